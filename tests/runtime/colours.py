"""One test for both clients: what differs between sync and async is here."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from itertools import islice
from typing import Any

import httpx

from qianfan_console import AsyncQianfanConsole, QianfanConsole
from qianfan_console.sandbox import Sandbox

ACCESS_KEY, SECRET_KEY = "test-access-key", "test-secret-key"
Handler = Callable[[httpx.Request], httpx.Response]


class Sync:
    """Calls of the sync client are already results."""

    name = "sync"
    sleeps = "qianfan_console.client.time.sleep"

    def http(self, handler: Handler, **options: Any) -> Any:
        return httpx.Client(transport=httpx.MockTransport(handler), **options)

    def console(self, handler: Handler, **options: Any) -> Any:
        options.setdefault("http_client", self.http(handler))
        return QianfanConsole(**{"access_key": ACCESS_KEY, "secret_key": SECRET_KEY, **options})

    def of(self, sandbox: Sandbox, **options: Any) -> Any:
        return sandbox.client(**options)

    def run(self, called: Any) -> Any:
        return called

    def items(self, pager: Any, most: int = 1_000_000) -> list[Any]:
        return list(islice(pager, most))

    def sleeper(self, note: Callable[[float], object]) -> Callable[[float], Any]:
        return note

    def close(self) -> None:
        """Nothing was opened."""


class Async:
    """Calls of the async client are awaited in a loop that lasts as long as the test."""

    name = "async"
    sleeps = "qianfan_console.async_client.asyncio.sleep"

    def __init__(self) -> None:
        self._runner = asyncio.Runner()

    def http(self, handler: Handler, **options: Any) -> Any:
        return httpx.AsyncClient(transport=httpx.MockTransport(handler), **options)

    def console(self, handler: Handler, **options: Any) -> Any:
        options.setdefault("http_client", self.http(handler))
        return AsyncQianfanConsole(**{"access_key": ACCESS_KEY, "secret_key": SECRET_KEY, **options})

    def of(self, sandbox: Sandbox, **options: Any) -> Any:
        return sandbox.async_client(**options)

    def run(self, called: Awaitable[Any]) -> Any:
        async def awaited() -> Any:
            return await called

        return self._runner.run(awaited())

    def items(self, pager: Any, most: int = 1_000_000) -> list[Any]:
        async def collect() -> list[Any]:
            found: list[Any] = []
            if most:
                async for item in pager:
                    found.append(item)
                    if len(found) == most:
                        break
            return found

        return list(self.run(collect()))

    def sleeper(self, note: Callable[[float], object]) -> Callable[[float], Any]:
        async def sleep(seconds: float) -> None:
            note(seconds)

        return sleep

    def close(self) -> None:
        """Close the loop."""
        self._runner.close()


Colour = Sync | Async


class Service:
    """Answers requests from a list (the last answer again and again), and keeps what was sent."""

    def __init__(self, *answers: Any, status: int = 200, headers: dict[str, str] | None = None) -> None:
        self.answers = list(answers) or [{"requestId": "r-1", "result": {}}]
        self.status, self.headers = status, headers or {}
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        assert len(self.requests) < 1000, "the client calls without end"
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        content = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        return httpx.Response(self.status, headers=self.headers, content=content)

    @property
    def bodies(self) -> list[Any]:
        """The JSON bodies that were sent."""
        return [json.loads(request.content) for request in self.requests]

    @property
    def body(self) -> Any:
        """The one JSON body that was sent."""
        (body,) = self.bodies
        return body
