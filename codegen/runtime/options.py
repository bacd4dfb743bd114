"""What every call takes beside its own arguments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from .transport import Timeout


class CallOptions(TypedDict, total=False):
    """Options of one call.

    Attributes:
        extra_body: merged over the body after validation: objects deeply, everything else replaced.
        extra_headers: headers beside those that the client owns.
        extra_query: query parameters beside Action.
        timeout: seconds to wait for an answer, or an `httpx.Timeout`.
    """

    extra_body: Mapping[str, Any]
    extra_headers: Mapping[str, str]
    extra_query: Mapping[str, str]
    timeout: float | Timeout | None


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
