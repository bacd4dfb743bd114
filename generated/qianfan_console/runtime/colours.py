# Generated from spec/ by `make generate`. Do not edit.
"""From a method of the sync namespace to its async twin: the same parameters, types, overloads and words.

A namespace's method only hands its arguments to its client. With an async client it so gives what to await, or a
pager for `async for`; what is left is to say so, to the interpreter and to type checkers.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import wraps
from types import FunctionType
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from ..async_pager import AsyncPager
    from ..pager import Pager
    from .models import ResponseModel

P = ParamSpec("P")
ResponseT = TypeVar("ResponseT")
ItemT = TypeVar("ItemT")
PageT = TypeVar("PageT", bound="ResponseModel")


def awaitable(
    method: Callable[Concatenate[Any, P], ResponseT],
) -> Callable[Concatenate[Any, P], Coroutine[None, None, ResponseT]]:
    """`method` as a coroutine function. (`Coroutine[Any, Any, …]` would make mypy give up in `asyncio.gather`.)"""

    @wraps(method)
    async def call(console: Any, /, *arguments: P.args, **options: P.kwargs) -> ResponseT:
        return await cast("Coroutine[Any, Any, ResponseT]", method(console, *arguments, **options))

    call.__qualname__ = f"Async{method.__qualname__}"
    return call


def async_pager(
    method: Callable[Concatenate[Any, P], Pager[ItemT, PageT]],
) -> Callable[Concatenate[Any, P], AsyncPager[ItemT, PageT]]:
    """`method`, which nothing need be awaited for, with the name and the result of the async side."""
    plain = cast("FunctionType", method)
    twin = FunctionType(plain.__code__, plain.__globals__, plain.__name__, plain.__defaults__, plain.__closure__)
    twin.__kwdefaults__ = plain.__kwdefaults__
    twin.__doc__, twin.__module__ = plain.__doc__, plain.__module__
    twin.__qualname__ = f"Async{plain.__qualname__}"
    twin.__annotations__ = {**plain.__annotations__, "return": f"Async{plain.__annotations__['return']}"}
    return cast("Callable[Concatenate[Any, P], AsyncPager[ItemT, PageT]]", twin)
