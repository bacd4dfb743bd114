"""Every test that asks for `colour` runs once with the sync client and once with the async one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from qianfan_console.sandbox import Sandbox

from ..runtime.conftest import colour

__all__ = ["colour", "sandbox"]


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(clock="manual") as sandbox:
        yield sandbox
