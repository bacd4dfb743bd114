# Generated from spec/ by `make generate`. Do not edit.
"""What every call takes beside its own arguments."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypedDict

from .retry import RetryPolicy

if TYPE_CHECKING:
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


class WaitOptions(TypedDict, total=False):
    """Options of one waiting.

    Attributes:
        deadline: seconds until WaitTimeoutError; default 3600. A poll that is under way then has 5 s for its answer.
        poll_interval: seconds between polls; default 1 s, doubling up to 15 s, with jitter.
        on_poll: called with each response.
    """

    deadline: float
    poll_interval: float
    on_poll: Callable[[Any], object]


def check_options(options: Mapping[str, Any], parameters: Mapping[str, str] = MappingProxyType({})) -> None:
    """Refuse what is no option: `**options` takes every name, and a misspelt field must not get lost.

    Args:
        options: what was given.
        parameters: the call's own, with the page's spelling of each; one of them may be meant.

    Raises:
        TypeError: as for every unexpected argument, or one of the wrong type.
    """
    check_names(options, CallOptions.__annotations__, "a call", parameters)
    for name in ("extra_body", "extra_headers", "extra_query"):
        extra = options.get(name)
        if extra is not None and not isinstance(extra, Mapping):
            raise TypeError(f"{name} takes a mapping, not a value of type {type(extra).__name__}")
    if options.get("retry") is not None:
        check_retry(options["retry"])


def check_wait_options(options: Mapping[str, Any], parameters: Mapping[str, str]) -> None:
    """The same for a waiting.

    Raises:
        TypeError: as for every unexpected argument.
    """
    given = [name for name in options if name != "clock"]  # what tests inject
    check_names(given, WaitOptions.__annotations__, "a waiting", parameters)


def check_retry(policy: object) -> None:
    """Refuse what is no policy, such as a number.

    Raises:
        TypeError: it is none.
    """
    if not isinstance(policy, RetryPolicy):
        kind = type(policy).__name__
        raise TypeError(f"retry takes a RetryPolicy, such as RetryPolicy(attempts=5), not a value of type {kind}")


def check_names(options: Iterable[str], known: Iterable[str], what: str, parameters: Mapping[str, str]) -> None:
    """Refuse names that are none of `known`, of the options that `what` takes; a parameter of its may be meant.

    Raises:
        TypeError: as for every unexpected argument.
    """
    for name in options:
        if name not in known:
            takes = f"beside its own arguments {what} takes {', '.join(known)}"
            raise TypeError(f"unexpected keyword argument {name!r}; {_meant(name, known, parameters)}{takes}")


def _meant(name: str, known: Iterable[str], parameters: Mapping[str, str]) -> str:
    import difflib  # noqa: PLC0415 (a call that works needs it never)

    as_on_page = [parameter for parameter, wire in parameters.items() if wire == name]
    near = as_on_page or difflib.get_close_matches(name, [*parameters, *known], n=1)
    return f"did you mean {near[0]}? " if near else ""
