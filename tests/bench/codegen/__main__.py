"""What generating costs, and what generated code costs, as curves beside the peers.

    python -m tests.bench.codegen [--sizes 10,100,1000]

Writes the section of tests/bench/RESULTS.md and tests/bench/codegen.svg. With other sizes it only prints.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

from .measure import Inputs, Point, answering, generated, inputs, one_spec_changed, used
from .peers import CACHE, OURS, PEERS, Peer, prepare
from .report import Curves, publish, rendered

SIZES = (10, 100, 1_000)
STARTS = 5


def main() -> int:
    """Measure everything and report."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.codegen", description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="numbers of operations")
    sizes = tuple(sorted(int(size) for size in parser.parse_args().sizes.split(",")))
    curves = measured(sizes)
    print(rendered(curves))
    if sizes == SIZES:
        publish(curves)
    return 0


def measured(sizes: tuple[int, ...]) -> Curves:
    """Every generator at every size."""
    missing, load = prepare(), os.getloadavg()
    points: dict[str, dict[int, Point]] = {peer.name: {} for peer in PEERS}
    kept = CACHE / "points.json"
    with answering() as url:
        for size in sorted(sizes, reverse=True):
            given = inputs(size)
            for peer in PEERS:
                print(f"measuring: {peer.name}, {size} operations …", file=sys.stderr, flush=True)
                if size == max(sizes) and peer.needs not in missing:
                    generated(peer, inputs(SIZES[0]), CACHE / "output" / "warm")  # the first run of each compiles
                points[peer.name][size] = _point(peer, given, url, missing)
                kept.write_text(json.dumps(points, default=asdict, indent=1))
        use_in_turns(points[OURS], url)
    return Curves(sizes, {name: dict(sorted(row.items())) for name, row in points.items()}, (load, os.getloadavg()))


def use_in_turns(points: dict[int, Point], url: str) -> None:
    """Measure import and first call of ours again, all sizes in turns: a machine's speed changes within minutes."""
    [ours] = (peer for peer in PEERS if peer.name == OURS)
    good = {size: point for size, point in points.items() if not point.failure}
    outs = [output(ours, size) for size in good]
    for point, costs in zip(good.values(), used(ours, outs, url, STARTS), strict=True):
        for name, value in costs.items():
            setattr(point, name, value)


def output(peer: Peer, size: int) -> Path:
    """Where the peer writes what it makes of so many operations."""
    return CACHE / "output" / peer.name.replace(" ", "-").replace(",", "") / str(size)


def _point(peer: Peer, given: Inputs, url: str, missing: dict[str, str]) -> Point:
    if peer.needs in missing:
        return Point(failure=f"cannot be installed: {missing[peer.needs]}")
    out = output(peer, given.size)
    point = generated(peer, given, out)
    if point.failure:
        return point
    try:
        [costs] = used(peer, [out], url, STARTS)
        for name, value in costs.items():
            setattr(point, name, value)
        if peer.name == OURS:
            point.more = one_spec_changed(given, peer)
    except RuntimeError as error:
        point.failure = f"its output cannot be used: {error}"
    return point


if __name__ == "__main__":
    sys.exit(main())
