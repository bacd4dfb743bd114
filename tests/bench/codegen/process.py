"""Run a command, and what it and all its children cost."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 600  # a generator that takes longer is not waited for: the whole bench shall end within 40 minutes
_PAUSE = 0.05


@dataclass(frozen=True)
class Cost:
    """Seconds on the wall, seconds of processor time, and the most bytes held at once; or why there are none.

    Of what was stopped because it took too long, they are what it took at least.
    """

    wall: float
    cpu: float
    peak: int
    output: str
    failure: str = ""
    stopped: bool = False


def run(command: Sequence[str | Path], env: Mapping[str, str], patience: float = PATIENCE) -> Cost:
    """Run to the end, or until patience is over."""
    stopped = False
    start = time.perf_counter()
    # Into a file: a pipe that nobody empties would stop who talks much.
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        process = subprocess.Popen(
            [str(part) for part in command],
            env=dict(env),
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        peak = 0
        while True:
            peak = max(peak, sum(map(_held, _tree(process.pid))))
            done, status, usage = os.wait4(process.pid, os.WNOHANG)
            if done:
                break
            if time.perf_counter() - start > patience:
                stopped = True
                os.killpg(process.pid, signal.SIGKILL)  # its children too
            time.sleep(_PAUSE)
        wall = time.perf_counter() - start
        process.returncode = code = os.waitstatus_to_exitcode(status)
        said.seek(0)
        output = said.read()
    last = (output.strip() or "no words").splitlines()[-1][:200]
    failure = f"stopped after {patience:,.0f} seconds" if stopped else f"{code}: {last}" if code else ""
    return Cost(wall, usage.ru_utime + usage.ru_stime, peak, output, failure, stopped)


def _tree(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _tree(int(child))


def _held(pid: int) -> int:
    """What a process holds of its own, and its share of what it holds together with others."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
