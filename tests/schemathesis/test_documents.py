"""Schemathesis over each document: in process and on a socket, valid and invalid requests, all signed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from qianfan_console.sandbox import Sandbox

from .budget import SEEDS
from .documents import documents
from .run import run
from .world import World


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(clock="manual", samples=True) as sandbox:
        yield sandbox


@pytest.fixture(scope="module")
def world(sandbox: Sandbox) -> World:
    return World(sandbox)


@pytest.fixture(scope="module")
def address(sandbox: Sandbox) -> Iterator[str]:
    with sandbox.serve() as address:
        yield address


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("action", documents())
def test_in_process(action: str, seed: int, world: World) -> None:
    result = run(documents()[action], world, seed=seed)
    assert result.judge() == []


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("action", documents())
def test_on_a_socket(action: str, seed: int, world: World, address: str) -> None:
    result = run(documents()[action], world, base_url=address, seed=seed)
    assert result.judge() == []
