"""What goes out and what comes back, without the I/O between."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Outgoing:
    """A request, ready to be signed and sent. `query` holds pairs that are not yet encoded."""

    action: str
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
