"""Where a list response keeps its items and its next marker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .errors import InvalidResponseError
from .models import ResponseModel


@dataclass(frozen=True)
class Paths:
    """Dotted wire paths: the request's marker, and the response's items, more-flag and next marker."""

    marker: str
    items: str
    more: str
    next: str


def items_of(page: ResponseModel, paths: Paths) -> list[Any]:
    """The items on `page`, as models."""
    return list(_at(page, paths.items) or [])


def next_marker(action: str, page: ResponseModel, paths: Paths, seen: set[str]) -> str | None:
    """The marker of the next page, None after the last one.

    Raises:
        InvalidResponseError: more pages are promised, but the marker is missing or was used before.
    """
    if not _at(page, paths.more):
        return None
    marker = _at(page, paths.next)
    if isinstance(marker, str) and marker and marker not in seen:
        seen.add(marker)
        return marker
    reply = page.http_response
    raise InvalidResponseError(
        action,
        f"{paths.more} is true, but {paths.next} leads to no new page",
        status=reply.status if reply else 0,
        request_id=reply.request_id if reply else "",
        body=reply.body if reply else b"",
    )


def _at(value: Any, path: str) -> Any:
    """The value at a dotted wire path below a model; None where a step is missing."""
    for part in path.split("."):
        if not isinstance(value, ResponseModel):
            return None
        names = {field.alias or name: name for name, field in type(value).model_fields.items()}
        value = getattr(value, names.get(part, part), None)
    return value
