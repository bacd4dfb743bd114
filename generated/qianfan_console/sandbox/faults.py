# Generated from spec/ by `make generate`. Do not edit.
"""Faults on request: what a network, a gateway or a service in trouble does to a call.

Sandbox's choice, because no page describes any of it: 429, 502, 503 and redirects come with a gateway's page for a
body, 500 with the documented envelope; a service whose clock is wrong judges signatures by it, and says so in its Date
header; a broken answer ends in the middle of its body.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from random import Random
from threading import Lock
from typing import Any, Literal, get_args
from urllib.parse import parse_qsl

from .wire import Request

Kind = Literal[
    "latency",  # the answer comes late, after `seconds`
    "reset_before",  # the connection is reset; the request is not carried out
    "reset_after",  # the request is carried out, then the connection is reset
    "throttle",  # 429, with Retry-After if `retry_after` is given
    "error_before",  # `status` (500 or more) instead of carrying the request out
    "error_after",  # the request is carried out, then `status` is answered
    "truncated",  # half of the body, then the end of the connection
    "slow",  # the body comes byte by byte, with `seconds` between them
    "malformed",  # half of the JSON, as if it were all
    "content_type",  # the right body under the wrong Content-Type
    "redirect",  # 307 to `location`
    "clock",  # the clock of the service is `seconds` ahead; a signature is then too old, or from the future
]
_SECONDS: dict[Kind, float] = {"latency": 1.0, "slow": 0.05, "clock": 3600.0}
_LONGEST = 1e9
_NOT_PROCESSED: frozenset[Kind] = frozenset({"reset_before", "throttle", "error_before", "redirect"})


@dataclass(frozen=True)
class Fault:
    """Trouble for some of the calls to come.

    Attributes:
        kind: what happens.
        action: to which Action; empty for all.
        count: how many calls at most; None for no end.
        probability: how likely it strikes a call, from 0 to 1; which of the Action's calls depends on `seed` alone,
            unless another fault strikes the same call first.
        status: of `error_before` and `error_after`.
        seconds: of `latency`, `slow` and `clock`; None for 1 s, 50 ms and an hour.
        retry_after: seconds that `throttle`, `error_before` and `error_after` ask for; None for no Retry-After.
        as_date: give Retry-After as a date.
        location: where `redirect` points to.
    """

    kind: Kind
    action: str = ""
    count: int | None = 1
    probability: float = 1.0
    seed: int = 0
    status: int = 503
    seconds: float | None = None
    retry_after: float | None = None
    as_date: bool = False
    location: str = "https://elsewhere.invalid/"

    def __post_init__(self) -> None:
        if self.kind not in get_args(Kind):
            raise ValueError(f"no fault is called {self.kind!r}; there are {', '.join(get_args(Kind))}")
        if not 0 <= self.probability <= 1:
            raise ValueError("probability goes from 0 to 1")
        if not 500 <= self.status <= 599:
            raise ValueError("status goes from 500 to 599")
        if self.count is not None and self.count < 1:
            raise ValueError("count must be 1 or more; None for no end")
        if self.seconds is not None and self.seconds < 0 and self.kind != "clock":
            raise ValueError("seconds must be 0 or more")
        for name in ("seconds", "retry_after"):
            if abs(getattr(self, name) or 0) > _LONGEST:
                raise ValueError(f"{name} must be {_LONGEST:.0f} at most")
        if not (self.location.isascii() and self.location.isprintable()):
            raise ValueError("location must be printable ASCII text")

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Fault:
        """A fault from what `to_dict` gives, or from a part of that with the kind in it.

        Raises:
            ValueError: a member is unknown, missing or of the wrong type.
        """
        unknown = sorted(set(data) - set(_TYPES))
        if unknown or "kind" not in data:
            raise ValueError(f"a fault has a kind, and may have {', '.join(_TYPES)}" + "; not ".join(["", *unknown]))
        for name, value in data.items():
            kinds = _TYPES[name]
            if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
                raise ValueError(f"{name} cannot be of type {type(value).__name__}")
        return cls(**data)

    def to_dict(self) -> dict[str, Any]:
        """The fault as plain JSON values."""
        return asdict(self)

    @property
    def processed(self) -> bool:
        """Whether the service gets the request, and carries it out if it is right by the clock of the service."""
        return self.kind not in _NOT_PROCESSED

    @property
    def pause(self) -> float:
        """`seconds`, or what they are for this kind."""
        return _SECONDS.get(self.kind, 0.0) if self.seconds is None else self.seconds


_NUMBER = (int, float)
_NONE = type(None)
_TYPES: dict[str, tuple[type, ...]] = {
    "kind": (str,),
    "action": (str,),
    "count": (int, _NONE),
    "probability": _NUMBER,
    "seed": (int,),
    "status": (int,),
    "seconds": (*_NUMBER, _NONE),
    "retry_after": (*_NUMBER, _NONE),
    "as_date": (bool,),
    "location": (str,),
}
assert list(_TYPES) == [each.name for each in fields(Fault)]


class _Planned:
    """A fault with what is left of it."""

    def __init__(self, fault: Fault) -> None:
        self.fault, self.left = fault, fault.count
        self._random = Random(fault.seed)  # noqa: S311 (chance that can be repeated is the point)

    def chosen(self, action: str) -> bool:
        """Whether chance lets it strike the next call of `action`. Every call must ask: then seed alone decides."""
        return self.fault.action in {"", action} and self._random.random() < self.fault.probability

    def strike(self) -> Fault:
        """Use the fault once."""
        if self.left is not None:
            self.left -= 1
        return self.fault


class Faults:
    """The faults to come. The first that strikes a call, in the order they were planned, is the only one it gets."""

    def __init__(self) -> None:
        self._planned: list[_Planned] = []
        self._lock = Lock()

    def plan(self, *faults: Fault) -> None:
        """Add faults at the end."""
        with self._lock:
            self._planned.extend(_Planned(fault) for fault in faults)

    def clear(self) -> None:
        """Forget all faults."""
        with self._lock:
            self._planned.clear()

    def waiting(self) -> list[Fault]:
        """The faults that may still strike, each with the count that is left."""
        with self._lock:
            return [replace(planned.fault, count=planned.left) for planned in self._planned]

    def take(self, request: Request) -> Fault | None:
        """The fault that strikes this request, if any."""
        if not self._planned:
            return None
        action = dict(parse_qsl(request.target.partition("?")[2])).get("Action", "")
        with self._lock:
            chosen = [planned for planned in self._planned if planned.chosen(action)]
            struck = chosen[0].strike() if chosen else None
            self._planned = [planned for planned in self._planned if planned.left != 0]
        return struck
