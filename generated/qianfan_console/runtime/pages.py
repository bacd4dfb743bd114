# Generated from spec/ by `make generate`. Do not edit.
"""Where a list response keeps its items and its next marker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .errors import InvalidResponseError
from .models import ResponseModel, at


@dataclass(frozen=True)
class Paths:
    """Dotted wire paths: the request's marker, and the response's items, more-flag and next marker."""

    marker: str
    items: str
    more: str
    next: str


def items_of(action: str, page: ResponseModel, paths: Paths) -> list[Any]:
    """The items on `page`, as models.

    Raises:
        InvalidResponseError: there is something else in their place.
    """
    items = at(page, paths.items)
    if items is None:
        return []
    if isinstance(items, list):
        return items
    raise _broken(action, page, f"{paths.items} is no list")


def next_marker(action: str, page: ResponseModel, paths: Paths, seen: set[str]) -> str | None:
    """The marker of the next page, None after the last one.

    Raises:
        InvalidResponseError: more pages are promised, but the marker is missing or was used before.
    """
    if not at(page, paths.more):
        return None
    marker = at(page, paths.next)
    if isinstance(marker, str) and marker and marker not in seen:
        seen.add(marker)
        return marker
    raise _broken(action, page, f"{paths.more} is true, but {paths.next} leads to no new page")


def _broken(action: str, page: ResponseModel, reason: str) -> InvalidResponseError:
    reply = page.http_response
    return InvalidResponseError(
        action,
        reason,
        status=reply.status if reply else 0,
        request_id=reply.request_id if reply else "",
        body=reply.body if reply else b"",
    )
