"""What was measured as tables in Markdown, each target beside the number that meets it or does not."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from . import memory, peers, place, serving_report, startup
from .figures import Target, table

VERSIONS = (
    "qianfan-console", "pydantic", "httpx", "httpcore", "httpx2", "httpx-aiohttp", "aiohttp", "qianfan",
    "openapi-python-client", "starlette", "uvicorn", "httptools", "moto",
)  # fmt: skip


@dataclass(frozen=True)
class Results:
    """All that one run of the bench found, as its parts print it."""

    plain: dict[str, Any]
    tls: dict[str, Any] | None
    concurrent: dict[str, Any]
    startup: dict[str, Any]
    memory: dict[str, Any]
    serving: dict[str, Any]
    problems: list[str]
    quick: bool
    load: tuple[float, float, float]

    def targets(self) -> Iterator[Target]:
        """Every target of the bench."""
        yield from _call_targets("plain", self.plain["rows"], 2.5)
        yield from _call_targets("TLS", self.tls["rows"] if self.tls else {}, 40.0)
        yield from _async_targets(self.concurrent["rows"])
        imported, ready = self.startup[startup.IMPORT], self.startup[startup.READY]
        yield Target("`import qianfan_console` above bare Python", imported["wall_above"] * 1e3, 25, "at most", "ms")
        yield Target("`import qianfan_console`: new modules", imported["modules"], 60, "at most", "modules")
        yield Target("ready to call / httpx.Client() and one pydantic model", ready["wall_ratio"], 1.15, "at most")
        ours, peer = self.memory[memory.OURS], self.memory[memory.PEER]
        yield Target("memory of a ready client / httpx + pydantic", ours["ready"] / peer["ready"], 1.2, "at most")
        yield Target("growth over all calls", ours["grown"] / 2**20, 1, "at most", "MiB")
        yield from serving_report.targets(self.serving)


def _call_targets(over: str, rows: dict[str, dict[str, float]], faster: float) -> Iterator[Target]:
    mine, sdk = rows.get(peers.OURS), rows.get(peers.OFFICIAL)
    for kind, unit in (("wall", "wall"), ("cpu", "processor")):
        ratio = mine[f"{kind}_ratio"] if mine else None
        yield Target(f"typed call / raw httpx, {over}, {unit} time", ratio, 1.0, "at most")
    for kind, unit in (("wall", "wall"), ("cpu", "processor")):
        ratio = sdk[f"{kind}_ratio"] / mine[f"{kind}_ratio"] if mine and sdk else None
        yield Target(f"official SDK / typed call, {over}, {unit} time", ratio, faster, "at least")


def _async_targets(rows: dict[str, Any]) -> Iterator[Target]:
    for level in ("32", "256"):
        peer_rates = [rows[name][level]["rate"] for name in (peers.HTTPX2_ASYNC, peers.OFFICIAL_ASYNC) if name in rows]
        best = max(peer_rates, default=None)
        for name, bound in ((peers.OURS_ASYNC, 1.2), (peers.OURS_AIOHTTP, 3.0)):
            ratio = rows[name][level]["rate"] / best if best and name in rows else None
            yield Target(f"{name}, {level} at once / better of httpx2 and official SDK", ratio, bound, "at least")


def rendered(results: Results) -> str:
    """The whole page."""
    return "\n".join(_lines(results))


def _lines(results: Results) -> Iterator[str]:
    yield "# What calls cost\n"
    yield "Written by `make bench`. Absolute times move with the machine; the ratios were measured in one run.\n"
    yield from (f"- {line}" for line in _machine(results))
    yield "\n## Targets\n"
    yield from table(["", "measured", "target", ""], (target.cells() for target in results.targets()))
    yield "\n## One call after the other, connection kept, CreateCustomModel import body\n"
    yield "x is the median of the ratios to raw httpx in the same round; the control shows what the run resolves.\n"
    yield from _sequential("Plain HTTP", results.plain)
    yield from _sequential("TLS", results.tls) if results.tls else ["TLS: not measured, no certificate could be made."]
    yield "\n## Many calls at once, one process, plain HTTP\n"
    yield from _concurrent(results.concurrent)
    yield "\n## Import and readiness, fresh processes\n"
    head = ["", "wall, ms", "above bare", "processor, ms", "above bare", "x wall", "x processor", "new modules"]
    yield from table(head, (_start(name, row) for name, row in results.startup.items()))
    yield f"\nx {startup.PEER_READY}.\n\n## Memory\n"
    yield from table(["after a first call", "MiB"], ([n, _mib(row["ready"])] for n, row in results.memory.items()))
    ours = results.memory[memory.OURS]
    yield f"\n{ours['calls']:,} calls more: {ours['grown'] / 2**20:+.2f} MiB, {ours['objects']:+,} objects.\n"
    yield from serving_report.tables(results.serving)
    yield ""
    skipped = {**results.plain["skipped"], **results.concurrent["skipped"]}
    yield from (f"- skipped: {line}" for line in (*results.problems, *(f"{n}: {why}" for n, why in skipped.items())))


def _sequential(title: str, found: dict[str, Any]) -> Iterator[str]:
    yield f"\n### {title}\n"
    head = ["", "wall, µs", "x raw httpx", "processor, µs", "x raw httpx"]
    yield from table(head, (_call(name, row) for name, row in found["rows"].items()))


def _call(name: str, row: dict[str, float]) -> list[str]:
    wall, cpu = (f"{row[kind] * 1e6:,.0f}" for kind in ("wall", "cpu"))
    return [name, wall, f"{row['wall_ratio']:.2f}", cpu, f"{row['cpu_ratio']:.2f}"]


def _concurrent(found: dict[str, Any]) -> Iterator[str]:
    for level in next(iter(found["rows"].values())):
        yield f"\n### {level} at once\n"
        rows = (_burst(name, row[level]) for name, row in found["rows"].items())
        yield from table(["", "calls/s", "p99, ms", "processor, µs a call"], rows)


def _burst(name: str, row: dict[str, float]) -> list[str]:
    return [name, f"{row['rate']:,.0f}", f"{row['p99'] * 1e3:,.1f}", f"{row['cpu'] * 1e6:,.0f}"]


def _start(name: str, row: dict[str, float]) -> list[str]:
    times = [row["wall"], row["wall_above"], row["cpu"], row["cpu_above"]]
    ratios = [f"{row['wall_ratio']:.2f}", f"{row['cpu_ratio']:.2f}"]
    return [name, *(f"{seconds * 1e3:.1f}" for seconds in times), *ratios, f"{row['modules']:.0f}"]


def _mib(count: int) -> str:
    return f"{count / 2**20:.1f}"


def _machine(results: Results) -> Iterator[str]:
    yield f"{datetime.now(UTC):%Y-%m-%d}, {'quick look' if results.quick else 'full run'}"
    yield f"{_processor()}, {os.cpu_count()} cores; {platform.system()}, {platform.python_implementation()} " + (
        platform.python_version()
    )
    load = ", ".join(f"{value:.1f}" for value in results.load)
    yield f"load average at the start: {load}; loopback server in a process of its own"
    yield "versions: " + ", ".join(f"{name} {version}" for name, version in _versions())


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _versions() -> Iterator[tuple[str, str]]:
    program = (
        "import sys\nfrom importlib.metadata import PackageNotFoundError, version\n"
        "for name in sys.argv[1:]:\n    try:\n        print(name, version(name))\n"
        "    except PackageNotFoundError:\n        print(name, 'absent')"
    )
    found = subprocess.check_output([str(place.PYTHON), "-c", program, *VERSIONS], text=True)
    for line in found.splitlines():
        name, _, version = line.partition(" ")
        yield name, version
