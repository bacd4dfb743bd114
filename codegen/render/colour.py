"""Sync and async: the few words in which the two clients differ."""

from __future__ import annotations

from dataclasses import dataclass

from ..names import Identifier
from .escape import Escaped


@dataclass(frozen=True)
class Colour:
    """The words of one colour, as templates print them."""

    asynchronous: bool
    name: Escaped
    prefix: Escaped
    module_prefix: Escaped
    a_def: Escaped
    a_await: Escaped
    a_for: Escaped
    dunder: Escaped
    iterator: Escaped
    sleep: Escaped
    close: Escaped

    def module(self, name: str) -> Identifier:
        """The module that holds this colour of `name`."""
        return Identifier(f"{self.module_prefix}{name}")


SYNC = Colour(
    asynchronous=False,
    name=Escaped("sync"),
    prefix=Escaped(""),
    module_prefix=Escaped(""),
    a_def=Escaped("def"),
    a_await=Escaped(""),
    a_for=Escaped("for"),
    dunder=Escaped(""),
    iterator=Escaped("Iterator"),
    sleep=Escaped("time.sleep"),
    close=Escaped("close"),
)
ASYNC = Colour(
    asynchronous=True,
    name=Escaped("async"),
    prefix=Escaped("Async"),
    module_prefix=Escaped("async_"),
    a_def=Escaped("async def"),
    a_await=Escaped("await "),
    a_for=Escaped("async for"),
    dunder=Escaped("a"),
    iterator=Escaped("AsyncIterator"),
    sleep=Escaped("asyncio.sleep"),
    close=Escaped("aclose"),
)
