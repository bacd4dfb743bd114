"""A service on a real socket that keeps every request and what it answered."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from qianfan_console.sandbox import serving
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

    with serving.served(SandboxApp(recording)) as url:
        yield Served(url, exchanges)
