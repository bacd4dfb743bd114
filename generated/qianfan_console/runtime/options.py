# Generated from spec/ by `make generate`. Do not edit.
"""What every call takes beside its own arguments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from .retry import RetryPolicy
    from .transport import Timeout


class CallOptions(TypedDict, total=False):
    """Options of one call.

    Attributes:
        extra_body: merged over the body after validation: objects deeply, everything else replaced.
        extra_headers: headers beside those that the client owns.
        extra_query: query parameters beside Action.
        timeout: seconds to wait for each step, or an `httpx.Timeout`; None, or nothing, takes the client's.
        deadline: seconds for the whole call, its retries and pauses included; None for no end.
        retry: how often and how patiently the call is repeated where that is safe.
    """

    extra_body: Mapping[str, Any]
    extra_headers: Mapping[str, str]
    extra_query: Mapping[str, str]
    timeout: float | Timeout | None
    deadline: float | None
    retry: RetryPolicy


def check_options(options: Mapping[str, Any]) -> None:
    """Refuse what is no option: `**options` takes every name, and a misspelt field must not get lost.

    Raises:
        TypeError: as for every unexpected argument, or one of the wrong type.
    """
    for name in options:
        if name not in CallOptions.__annotations__:
            takes = ", ".join(CallOptions.__annotations__)
            raise TypeError(f"unexpected keyword argument {name!r}; beside its own arguments a call takes {takes}")
    for name in ("extra_body", "extra_headers", "extra_query"):
        extra = options.get(name)
        if extra is not None and not isinstance(extra, Mapping):
            raise TypeError(f"{name} takes a mapping, not a value of type {type(extra).__name__}")


class WaitOptions(TypedDict, total=False):
    """Options of one waiting.

    Attributes:
        deadline: seconds until WaitTimeoutError; default 3600.
        poll_interval: seconds between polls; default 1 s, doubling up to 15 s, with jitter.
        on_poll: called with each response.
    """

    deadline: float
    poll_interval: float
    on_poll: Callable[[Any], object]
