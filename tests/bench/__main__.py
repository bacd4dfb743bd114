"""What a call, many calls, an import, a ready client and an answer of the sandbox cost, beside the peers.

    python -m tests.bench [--quick]

Writes tests/bench/RESULTS.md and prints it. `--quick` takes a fast look and leaves the file as it is.
"""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from . import place, serving
from .codegen.report import kept
from .report import Results, rendered
from .server import running

RESULTS = Path(__file__).with_name("RESULTS.md")


@dataclass(frozen=True)
class Effort:
    """How long to measure."""

    rounds: int
    tls_rounds: int
    bursts: int
    starts: int
    calls: int
    serving: tuple[int, float, int]  # rounds, seconds of each burst, starts


FULL = Effort(rounds=100, tls_rounds=60, bursts=7, starts=21, calls=100_000, serving=(9, 1.0, 15))
QUICK = Effort(rounds=15, tls_rounds=10, bursts=2, starts=7, calls=10_000, serving=(2, 0.5, 3))


def main() -> int:
    """Measure everything and report."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="a fast look; RESULTS.md stays as it is")
    quick: bool = parser.parse_args().quick
    text = rendered(measured(QUICK if quick else FULL, quick=quick))
    print(text)
    if not quick:
        others = kept(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else ""
        RESULTS.write_text(f"{text}\n{others}", encoding="utf-8")
    return 0


def measured(effort: Effort, *, quick: bool) -> Results:
    """Every part, one after the other."""
    problems = place.prepare()
    load = os.getloadavg()
    with running() as url:
        _say("one call after the other")
        plain = place.measure("sequential", url, str(effort.rounds))
        _say("many calls at once")
        concurrent = place.measure("concurrent", url, str(effort.bursts))
        _say("import and readiness")
        startup = place.measure("startup", url, str(effort.starts))
    pair, tls = place.certificate(), None
    with running(pair) as url:
        if pair:
            _say("one call after the other, TLS")
            tls = place.measure("sequential", url, str(effort.tls_rounds))
        _say("memory")  # over TLS: httpx loads certificates in any case, we only where they are needed
        memory = place.measure("memory", url, str(effort.calls))
    _say("the sandbox under load")
    served = serving.run(*effort.serving)
    return Results(plain, tls, concurrent, startup, memory, served, problems, quick, load)


def _say(what: str) -> None:
    print(f"measuring: {what} …", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
