"""One call after the other on a kept connection, each client in turn.

    python -m tests.bench.sequential URL ROUNDS

Prints JSON: for each client the median time and processor time of a call, and the median over the rounds of its ratio
to raw httpx in the same round, which a busy machine disturbs least.
"""

from __future__ import annotations

import gc
import json
import statistics
import sys
import time
from collections.abc import Iterable
from typing import NamedTuple

from .peers import RAW, SYNC, Call

BLOCK = 20  # calls in a row, so that each client finds its own code in the caches
LONGEST = 0.05  # seconds that a block may take


class Block(NamedTuple):
    """Medians of one block, in seconds."""

    wall: float
    cpu: float


def block(call: Call, size: int) -> Block:
    """Some calls in a row."""
    walls, cpus = [], []
    for _ in range(size):
        cpu, wall = time.process_time(), time.perf_counter()
        call()
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    return Block(statistics.median(walls), statistics.median(cpus))


def made(url: str) -> tuple[dict[str, Call], dict[str, str]]:
    """The clients, each after its first calls; and why others cannot be had."""
    calls, skipped = {}, {}
    for name, make in SYNC.items():
        try:
            calls[name] = make(url)
            block(calls[name], 5)
        except Exception as error:
            skipped[name] = f"{type(error).__name__}: {error}"
    return calls, skipped


def turned(names: Iterable[str], number: int) -> list[str]:
    """Another client first in each round: a predecessor leaves caches and the server in its own state."""
    order = list(names)
    first = number % len(order)
    return order[first:] + order[:first]


def run(url: str, rounds: int) -> dict[str, object]:
    """The table."""
    calls, skipped = made(url)
    sizes = {name: max(1, min(BLOCK, int(LONGEST / block(call, 3).wall))) for name, call in calls.items()}
    gc.freeze()
    found: dict[str, list[Block]] = {name: [] for name in calls}
    for number in range(rounds):
        for name in turned(calls, number):
            found[name].append(block(calls[name], sizes[name]))
    return {"rows": {name: _row(blocks, found[RAW]) for name, blocks in found.items()}, "skipped": skipped}


def _row(blocks: list[Block], reference: list[Block]) -> dict[str, float]:
    pairs = list(zip(blocks, reference, strict=True))
    return {
        "wall": statistics.median(b.wall for b in blocks),
        "cpu": statistics.median(b.cpu for b in blocks),
        "wall_ratio": statistics.median(b.wall / r.wall for b, r in pairs),
        "cpu_ratio": statistics.median(b.cpu / r.cpu for b, r in pairs),
    }


if __name__ == "__main__":
    print(json.dumps(run(sys.argv[1], int(sys.argv[2]))))
