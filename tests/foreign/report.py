"""The table of a run, and its place in RESULTS.md."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..bench.figures import table
from .library import Suite, Verdicts
from .split import Split, Taken

RESULTS = Path(__file__).parents[1] / "bench" / "RESULTS.md"
BEGIN = "## Documents that others wrote\n<!-- written by python -m tests.foreign -->\n"
END = "<!-- end of documents that others wrote -->"
_MOST_REASONS = 12


@dataclass(frozen=True)
class Row:
    """What came of one document."""

    split: Split
    taken: list[Taken]
    refused: dict[str, list[str]]
    seconds: float
    faults: list[str]
    verdicts: Verdicts
    suite: Suite
    judging: float
    most: int

    @property
    def wrong(self) -> int:
        """How much is not as it should be."""
        return len(self.verdicts.wrong) + len(self.faults) + (self.suite.code != 0)

    def cells(self) -> list[str]:
        """The row of the table."""
        found, every = self.verdicts, self.split.operations
        return [
            self.split.source.name, f"{len(every) + sum(self.split.others.values()):,}", f"{len(every):,}",
            f"{len(self.taken):,}", f"{len(self.refused):,}", f"{found.rules:,}", f"{found.both:,}",
            f"{found.judged:,}", f"{found.accepted:,}", f"{len(found.wrong):,}", f"{len(self.faults):,}",
            self.suite.words,
            f"{self.seconds:,.1f}", f"{self.judging:,.1f}",
        ]  # fmt: skip


def section(rows: Sequence[Row]) -> str:
    """The section of the results."""
    return "\n".join([BEGIN, *_lines(rows), END])


def publish(rows: Sequence[Row]) -> None:
    """Put the section into RESULTS.md, in the place of the older one."""
    before, _, rest = RESULTS.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2].strip()
    text = f"{before.rstrip()}\n\n{section(rows)}\n" + (f"\n{after}\n" if after else "")
    RESULTS.write_text(text, encoding="utf-8")


def _lines(rows: Sequence[Row]) -> Iterator[str]:
    yield "Public OpenAPI documents of other authors, split mechanically into a spec tree of our shape: the envelope is"
    yield "ours, the schemas are theirs. The library of each tree has no drift, and every near-miss of its schemas is"
    yield "judged by the models, the sandbox's check and its sentences, and JSON Schema. A rule is tested from both"
    yield "sides when a body obeys it and a body is refused for it alone. Of an Action with more than"
    yield f"{rows[0].most:,} near-misses, every second is judged, every third and so on. Its own contract suite is the"
    yield "library's command `contract` against its embedded sandbox, with all near-misses and Schemathesis.\n"
    head = [
        "document", "operations", "with a JSON body", "taken", "refused", "rules", "both sides", "bodies", "valid",
        "wrong verdicts", "faults of mypy --strict", "its own contract suite", "generate, s", "judge, s",
    ]  # fmt: skip
    yield from table(head, (row.cells() for row in rows))
    reasons = Counter((row.split.source.name, _reason(found)) for row in rows for found in row.refused.values())
    if reasons:
        yield "\nWhat the loader refuses, always with file, pointer and sentence; the first of each operation:\n"
        yield from table(["document", "operations", "why"], _reasons(reasons))
    for row in rows:
        if row.verdicts.untested:
            yield f"\n{row.split.source.name}: no valid body was found for {', '.join(row.verdicts.untested)}."


def _reasons(reasons: Counter[tuple[str, str]]) -> Iterator[list[str]]:
    for (name, reason), count in reasons.most_common(_MOST_REASONS):
        yield [name, str(count), reason.replace("|", "\\|")]


def _reason(found: list[str]) -> str:
    """The sentence without what is peculiar to one schema."""
    sentence = found[0].partition(": ")[2]
    return re.sub(r"^'.{20,}?' does not fit", "a value does not fit", sentence)
