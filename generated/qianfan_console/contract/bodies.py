# Generated from spec/ by `make generate`. Do not edit.
"""Bodies as bytes: JSON, or a form."""

from __future__ import annotations

import json
from typing import NamedTuple

from .forms import form
from .schema import Json
from .subjects import Subject


class Content(NamedTuple):
    """Bytes with their type."""

    type: str
    data: bytes


def written(subject: Subject, body: Json) -> Content | None:
    """The body as the Action takes it; None when a form cannot carry it."""
    if not subject.is_form:
        return Content(subject.media_type, json.dumps(body).encode())
    found = form(subject, body)
    return None if found is None else Content(*found)
