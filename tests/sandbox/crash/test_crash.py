"""`kill -9` at any moment: nothing answered is lost, the file opens again, and nothing half done can be seen."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import IO

import pytest

from qianfan_console.sandbox import Sandbox

from ..machine.orphans import orphans
from .client import Client, Connection
from .witness import Shown, check

LIVES, CLIENTS, SEED = 200, 4, 1
LONGEST = 0.15  # seconds from the birth, or from the first call, to the end


class Nursery:
    """Starts the command again and again, without loading it anew each time."""

    def __init__(self, state: Path) -> None:
        command = [sys.executable, str(Path(__file__).with_name("nursery.py"))]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._in, self._out = _pipe(self._process.stdin), _pipe(self._process.stdout)
        self._state = state
        self._alive = 0

    def birth(self) -> int:
        """Start the command and say its process."""
        self._in.write(f"--state {self._state}\n")
        self._in.flush()
        self._alive = int(self._read(r"born (\d+)"))
        return self._alive

    def port(self) -> int:
        """Wait until the command listens."""
        return int(self._read(r"sandbox listening on http://127\.0\.0\.1:(\d+)"))

    def death(self, process: int) -> None:
        """Kill the command, which must not have ended before."""
        os.kill(process, signal.SIGKILL)
        self._alive = 0
        line = self._out.readline()
        if line.startswith("sandbox listening"):
            line = self._out.readline()
        assert line == f"ended {int(signal.SIGKILL)}\n"

    def close(self) -> None:
        """Start no more; a failed test leaves the command alive."""
        self._in.close()
        if self._alive:
            os.kill(self._alive, signal.SIGKILL)
        assert self._process.wait(timeout=10) == 0
        self._out.close()

    def _read(self, pattern: str) -> str:
        line = self._out.readline()
        match = re.fullmatch(pattern, line.strip())
        assert match, line
        return match[1]


def _pipe(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe


@pytest.fixture
def nursery(tmp_path: Path) -> Iterator[Nursery]:
    nursery = Nursery(tmp_path / "state.db")
    yield nursery
    nursery.close()


def test_nothing_answered_is_lost(
    nursery: Nursery, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    random = Random(SEED)
    clients = [Client(number, Random(f"{SEED} {number}")) for number in range(CLIENTS)]
    began = time.monotonic()
    with ThreadPoolExecutor(CLIENTS) as pool:
        for life in range(LIVES):
            process = nursery.birth()
            if random.random() < 0.2:
                time.sleep(random.uniform(0, LONGEST))
                nursery.death(process)  # while it starts, or just after
            else:
                _live(nursery, process, clients, pool, random.uniform(0, LONGEST))
            if random.random() < 0.5:  # otherwise the next process finds the file as the crash left it
                with Sandbox(tmp_path / "state.db") as sandbox:
                    assert orphans(sandbox) == [], life
                    assert sandbox._store.all("PRAGMA integrity_check") == [("ok",)]
    answered = sum(client.answered for client in clients)
    assert answered > LIVES
    seconds = time.monotonic() - began
    record_property("sandbox crashes", f"{LIVES} lives, {answered} answers, seed {SEED}, {seconds:.0f} s")


def _live(nursery: Nursery, process: int, clients: list[Client], pool: ThreadPoolExecutor, seconds: float) -> None:
    port = nursery.port()
    connection = Connection(port)
    problems = check(Shown.by(connection), clients)
    connection.close()
    assert problems == []
    running = [pool.submit(client.live, port) for client in clients]
    time.sleep(seconds)
    assert not any(each.done() for each in running), "the service was there, and yet a client ended"
    nursery.death(process)
    for each in running:
        each.result(timeout=30)
