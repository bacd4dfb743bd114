"""The sandbox in this process: the state, the clock, and clients that talk to it without a network."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, get_args

from ..runtime.extras import require
from ..runtime.wire import Delivery
from . import presets
from .backstage import PREFIX, Backstage, Kind, Options
from .behaviour import HANDLERS
from .clock import Clock
from .contract import Contract
from .faults import Fault
from .identity import Credential, Identities
from .lifecycle import FAST, REAL, Durations, Plan, Planned
from .polling import polled
from .service import Service
from .store import MEMORY, Store
from .tables import settings
from .wire import Answer, Headers, JsonObject, Request
from .world import World

if TYPE_CHECKING:
    from .. import AsyncQianfanConsole, QianfanConsole
    from .app import SandboxApp

DEFAULT_CREDENTIALS = {"sandbox-access-key": "sandbox-secret-key"}


class Sandbox:
    """A service that behaves as the documentation says `POST /v2/model?Action=…` behaves.

    Args:
        state: a file that keeps the state, or ":memory:".
        clock: "fast" lets versions and tasks finish in parts of a second, "real" in minutes; "manual" stands still
            until `sandbox.clock.advance(seconds)`, which the others take too, to skip ahead.
        credentials: by access key, secret keys or a `Credential` with policies; DEFAULT_CREDENTIALS when not given.
        lenient: ignore unknown members of a body, as the vendor's common page says, instead of refusing them.
        durations: how long things take, instead of the clock's own durations.
        samples: start with the sets and the version that the vendor's samples name.
        contract: the contract file; the library's own when not given.
        poll_step: seconds by which each poll of a status moves a manual clock.
        control: serve the control API (`qianfan_console.sandbox.control`) below `control_prefix`.
        control_hosts: names by which the control API may be called, beside addresses and names that no page on the
            internet can have.

    Raises:
        ModuleNotFoundError: the extra `sandbox` is not installed.
        StateError: the state file cannot be used.
        ValueError: a policy, the poll step or the prefix cannot be used.
    """

    def __init__(
        self,
        state: str | Path = MEMORY,
        clock: Kind = "fast",
        credentials: Mapping[str, str | Credential] | None = None,
        lenient: bool = False,
        *,
        durations: Durations | None = None,
        samples: bool = False,
        contract: Path | None = None,
        poll_step: float = 0.0,
        control: bool = True,
        control_prefix: str = PREFIX,
        control_hosts: Collection[str] = (),
    ) -> None:
        _check_clock(clock, poll_step)
        require("sandbox", "jsonschema_rs")  # not at the first call, whose answer would be an error of the service
        self.contract = Contract.load(contract, lenient=lenient) if contract else Contract.packaged(lenient=lenient)
        identities = Identities(DEFAULT_CREDENTIALS if credentials is None else credentials, self.contract)
        self.credentials = identities.secret_keys
        prefix, hosts = self.contract.free(control_prefix) if control else "", frozenset(map(str.lower, control_hosts))
        options = Options(clock, lenient, samples, prefix, hosts)
        with ExitStack() as undo:
            self._store = undo.enter_context(closing(Store(str(state))))
            self.clock = self._clock(clock, poll_step)
            world = World(self._store, self.clock, durations or (FAST if clock == "fast" else REAL))
            presets.fill(self._store, self.clock.now(), samples=samples)
            service = Service(self.contract, polled(HANDLERS) if poll_step else HANDLERS, world, identities)
            self._backstage = Backstage(self.contract, world, identities, service.handle, options)
            undo.pop_all()

    def _clock(self, kind: Kind, poll_step: float) -> Clock:
        with self._store:
            earliest = settings.get(self._store, "clock") or 0.0
        return Clock(
            ticking=kind != "manual",
            earliest=earliest,
            moved=self._remember,
            poll_step=poll_step,
            lock=self._store.lock,
        )

    def _remember(self, now: float) -> None:
        with self._store:
            settings.put(self._store, "clock", now)

    def handle(self, method: str, target: str, headers: Headers, body: bytes) -> tuple[int, Headers, bytes]:
        """The answer to one request: status, headers and body. `target` is path and query as they are sent."""
        return self.answer(Request(method, target, headers, body))

    def answer(self, request: Request) -> Answer:
        """The answer to one request, which no fault strikes."""
        return self._backstage.answer(request)[1]

    def deliver(self, request: Request) -> Answer | Delivery:
        """The answer to one request, and how it arrives if a fault strikes it."""
        return self._backstage.exchange(request)[1]

    def _transmit(self, method: str, target: str, headers: Headers, body: bytes) -> Answer | Delivery:
        return self.deliver(Request(method, target, headers, body))

    @cached_property
    def app(self) -> SandboxApp:
        """The sandbox as an ASGI application."""
        from .app import SandboxApp  # noqa: PLC0415 (loaded on first use)
        from .control.application import control  # noqa: PLC0415 (loaded on first use)

        prefix = self._backstage.options.prefix
        return SandboxApp(
            self.deliver, control(self._backstage) if prefix else None, prefix, largest=self.contract.largest_body
        )

    def plan_failure(self, action: Planned, reason: str = "planned failure", times: int = 1) -> None:
        """Let the next `times` things that `action` makes fail: a version, a compression task or an export."""
        self._backstage.world.plans.add(action, Plan(failure=reason), times)

    def plan_stall(self, action: Planned, times: int = 1) -> None:
        """Let the next `times` things that `action` makes never get ready, end or be done."""
        self._backstage.world.plans.add(action, Plan(stalled=True), times)

    def plan_fault(self, *faults: Fault) -> None:
        """Let trouble strike calls to come. The first fault that strikes a call is the only one that it gets.

        Raises:
            ValueError: a fault waits for an Action that there is not.
        """
        self._backstage.plan_faults(*faults)

    def clear_faults(self) -> None:
        """Let no planned fault strike any more."""
        self._backstage.faults.clear()

    def reset(self) -> None:
        """Start anew: an empty state (with the catalogue, and the samples if it started so), nothing planned or kept.

        The clock stays where it is.
        """
        from .control.reset import reset  # noqa: PLC0415 (loaded on first use)

        reset(self._backstage)

    def seed(self, body: JsonObject) -> JsonObject:
        """Put sets and versions into the state, all or nothing; the body and answer of `POST /_sandbox/seed`.

        Raises:
            ControlError: the body breaks a rule, or an id is taken.
        """
        from .control.seeding import seed  # noqa: PLC0415 (loaded on first use)

        return seed(self._backstage, body)

    def snapshot(self) -> JsonObject:
        """The whole state, as values that JSON can carry."""
        from .control.snapshots import snapshot  # noqa: PLC0415 (loaded on first use)

        return snapshot(self._backstage)

    def restore(self, snapshot: JsonObject) -> None:
        """Put a state back that `snapshot` gave, here or in another process, together with its time.

        Raises:
            ControlError: it is no snapshot of this version; the state stays as it is.
        """
        from .control.snapshots import restore  # noqa: PLC0415 (loaded on first use)

        restore(self._backstage, snapshot)

    def requests(self, after: int = 0) -> list[JsonObject]:
        """The last requests that arrived, oldest first, each as `GET /_sandbox/requests/<number>` shows it."""
        from .control.requests import detail  # noqa: PLC0415 (loaded on first use)

        return [detail(self._backstage, exchange) for exchange in self._backstage.journal.after(after)]

    @contextmanager
    def serve(self, host: str = "127.0.0.1", port: int = 0) -> Iterator[str]:
        """The sandbox on a socket, by a thread of this process, for as long as `with` lasts; gives the URL."""
        require("sandbox", "starlette", "uvicorn", "httptools")
        from .serving import served  # noqa: PLC0415 (loaded on first use)

        with served(self.app, host, port) as url:
            try:
                yield url
            finally:
                self.end_events()

    def end_events(self) -> None:
        """Let every stream of events end, so that no server has to wait for it; listeners may come back."""
        self._backstage.listeners.dismiss()

    def client(self, **options: Any) -> QianfanConsole:
        """A client whose transport is this sandbox. `options` go to QianfanConsole."""
        from .. import QianfanConsole  # noqa: PLC0415 (loaded on first use)
        from ..runtime import transport  # noqa: PLC0415 (loaded on first use)

        http_client = transport.in_process_client(self._transmit)
        return QianfanConsole(**{**self._options(), "http_client": http_client, **options})

    def async_client(self, **options: Any) -> AsyncQianfanConsole:
        """The async twin of `client`."""
        from .. import AsyncQianfanConsole  # noqa: PLC0415 (loaded on first use)
        from ..runtime import transport  # noqa: PLC0415 (loaded on first use)

        http_client = transport.in_process_async_client(self._transmit)
        return AsyncQianfanConsole(**{**self._options(), "http_client": http_client, **options})

    def _options(self) -> dict[str, Any]:
        access_key, secret_key = next(iter(self.credentials.items()))
        return {"access_key": access_key, "secret_key": secret_key, "base_url": "http://127.0.0.1"}

    def close(self) -> None:
        """Let the state go; a file keeps it. Closing twice does nothing."""
        self.end_events()
        self._store.close()

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close()


def _check_clock(clock: str, poll_step: float) -> None:
    if clock not in get_args(Kind):
        raise ValueError(f"no clock is called {clock!r}; there are {', '.join(get_args(Kind))}")
    if poll_step and clock != "manual":
        raise ValueError(f"poll_step moves the manual clock alone, and this one is {clock}")
