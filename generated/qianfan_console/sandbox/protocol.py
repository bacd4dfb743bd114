# Generated from spec/ by `make generate`. Do not edit.
"""uvicorn's HTTP protocol, with a shorter way for what can be answered at once.

To start a task and to pass it messages costs uvicorn as much as the answer costs the sandbox. A request whose body has
arrived with its head, as nearly all do, is answered right there, in one write; every other one, and every answer with a
fault, takes uvicorn's own way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from .app import SandboxApp, headers, transmit
from .asgi import TRANSPORT

if TYPE_CHECKING:
    from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

    from ..runtime.wire import Delivery
    from .asgi import App, Receive, Scope, Send


class Protocol(HttpToolsProtocol):
    """Answers at once where the application is a `SandboxApp`; any application finds the transport in its scope."""

    _next: tuple[RequestResponseCycle, Any] | None = None
    _busy = False

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.scope["extensions"] = cast("Any", {TRANSPORT: self.transport})

    def data_received(self, data: bytes) -> None:
        # The body is most often a part of this, after the head at which uvicorn starts a request.
        self._busy = True
        try:
            super().data_received(data)
        finally:
            self._busy = False
        self._start_next()

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: Any) -> None:
        self._next = cycle, app
        self._start_next()

    def _start_next(self) -> None:
        """Start what waits: in a loop, because one answer lets the next pipelined request begin."""
        if self._busy:
            return
        self._busy = True
        try:
            while self._next:
                (cycle, app), self._next = self._next, None
                self._start(cycle, app)
        finally:
            self._busy = False

    def _start(self, cycle: RequestResponseCycle, app: Any) -> None:
        if not (isinstance(app, SandboxApp) and self._is_simple(cycle) and app.serves(cycle.scope["path"])):
            super()._start_asgi_task(cycle, cast("Any", app))
            return
        delivery = app.deliver(cast("Any", cycle.scope), bytes(cycle.body))
        if delivery.pause or delivery.pace or delivery.broken:
            super()._start_asgi_task(cycle, cast("Any", _transmitting(delivery)))
        else:
            self._answer(cycle, delivery)

    def _is_simple(self, cycle: RequestResponseCycle) -> bool:
        whole = not cycle.more_body and cycle.keep_alive and not cycle.waiting_for_100_continue
        free = not self.flow.write_paused and not self.transport.is_closing()
        return whole and free and cycle.scope["method"] == "POST"

    def _answer(self, cycle: RequestResponseCycle, delivery: Delivery) -> None:
        head = "".join([f"{name}: {value}\r\n" for name, value in headers(delivery)]) + "\r\n"
        self.transport.write(STATUS_LINE[delivery.status] + head.encode("ascii") + delivery.body)
        cycle.response_started = cycle.response_complete = True
        self.on_response_complete()


def _transmitting(delivery: Delivery) -> App:
    """The application that does nothing but send what has been worked out."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()  # or the body would be taken for news of the client
        await transmit(delivery, scope, receive, send)

    return app
