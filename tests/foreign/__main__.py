"""`python -m tests.foreign DOCUMENT…`: documents that others wrote through the generator and its contract suite.

A DOCUMENT is a file, or a folder of files that refer to each other, in OpenAPI 3.0 or 3.1. Each operation with a JSON
body becomes an Action; what the loader refuses is counted with its reasons. Of the rest a library is generated, held
against drift, typed, and asked about every near-miss of its schemas. The table goes into tests/bench/RESULTS.md.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from .library import MOST_BODIES, generated, refusals, suite, type_faults, verdicts
from .read import read
from .report import Row, publish, section
from .split import split


def main() -> int:
    """Run every document; 1 if any verdict is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.foreign", description=__doc__.partition("\n")[0])
    parser.add_argument("documents", nargs="+", type=Path, metavar="DOCUMENT")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave trees and libraries there")
    parser.add_argument(
        "--most", type=int, default=MOST_BODIES, metavar="N", help="near-misses of each Action to judge"
    )
    parser.add_argument("--dry-run", action="store_true", help="leave RESULTS.md as it is")
    args = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as temporary:
        for number, document in enumerate(args.documents):
            rows.append(run(document, (args.keep or Path(temporary)) / f"{number}", f"foreign_{number}", args.most))
            print(section(rows[-1:]), flush=True)
    if not args.dry_run:
        publish(rows)
    return 1 if any(row.wrong for row in rows) else 0


def run(document: Path, folder: Path, package: str, most: int = MOST_BODIES, random: int = 1) -> Row:
    """One document, all the way."""
    source = split(read(document))
    _say(f"{source.source.name}: {len(source.operations)} operations with a JSON body")
    taken, refused = refusals(source)
    seconds = generated(source, taken, folder, package)
    _say(f"{len(taken)} generated in {seconds:.1f} s; types")
    faults = type_faults(folder, package)
    _say(f"{len(faults)} faults of types; near-misses")
    began = time.perf_counter()
    found = verdicts(folder, package, most)
    for wrong in found.wrong[:20]:
        _say(f"wrong: {wrong}")
    for fault in faults[:20]:
        _say(f"type: {fault}")
    judging = time.perf_counter() - began
    _say(f"{len(found.wrong)} wrong verdicts; its own contract suite")
    own = suite(folder, package, random)
    if own.code:
        _say(own.said)
    return Row(source, taken, refused, seconds, faults, found, own, judging, most)


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
