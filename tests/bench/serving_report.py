"""The serving part of the report: its targets and its tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .figures import Target, table
from .serving_servers import BARE, CEILING, FILE, MEMORY, MOCK, MOTO, PRISM

_NOISE = 1.25  # what two states of the same size differ by on a busy machine


def targets(found: dict[str, Any]) -> Iterator[Target]:
    """What issue 5 asks for."""
    rows = found["rows"]
    for name, bound in ((MEMORY, 0.5), (FILE, 0.3)):
        yield Target(f"{name} / {BARE}, requests a second", _get(rows, name, "x"), bound, "at least")
    for name, bound in ((PRISM, 2.5), (MOCK, 5.0), (MOTO, 5.0)):
        yield Target(f"{MEMORY} / {name}, requests a second", _get(rows, name, "ours_x"), bound, "at least")
    fastest = max((row["rate"] for name, row in rows.items() if name != CEILING), default=0.0)
    ceiling = rows[CEILING]["rate"] / fastest if CEILING in rows and fastest else None
    yield Target("ceiling of the loader / fastest server", ceiling, 1.5, "at least")
    for name in (MEMORY, FILE):
        yield Target(f"{name}: ready / bare route ready", found["ready"][name]["x"], 1.5, "at most")
    slowest = max(row["x"] for row in found["lists"].values())
    yield Target("slowest list or Describe-call, 100,000 versions / 100", slowest, _NOISE, "at most")


def _get(rows: dict[str, Any], name: str, key: str) -> float | None:
    return rows[name][key] if name in rows else None


def page(found: dict[str, Any]) -> Iterator[str]:
    """Targets and tables of this part alone."""
    yield from table(["", "measured", "target", ""], (target.cells() for target in targets(found)))
    yield from tables(found)


def tables(found: dict[str, Any]) -> Iterator[str]:
    """What was measured."""
    yield "\n## Sandbox under load: 32 kept connections, one process a server, CreateCustomModel import body\n"
    head = ["", "requests/s", "x bare route", "p99, ms", "processor, µs a request", "refused"]
    yield from table(head, (_row(name, row) for name, row in found["rows"].items()))
    yield from (f"\n{name}: not measured, {reason}" for name, reason in found["skipped"].items())
    yield "\n### From the start of the process to the first answer\n"
    ready = found["ready"].items()
    yield from table(["", "ms", "x bare route"], ([n, f"{r['ready'] * 1e3:,.0f}", f"{r['x']:.2f}"] for n, r in ready))
    yield "\n### Calls in a large state, in process\n"
    head = ["", "100 versions, µs", "100,000 versions, µs", "x"]
    yield from table(head, (_scale(name, row) for name, row in found["lists"].items()))


def _row(name: str, row: dict[str, float]) -> list[str]:
    rate, p99, cpu = f"{row['rate']:,.0f}", f"{row['p99'] * 1e3:,.1f}", f"{row['cpu'] * 1e6:,.0f}"
    return [name, rate, f"{row['x']:.2f}", p99, cpu, f"{row['bad']:,.0f}"]


def _scale(name: str, row: dict[str, float]) -> list[str]:
    return [name, f"{row['small'] * 1e6:,.0f}", f"{row['large'] * 1e6:,.0f}", f"{row['x']:.2f}"]
