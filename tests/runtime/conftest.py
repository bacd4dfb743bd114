"""Every test that asks for `colour` runs once with the sync client and once with the async one."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from qianfan_console.sandbox import Sandbox

from .colours import Async, Colour, Sync


@pytest.fixture(params=[Sync, Async], ids=lambda kind: str(kind.name))
def colour(request: pytest.FixtureRequest) -> Iterator[Colour]:
    kind: type[Colour] = request.param
    made = kind()
    yield made
    made.close()


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test goes through the proxies of the person who runs it."""
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(clock="manual", samples=True) as sandbox:
        yield sandbox
