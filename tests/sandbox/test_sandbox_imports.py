"""What importing and starting the sandbox loads."""

from __future__ import annotations

import subprocess
import sys

import pytest

from qianfan_console.sandbox import Sandbox

HEAVY = {"starlette", "uvicorn", "jsonschema_rs", "httpx", "pydantic", "email.message", "asyncio"}


def loaded(program: str) -> set[str]:
    code = f"{program}\nimport sys; print(*sys.modules)"
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())


def test_the_sandbox_loads_nothing_heavy_before_it_is_used() -> None:
    assert HEAVY.isdisjoint(loaded("from qianfan_console.sandbox import Sandbox; Sandbox()"))


def test_the_command_loads_the_server_when_it_serves() -> None:
    assert HEAVY.isdisjoint(loaded("import qianfan_console.sandbox.server"))


def test_public_names() -> None:
    import qianfan_console.sandbox as package

    assert sorted(package.__all__) == sorted(set(package.__all__))
    assert all(hasattr(package, name) for name in package.__all__)


@pytest.mark.parametrize("missing", ["jsonschema_rs", "starlette", "uvicorn", "httptools"])
def test_without_the_extra_the_way_to_it_is_said(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    expected = rf"{missing} is missing: pip install 'qianfan-console\[sandbox\]'"
    with pytest.raises(ModuleNotFoundError, match=expected), Sandbox() as sandbox, sandbox.serve():
        pass
