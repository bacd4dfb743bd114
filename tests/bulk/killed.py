"""Runs the same bulk job again and again, each time in a process of its own that is killed at a random moment.

The library is loaded once; each process is a fork, so that its life is spent on the job. Sync and async take turns.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
import time
from pathlib import Path

from qianfan_console import AsyncQianfanConsole, QianfanConsole
from qianfan_console.runtime.bulk import async_run as _async_run  # noqa: F401 (loaded before the fork)
from qianfan_console.runtime.bulk import lookup
from qianfan_console.runtime.bulk import run as _run  # noqa: F401 (loaded before the fork)

from .sets import ACTION, bodies

RECORD = 210  # bytes of a record, about


def jobs(times: int) -> list[dict[str, str]]:
    """Enough for as many processes."""
    return bodies(15 * times)


def work(url: str, journal: str, times: int) -> None:
    with QianfanConsole(base_url=url) as console:
        console.map(ACTION, jobs(times), journal=journal, max_concurrency=6)


async def async_work(url: str, journal: str, times: int) -> None:
    async with AsyncQianfanConsole(base_url=url) as console:
        await console.map(ACTION, jobs(times), journal=journal, max_concurrency=6)


def size(journal: str) -> int:
    return Path(journal).stat().st_size if Path(journal).exists() else 0


def kill_somewhen(child: int, journal: str, chance: random.Random) -> bool:
    """Kill `child` once the journal has grown by some records, or a little later. Whether that was before its end."""
    enough = size(journal) + chance.randrange(-2 * RECORD, 12 * RECORD)
    deadline = time.monotonic() + 20
    while size(journal) < enough and time.monotonic() < deadline:
        if os.waitpid(child, os.WNOHANG)[0]:
            return False
    time.sleep(chance.random() * 0.004)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def main(url: str, journal: str, times: int) -> int:
    lookup.finder("qianfan_console", None)(ACTION)
    chance = random.Random(times)
    kills = 0
    for turn in range(times):
        child = os.fork()
        if not child:
            try:
                work(url, journal, times) if turn % 2 else asyncio.run(async_work(url, journal, times))
            finally:
                os._exit(0)
        kills += kill_somewhen(child, journal, chance)
    return kills


if __name__ == "__main__":
    print(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
