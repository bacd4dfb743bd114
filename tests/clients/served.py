"""A service on a real socket that keeps every request and what it answered."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import uvicorn

from qianfan_console.sandbox.app import SandboxApp
from qianfan_console.sandbox.wire import Answer, Request


class Exchange(NamedTuple):
    """A request as it arrived, and the answer it got."""

    request: Request
    answer: Answer

    @property
    def reply(self) -> dict[str, Any]:
        """The body of the answer."""
        body: dict[str, Any] = json.loads(self.answer.body)
        return body


class Served(NamedTuple):
    """Where the service listens, and what has happened there so far."""

    url: str
    exchanges: list[Exchange]


@contextmanager
def served(handle: Callable[[Request], Answer]) -> Iterator[Served]:
    """Serve `handle` on a free port of the loopback interface, by the sandbox's own application."""
    exchanges: list[Exchange] = []

    def recording(request: Request) -> Answer:
        answer = handle(request)
        exchanges.append(Exchange(request, answer))
        return answer

    config = uvicorn.Config(SandboxApp(recording), lifespan="off", ws="none", log_level="error")
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield Served(f"http://127.0.0.1:{listener.getsockname()[1]}", exchanges)
        finally:
            server.should_exit = True
            thread.join()
