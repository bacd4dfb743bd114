"""Many calls at once in one process, each client in turn.

    python -m tests.bench.concurrent URL ROUNDS

Prints JSON: by concurrency and client the calls a second (median of the rounds), the 99th percentile of latency, and
processor time of a call.
"""

from __future__ import annotations

import asyncio
import gc
import json
import statistics
import sys
import time
from typing import NamedTuple

from .peers import ASYNC, AsyncCall
from .sequential import turned

LEVELS = (1, 32, 256)
SECONDS = 1.0  # that one client has in one round, within
FEWEST, MOST = 512, 4096  # calls


class Burst(NamedTuple):
    """What one run of many calls gives."""

    rate: float
    p99: float
    cpu: float


async def burst(call: AsyncCall, level: int, calls: int) -> Burst:
    """`calls` calls, `level` at a time."""
    latencies: list[float] = []
    rest = iter(range(calls))

    async def work() -> None:
        for _ in rest:
            began = time.perf_counter()
            await call()
            latencies.append(time.perf_counter() - began)

    cpu, wall = time.process_time(), time.perf_counter()
    await asyncio.gather(*(work() for _ in range(level)))
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return Burst(calls / wall, statistics.quantiles(latencies, n=100)[98], cpu / calls)


async def made(url: str) -> tuple[dict[str, AsyncCall], dict[str, str]]:
    """The clients, each after its first calls; and why others cannot be had."""
    calls, skipped = {}, {}
    for name, make in ASYNC.items():
        try:
            calls[name] = await make(url)
            await burst(calls[name], 1, 5)
        except Exception as error:
            skipped[name] = f"{type(error).__name__}: {error}"
    return calls, skipped


async def run(url: str, rounds: int) -> dict[str, object]:
    """The table."""
    clients, skipped = await made(url)
    gc.freeze()
    rows: dict[str, dict[int, dict[str, float]]] = {name: {} for name in clients}
    for level in LEVELS:
        found: dict[str, list[Burst]] = {name: [] for name in clients}
        first = {name: await burst(call, level, FEWEST) for name, call in clients.items()}
        for number in range(rounds):
            for name in turned(clients, number):
                calls = max(FEWEST, min(MOST, int(first[name].rate * SECONDS)))
                found[name].append(await burst(clients[name], level, calls))
        for name, bursts in found.items():
            medians = map(statistics.median, zip(*bursts, strict=True))
            rows[name][level] = Burst(*medians)._asdict()
    return {"rows": rows, "skipped": skipped}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(run(sys.argv[1], int(sys.argv[2])))))
