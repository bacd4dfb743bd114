"""What comes with an extra of the package, asked for before it is needed."""

from __future__ import annotations

from importlib.util import find_spec


def require(extra: str, *modules: str) -> None:
    """Nothing, if all `modules` are installed; none is loaded.

    Raises:
        ModuleNotFoundError: one is not; the message says which extra brings it.
    """
    for name in modules:
        if find_spec(name) is None:
            raise ModuleNotFoundError(f"{name} is missing: pip install 'qianfan-console[{extra}]'", name=name)
