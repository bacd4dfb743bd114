"""What was measured as a section of RESULTS.md: targets, a table for each size, and a picture."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ..figures import Target, table
from .measure import Point
from .peers import MODELS, OURS
from .picture import Line, Panel, picture
from .process import PATIENCE

RESULTS = Path(__file__).parents[1] / "RESULTS.md"
PICTURE = RESULTS.with_name("codegen.svg")
BEGIN, END = (
    "## What generating costs\n<!-- written by make bench-codegen -->\n",
    "<!-- end of what generating costs -->",
)
OTHERS = "## JSON-Schema-Test-Suite\n"
_MIB = 2**20


@dataclass(frozen=True)
class Curves:
    """All points of one run: by generator, by number of operations."""

    sizes: tuple[int, ...]
    points: dict[str, dict[int, Point]]
    load: tuple[tuple[float, float, float], tuple[float, float, float]]
    """Averages before and after."""

    def targets(self) -> Iterator[Target]:
        """What ours is held to."""
        small, large = self.points[OURS][self.sizes[0]], self.points[OURS][self.sizes[-1]]
        peer, size = self.points[MODELS][self.sizes[-1]], f"{self.sizes[-1]:,}"
        growth = large.cpu / small.cpu / (self.sizes[-1] / self.sizes[0])
        yield Target(f"processor time at {size} / at {self.sizes[0]}, over the ratio of sizes", growth, 1, "at most")
        for kind, of in (("wall", "wall"), ("cpu", "processor")):
            ratio = getattr(large, kind) / getattr(peer, kind) if peer.wall else None
            yield Target(f"full run / datamodel-codegen's models, {size}, {of} time", ratio, 1.25, "at most")
        for kind, of in (("wall", "wall"), ("cpu", "processor")):
            yield Target(f"one spec of {size} changed, {of} time", large.more.get(kind), 2, "at most", "s")
        yield Target(f"lines of Python at {size}", large.python, 60_000, "at most", "lines")
        yield Target("import and first call, at the largest / the smallest", large.ready / small.ready, 1.1, "at most")
        yield Target("its memory, at the largest / the smallest", large.held / small.held, 1.05, "at most")


def rendered(curves: Curves) -> str:
    """The section."""
    return "\n".join([BEGIN, *_lines(curves), END])


def publish(curves: Curves) -> None:
    """Put the section into RESULTS.md, in the place of the older one, and the picture beside it."""
    text = RESULTS.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    RESULTS.write_text(f"{before.rstrip()}\n\n{rendered(curves)}\n{after.lstrip()}", encoding="utf-8")
    PICTURE.write_text(picture(_panels(curves)), encoding="utf-8")


def kept(text: str) -> str:
    """What others than `make bench` have written into the page, to be kept when that writes it anew."""
    starts = [place for mark in (OTHERS, BEGIN) if (place := text.find(mark)) >= 0]
    return f"\n{text[min(starts) :]}" if starts else ""


def _lines(curves: Curves) -> Iterator[str]:
    before, after = (", ".join(f"{value:.1f}" for value in load) for load in curves.load)
    yield "Written by `make bench-codegen`: synthetic spec trees in the shapes of the real ones, and the same Actions"
    yield "as one plain document for the peers, all in one run. Ours runs without its cache, but where a line says so."
    yield "What is written by hand and the same at any size (runtime, sandbox, contract suite) is in its time, not in"
    yield "its lines. Code is what is neither blank, nor a comment, nor a docstring. openapi-generator is PyPI's"
    yield "package of it, with its Java.\n"
    machine = f"{os.cpu_count()} cores, {platform.system()}, CPython {platform.python_version()}"
    yield f"- {datetime.now(UTC):%Y-%m-%d}, {machine}; load average at the start: {before}; at the end: {after}"
    yield f"- A run that takes longer than {PATIENCE} s is stopped; its row says what it took at least, with >."
    yield "\n![Curves of time, memory, output and first call](codegen.svg)\n\n### Generator: targets\n"
    yield from table(["", "measured", "target", ""], (target.cells() for target in curves.targets()))
    for size in curves.sizes:
        yield f"\n### Generator: {size:,} operations\n"
        yield from _table(curves, size)


def _table(curves: Curves, size: int) -> Iterator[str]:
    head = [
        "", "wall, s", "processor, s", "peak, MiB", "lines of Python", "an operation", "of them code", "other lines",
        "files", "MiB", "import, ms", "import and first call, ms", "held then, MiB",
    ]  # fmt: skip
    yield from table(head, (_row(name, points[size], size) for name, points in curves.points.items()))
    for name, points in curves.points.items():
        if failure := points[size].failure:
            yield f"\n{name}: not measured in full. {failure}"
        if more := points[size].more:
            spent = f"{more['wall']:.1f} s wall, {more['cpu']:.1f} s processor"
            yield f"\n{name}, one spec changed, with the cache: {spent}."


def _row(name: str, point: Point, size: int) -> list[str]:
    if not point.wall:
        return [name, *["not measured"] * 12]
    cost = [f"{point.wall:,.1f}", f"{point.cpu:,.1f}", f"{point.peak / _MIB:,.0f}"]
    if point.stopped:
        return [name, *(f"> {value}" for value in cost), *["not measured"] * 9]
    made = [
        *cost, f"{point.python:,}", f"{point.python / size:,.0f}", f"{point.code:,}", f"{point.other:,}",
        f"{point.files:,}", f"{point.size / _MIB:,.1f}",
    ]  # fmt: skip
    used = [f"{point.imported * 1e3:,.0f}", f"{point.ready * 1e3:,.0f}", f"{point.held / _MIB:,.0f}"]
    return [name, *made, *(used if point.ready else ["not measured"] * 3)]


def _panels(curves: Curves) -> list[Panel]:
    finished = {
        name: {size: point for size, point in points.items() if not point.stopped}
        for name, points in curves.points.items()
    }

    def lines(value: str, scale: float) -> tuple[Line, ...]:
        return tuple(
            Line(name, tuple((n, getattr(p, value) * scale) for n, p in points.items() if getattr(p, value)))
            for name, points in finished.items()
        )

    return [
        Panel("processor time of a full run, s", lines("cpu", 1)),
        Panel("peak memory of a full run, MiB", lines("peak", 1 / _MIB)),
        Panel("lines of Python written", lines("python", 1)),
        Panel("import and first call, ms", lines("ready", 1e3)),
    ]
