"""Templates of a user's own in the place of ours, by name, held to the same rules: escapers, checked output."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from jinja2 import TemplateError

from ..load import Problem, SpecError
from .tree import UnexpectedCodeError

FOLDER = Path(__file__).parent.parent / "templates"
_current: ContextVar[Path | None] = ContextVar("overrides", default=None)


def own_templates() -> Path | None:
    """The folder of the user's own templates, if there is one."""
    return _current.get()


def folders() -> tuple[Path, ...]:
    """Where a template is looked for, the first folder first."""
    own = _current.get()
    return (FOLDER,) if own is None else (own, FOLDER)


@contextmanager
def overridden(folder: Path | None) -> Iterator[None]:
    """Let the templates in `folder` stand for ours of the same name; nothing changes without a folder.

    Raises:
        SpecError: there is no such folder, a file in it has not the name of a template, or what it gives is refused.
    """
    if folder is None:
        yield
        return
    _check(folder)
    token = _current.set(folder)
    try:
        yield
    except (TemplateError, TypeError, UnexpectedCodeError) as error:
        place = getattr(error, "filename", None) or str(folder)
        number = getattr(error, "lineno", None)
        line = f"line {number}: " if number else ""
        raise SpecError(
            [Problem(place, "", f"{line}{error}; see codegen/templates for the one it replaces")]
        ) from error
    finally:
        _current.reset(token)


def _check(folder: Path) -> None:
    if not folder.is_dir():
        raise SpecError([Problem("--templates", "", f"{folder} is no folder; give one with templates of your own")])
    known = sorted(path.name for path in FOLDER.glob("*.j2"))
    strange = sorted(path.name for path in folder.iterdir() if path.name not in known)
    if strange:
        message = f"no template is called {strange[0]!r}; there are {', '.join(known)}"
        raise SpecError([Problem("--templates", "", message)])
