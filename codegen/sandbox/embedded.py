"""The sandbox in this process: the state, the clock, and clients that talk to it without a network."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from functools import cached_property, partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal

from ..runtime.wire import Delivery
from . import presets
from .behaviour import HANDLERS
from .clock import Clock
from .contract import Contract
from .faults import Fault, Faults
from .lifecycle import FAST, REAL, Durations, Plan, Planned, Plans
from .service import Service
from .store import MEMORY, Store
from .tables import settings
from .trouble import struck
from .wire import Answer, Headers, Request
from .world import World

if TYPE_CHECKING:
    from .. import AsyncQianfanConsole, QianfanConsole
    from .asgi import App

DEFAULT_CREDENTIALS = {"sandbox-access-key": "sandbox-secret-key"}


class Sandbox:
    """A service that behaves as the documentation says `POST /v2/model?Action=…` behaves.

    Args:
        state: a file that keeps the state, or ":memory:".
        clock: "fast" lets versions and tasks finish in parts of a second, "real" in minutes; "manual" stands still
            until `sandbox.clock.advance(seconds)`, which the others take too, to skip ahead.
        credentials: secret keys by access key; DEFAULT_CREDENTIALS when not given.
        lenient: ignore unknown members of a body, as the vendor's common page says, instead of refusing them.
        durations: how long things take, instead of the clock's own durations.
        samples: start with the sets and the version that the vendor's samples name.
        contract: the contract file; the library's own when not given.

    Raises:
        StateError: the state file cannot be used.
    """

    def __init__(
        self,
        state: str | Path = MEMORY,
        clock: Literal["fast", "real", "manual"] = "fast",
        credentials: Mapping[str, str] | None = None,
        lenient: bool = False,
        *,
        durations: Durations | None = None,
        samples: bool = False,
        contract: Path | None = None,
    ) -> None:
        self.credentials = dict(DEFAULT_CREDENTIALS if credentials is None else credentials)
        self.contract = Contract.load(contract, lenient=lenient) if contract else Contract.packaged(lenient=lenient)
        self._store = Store(str(state))
        self.clock = self._clock(clock)
        self._fill(samples)
        self._plans = Plans()
        self._faults = Faults()
        pace = durations or (FAST if clock == "fast" else REAL)
        world = World(self._store, self.clock, pace, self._plans)
        self._service = Service(self.contract, HANDLERS, world, self.credentials)

    def _clock(self, kind: str) -> Clock:
        with self._store:
            earliest = settings.get(self._store, "clock") or 0.0
        return Clock(ticking=kind != "manual", earliest=earliest, moved=self._remember)

    def _remember(self, now: float) -> None:
        with self._store:
            settings.put(self._store, "clock", now)

    def _fill(self, samples: bool) -> None:
        with self._store:
            presets.add_catalogue(self._store)
            if samples:
                presets.add_samples(self._store, self.clock.now())

    def handle(self, method: str, target: str, headers: Headers, body: bytes) -> tuple[int, Headers, bytes]:
        """The answer to one request: status, headers and body. `target` is path and query as they are sent."""
        return self.answer(Request(method, target, headers, body))

    def answer(self, request: Request) -> Answer:
        """The answer to one request."""
        return self._service.handle(request)

    def deliver(self, request: Request) -> Answer | Delivery:
        """The answer to one request, and how it arrives if a fault strikes it."""
        fault = self._faults.take(request)
        return self.answer(request) if fault is None else struck(fault, partial(self._service.handle, request))

    def _transmit(self, method: str, target: str, headers: Headers, body: bytes) -> Answer | Delivery:
        return self.deliver(Request(method, target, headers, body))

    @cached_property
    def app(self) -> App:
        """The sandbox as an ASGI application."""
        from .app import create_app  # noqa: PLC0415 (loaded on first use)

        return create_app(self.deliver)

    def plan_failure(self, action: Planned, reason: str = "planned failure", times: int = 1) -> None:
        """Let the next `times` things that `action` makes fail: a version, a compression task or an export."""
        self._plans.add(action, Plan(failure=reason), times)

    def plan_stall(self, action: Planned, times: int = 1) -> None:
        """Let the next `times` things that `action` makes never get ready, end or be done."""
        self._plans.add(action, Plan(stalled=True), times)

    def plan_fault(self, *faults: Fault) -> None:
        """Let trouble strike calls to come. The first fault that strikes a call is the only one that it gets."""
        self._faults.plan(*faults)

    def clear_faults(self) -> None:
        """Let no planned fault strike any more."""
        self._faults.clear()

    def serve(self, host: str = "127.0.0.1", port: int = 0) -> AbstractContextManager[str]:
        """The sandbox on a socket, by a thread of this process, for as long as `with` lasts; gives the URL."""
        from .serving import served  # noqa: PLC0415 (loaded on first use)

        return served(self.app, host, port)

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
        self._store.close()

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close()
