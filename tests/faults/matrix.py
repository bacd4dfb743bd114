"""The fault matrix as a table: `python -m tests.faults.matrix`."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Mapping

from .cells import RUNS, Cell
from .rows import ROWS

_HEAD = ("fault", "Describe…", "Delete model, set", "other writes")


def table(found: Mapping[str, Iterable[Cell]]) -> list[str]:
    """The outcome of each fault, and how many cells of each client ended so."""
    cells = {colour: list(each) for colour, each in found.items()}
    lines = [_line(*_HEAD, *cells)]
    for row in ROWS:
        counts = []
        for each in cells.values():
            ours = [cell for cell in each if cell.row is row]
            counts.append(f"{sum(not cell.problem for cell in ours)}/{len(ours)}")
        lines.append(_line(row.name, str(row.safe), str(row.delete), str(row.once), *counts))
    return lines


def _line(name: str, safe: str, delete: str, once: str, *counts: str) -> str:
    return f"{name:39} {safe:25} {delete:25} {once:25} " + " ".join(f"{count:>6}" for count in counts)


def problems(cells: Iterable[Cell]) -> list[str]:
    """One line for each cell that did not end as documented."""
    return [f"{cell.row.name}, {cell.action}: {cell.problem}" for cell in cells if cell.problem]


def main() -> int:
    """Run all cells and print the table."""
    start = time.monotonic()
    found = {colour: run() for colour, run in RUNS.items()}
    wrong = [f"{colour}: {problem}" for colour, cells in found.items() for problem in problems(cells)]
    print(*table(found), *wrong, sep="\n")
    print(f"{sum(map(len, found.values()))} cells in {time.monotonic() - start:.0f} s, {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
