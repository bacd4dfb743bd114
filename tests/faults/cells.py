"""Runs the cells of the matrix: each fault on each Action, by both clients, on a real socket."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from qianfan_console import AsyncQianfanConsole, QianfanConsole, QianfanError, RetryPolicy
from qianfan_console.runtime.wire import Delivery
from qianfan_console.sandbox import DEFAULT_CREDENTIALS, Sandbox
from qianfan_console.sandbox.app import SandboxApp
from qianfan_console.sandbox.serving import address, listen, served
from qianfan_console.sandbox.wire import Answer, Request

from .actions import BODIES, CHANGING, DELETES, count
from .delay import Delay, watched
from .rows import ROWS, Class, Outcome, Row

ACCESS_KEY, SECRET_KEY = next(iter(DEFAULT_CREDENTIALS.items()))
GRACE = 0.1  # seconds that a call may outlive its deadline
RETRY = RetryPolicy(first_pause=0.01)
UPLOAD = "CreateModelCustomConf"


class Cell(NamedTuple):
    """What happened to one call, beside what should have."""

    row: Row
    action: str
    expected: Outcome
    found: Outcome
    seconds: float
    problem: str


@dataclass
class World:
    """The service that calls of one Action meet, and how many requests reached it."""

    action: str
    idempotent: bool
    sandbox: Sandbox
    received: int = 0

    @property
    def kind(self) -> Class:
        """How the Action is classed."""
        if not self.idempotent:
            return "once"
        return "delete" if self.action in DELETES else "safe"

    def deliver(self, request: Request) -> Answer | Delivery:
        """Answer one request."""
        self.received += 1
        return self.sandbox.deliver(request)


class Pending:
    """A cell whose call is under way."""

    def __init__(self, world: World, row: Row, trap: Trap, delay: Delay) -> None:
        self.world, self.row, self._trap, self._delay = world, row, trap, delay
        world.sandbox.clear_faults()
        self.body = BODIES[world.action](world.sandbox)
        if row.fault is not None:
            world.sandbox.plan_fault(replace(row.fault, location=trap.url))
        self._before = count(world.sandbox, world.action)
        world.received = 0
        self.result, self._advice = "ok", False
        self._start = time.monotonic()

    def failed(self, error: QianfanError) -> None:
        """Note how the call failed."""
        self.result, self._advice = type(error).__name__, bool(getattr(error, "retry_safe", False))

    def ended(self) -> Cell:
        """The cell, now that the call is over."""
        seconds = time.monotonic() - self._start
        late = self._delay.since(self._start)
        world, row = self.world, self.row
        expected: Outcome = getattr(row, world.kind)
        if world.action in CHANGING:
            processed = abs(count(world.sandbox, world.action) - self._before)
        else:
            processed = expected.processed
        found = Outcome(self.result, world.received, processed)
        return Cell(row, world.action, expected, found, seconds, self._problem(expected, found, seconds, late))

    def _problem(self, expected: Outcome, found: Outcome, seconds: float, late: float) -> str:
        if found != expected:
            return f"expected {expected!r}, found {found!r}"
        if self._advice and self.world.kind == "once" and found.processed:
            return "the error says that calling again is safe"
        if seconds > self.row.deadline + GRACE + late:
            return f"took {seconds:.3f} s with a deadline of {self.row.deadline} s and {late:.3f} s of delays"
        if seconds < self.row.least or seconds > (self.row.most or seconds):
            return f"took {seconds:.3f} s instead of {self.row.least} to {self.row.most}"
        return "followed a redirect" if self._trap.connections() else ""


class Trap:
    """Another host: a socket that nobody may connect to."""

    def __init__(self) -> None:
        self._socket = listen("127.0.0.1", 0)
        self._socket.setblocking(False)
        self.url = address(self._socket)

    def connections(self) -> bool:
        """Whether somebody has connected."""
        try:
            self._socket.accept()[0].close()
        except BlockingIOError:
            return False
        return True

    def close(self) -> None:
        """Let the address go."""
        self._socket.close()


class Stage(NamedTuple):
    """What all cells of a run share."""

    url: str
    nowhere: str
    worlds: dict[str, World]
    trap: Trap
    delay: Delay

    def options(self, row: Row | None = None) -> dict[str, Any]:
        """Arguments of a client."""
        url = self.nowhere if row is not None and row.fault is None else self.url
        return {"access_key": ACCESS_KEY, "secret_key": SECRET_KEY, "base_url": url, "retry": RETRY}


@contextmanager
def stage() -> Iterator[Stage]:
    """A service for each Action, behind one socket."""
    operations = json.loads(files("qianfan_console").joinpath("contract.json").read_bytes())["operations"]
    worlds = {
        action: World(action, facts["idempotent"], Sandbox(clock="manual", samples=True))
        for action, facts in operations.items()
    }

    def deliver(request: Request) -> Answer | Delivery:
        action = dict(parse_qsl(request.target.partition("?")[2]))["Action"]
        return worlds[action].deliver(request)

    trap = Trap()
    with listen("127.0.0.1", 0) as listener:
        nowhere = address(listener)  # nobody listens there any more
    try:
        with served(SandboxApp(deliver)) as url, watched() as delay:
            yield Stage(url, nowhere, worlds, trap, delay)
    finally:
        trap.close()
        for world in worlds.values():
            world.sandbox.close()


def sync_cells() -> list[Cell]:
    """All cells of the sync client, each Action by a thread."""
    with stage() as shared, ThreadPoolExecutor(len(BODIES)) as pool:
        runs = pool.map(lambda world: _by_thread(shared, world), shared.worlds.values())
        return [cell for cells in runs for cell in cells]


def _by_thread(shared: Stage, world: World) -> list[Cell]:
    cells = []
    with QianfanConsole(**shared.options()) as there, QianfanConsole(**shared.options(ROWS[0])) as nowhere:
        for row in ROWS:
            pending = Pending(world, row, shared.trap, shared.delay)
            try:
                _call(nowhere if row.fault is None else there, pending)
            except QianfanError as error:
                pending.failed(error)
            cells.append(pending.ended())
    return cells


def async_cells() -> list[Cell]:
    """All cells of the async client, each Action by a task."""

    async def run(shared: Stage) -> list[list[Cell]]:
        return await asyncio.gather(*(_by_task(shared, world) for world in shared.worlds.values()))

    with stage() as shared:
        return [cell for cells in asyncio.run(run(shared)) for cell in cells]


async def _by_task(shared: Stage, world: World) -> list[Cell]:
    cells = []
    there, nowhere = AsyncQianfanConsole(**shared.options()), AsyncQianfanConsole(**shared.options(ROWS[0]))
    async with there, nowhere:
        for row in ROWS:
            pending = Pending(world, row, shared.trap, shared.delay)
            try:
                await _call(nowhere if row.fault is None else there, pending)
            except QianfanError as error:
                pending.failed(error)
            cells.append(pending.ended())
    return cells


def _call(console: QianfanConsole | AsyncQianfanConsole, pending: Pending) -> Any:
    deadline = pending.row.deadline
    if pending.world.action == UPLOAD:
        return console.model.create_model_custom_conf(custom_spec_file=("chat.py", b"# x\n"), deadline=deadline)
    return console.call_action("/v2/model", pending.world.action, pending.body, deadline=deadline)


RUNS: dict[str, Callable[[], list[Cell]]] = {"sync": sync_cells, "async": async_cells}
