"""What importing and starting the sandbox loads."""

from __future__ import annotations

import subprocess
import sys

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
