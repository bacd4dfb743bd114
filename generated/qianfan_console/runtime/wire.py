# Generated from spec/ by `make generate`. Do not edit.
"""What goes out and what comes back, without the I/O between."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias


@dataclass(frozen=True)
class Outgoing:
    """A request, ready to be signed and sent. `query` holds pairs that are not yet encoded.

    `idempotent` says whether sending it twice is harmless: what an error advises depends on it.
    """

    action: str
    idempotent: bool
    method: str
    path: str
    query: tuple[tuple[str, str], ...]
    headers: tuple[tuple[str, str], ...]
    body: bytes = field(repr=False)


@dataclass(frozen=True)
class Reply:
    """An answer as it arrived. Header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)

    @property
    def request_id(self) -> str:
        """The service's id of the request, from the header; empty if it sent none."""
        return self.headers.get("x-bce-request-id", "")


Answer: TypeAlias = tuple[int, list[tuple[str, str]], bytes]
"""Status, headers and body."""


class Delivery(NamedTuple):
    """What a service in this process answers, and how that arrives.

    Attributes:
        status, headers, body: the answer.
        pause: seconds until it begins.
        pace: seconds between the bytes of its body.
        broken: "reset" if the connection breaks instead, "cut" if it ends in the middle of the body.
    """

    status: int
    headers: list[tuple[str, str]]
    body: bytes
    pause: float = 0.0
    pace: float = 0.0
    broken: Literal["", "reset", "cut"] = ""

    @classmethod
    def of(cls, answer: Answer | Delivery) -> Delivery:
        """`answer` itself, or one that arrives at once and whole."""
        return answer if isinstance(answer, Delivery) else cls(*answer)
