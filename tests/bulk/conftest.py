"""Every test that asks for `colour` runs once with the sync client and once with the async one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from qianfan_console.sandbox import Sandbox

from ..runtime.colours import Async, Colour, Sync


@pytest.fixture(params=[Sync, Async], ids=lambda kind: str(kind.name))
def colour(request: pytest.FixtureRequest) -> Iterator[Colour]:
    kind: type[Colour] = request.param
    made = kind()
    yield made
    made.close()


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(clock="manual") as sandbox:
        yield sandbox
