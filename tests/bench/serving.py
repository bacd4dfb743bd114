"""Requests a second that the sandbox answers, beside the servers that one would use instead; readiness; large states.

    python -m tests.bench.serving [--quick]

Every create is validated, its signature is checked, and it changes the state. Each connection sends bytes that were
signed once, as clients do within a second; one row shows signatures that the sandbox has not seen lately. All servers
run at once and are loaded in turn, 32 kept connections each; server and loader have a core of their own where there are
two.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from . import place
from .sequential import turned
from .serving_scale import lists
from .serving_servers import BARE, FILE, MEMORY, MOCK, MOCK_FILE, Running, processor, running, servers

CONNECTIONS = 32
ABSENT = "QIANFAN_MOCK_SERVER names no copy of python/qianfan/tests/utils/mock_server.py of the official SDK"
Burst = dict[str, float]


def run(rounds: int, seconds: float, starts: int) -> dict[str, Any]:
    """Everything that the report needs."""
    skipped = {} if MOCK_FILE else {MOCK: ABSENT}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        up: dict[str, Running] = {}
        for name, server in servers(Path(folder)).items():
            try:
                up[name] = stack.enter_context(running(server, _core(0)))
            except (OSError, RuntimeError, ValueError) as error:
                skipped[name] = f"{type(error).__name__}: {error}"
        found = rates(up, rounds, seconds)
    return {"rows": found, "skipped": skipped, "ready": readiness(starts), "lists": lists()}


def rates(up: dict[str, Running], rounds: int, seconds: float) -> dict[str, Burst]:
    """The medians of all rounds, and of the ratios to the bare route in the same round."""
    for server in up.values():
        burst(server, min(seconds, 0.3))
    found: dict[str, list[Burst]] = {name: [] for name in up}
    for number in range(rounds):
        for name in turned(up, number):
            found[name].append(burst(up[name], seconds))
    return {name: _row(bursts, found[BARE], found[MEMORY]) for name, bursts in found.items()}


def _row(bursts: list[Burst], bare: list[Burst], ours: list[Burst]) -> Burst:
    medians = {key: statistics.median(each[key] for each in bursts) for key in ("rate", "p99", "cpu")}
    return {
        **medians,
        "x": _paired(bursts, bare),
        "ours_x": _paired(ours, bursts),
        "bad": sum(b["bad"] for b in bursts),
    }


def _paired(some: Iterable[Burst], others: Iterable[Burst]) -> float:
    return statistics.median(one["rate"] / max(other["rate"], 1e-9) for one, other in zip(some, others, strict=True))


def burst(server: Running, seconds: float) -> Burst:
    """What the loader counts in so many seconds."""
    requests = [base64.b64encode(request).decode() for request in server.requests]
    with tempfile.NamedTemporaryFile("w", suffix=".json") as order:
        facts = {"port": server.port, "connections": CONNECTIONS, "requests": requests}
        json.dump({**facts, "seconds": seconds, "core": _core(1)}, order)
        order.flush()
        before = processor(server.process.pid)
        command = [str(place.PYTHON), "-m", "tests.bench.serving_loader", order.name]
        counted = json.loads(subprocess.check_output(command, cwd=place.ROOT, env=place.variables("")))
        after = processor(server.process.pid)
    spent = after - before if after is not None and before is not None else 0.0
    p99 = counted["p99"] if counted["p99"] is not None else seconds
    return {"rate": counted["rate"], "p99": p99, "bad": counted["bad"], "cpu": spent / max(counted["good"], 1)}


def readiness(starts: int) -> dict[str, dict[str, float]]:
    """Seconds from the start of a process to its first answer, in turn, with the ratio to the bare route."""
    found: dict[str, list[float]] = {BARE: [], MEMORY: [], FILE: []}
    for number in range(starts):
        for name in turned(found, number):
            with tempfile.TemporaryDirectory() as folder, running(servers(Path(folder))[name], None) as server:
                found[name].append(server.ready)
    return {
        name: {
            "ready": statistics.median(times),
            "x": statistics.median(mine / bare for mine, bare in zip(times, found[BARE], strict=True)),
        }
        for name, times in found.items()
    }


def _core(number: int) -> int | None:
    cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    return cores[number] if len(cores) > 1 else None


def main() -> int:
    """Measure and print this part alone."""
    from .serving_report import page

    parser = argparse.ArgumentParser(prog="python -m tests.bench.serving", description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="a fast look")
    quick: bool = parser.parse_args().quick
    problems = place.prepare()
    found = run(*((2, 0.5, 3) if quick else (9, 1.0, 15)))
    print("\n".join(page(found)))
    print("\n".join(problems))
    return 0


if __name__ == "__main__":
    sys.exit(main())
