"""The fault matrix: each fault on each Action by both clients, on a real socket. The outcomes stand in `rows`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

import pytest

from qianfan_console.index import OPERATIONS
from qianfan_console.sandbox import Sandbox

from .actions import BODIES
from .cells import RUNS
from .matrix import problems, table
from .rows import ROWS


@pytest.fixture(autouse=True, scope="module")
def _loaded() -> None:
    """pytest parses what is imported, which Python 3.11 cannot do in two threads at once."""
    for module in OPERATIONS.values():
        import_module(f"qianfan_console.{module}")


@pytest.mark.parametrize("colour", RUNS)
def test_each_call_ends_as_documented(colour: str, record_property: Callable[[str, object], None]) -> None:
    cells = RUNS[colour]()
    record_property("fault matrix", "\n".join(table({colour: cells})))
    assert len(cells) == len(ROWS) * len(BODIES)
    # A pause of the machine can swallow a deadline of a quarter of a second; a fault of ours strikes again.
    assert not problems(cells) or not _cells(problems(cells)) & _cells(problems(RUNS[colour]())), problems(cells)


def _cells(found: list[str]) -> set[str]:
    """Row and Action of each problem."""
    return {problem.partition(": ")[0] for problem in found}


def test_each_action_is_called() -> None:
    with Sandbox() as sandbox:
        assert set(BODIES) == set(sandbox.contract.operations)
