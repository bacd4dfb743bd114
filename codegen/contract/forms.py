"""A body as a multipart form carries it: every field is a text or a file, and the name alone says of which kind.

So what arrives may be another value than the one that was written: of a string field the number 5 is the text "5", and
of an integer field the text "5" is the number. What the specs say of a form they say of what arrives.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from ..runtime.multipart import Part, encode
from ..sandbox.forms import value_of
from .reachable import reachable
from .schema import Json
from .subjects import Subject


@dataclass(frozen=True, slots=True)
class File:
    """A file in a form: the name it has, and what is in it."""

    name: str
    content: str


def form(subject: Subject, body: Json) -> tuple[str, bytes] | None:
    """Content type and bytes of the form; None when none can carry the body."""
    found = [_part(subject, name, value) for name, value in body.items()] if isinstance(body, dict) else [None]
    parts = [part for part in found if part is not None]
    return encode(parts) if len(parts) == len(found) else None


def arrived(subject: Subject, body: dict[str, Json]) -> dict[str, Json]:
    """What a form says that was written for the body."""
    texts = {name: value if isinstance(value, str) else json.dumps(value) for name, value in body.items()}
    return {name: value_of(_kind(subject, name), text) for name, text in texts.items()}


def file_name(subject: Subject, name: str) -> str | None:
    """A name that the file in this field may have; None if no file belongs there."""
    return f"a{subject.form[name]['nameEndsWith']}" if _kind(subject, name) == "file" else None


def uploads(subject: Subject) -> dict[str, dict[str, Json]]:
    """What `x-upload` says of a form's members, with the pointer of the member."""
    return {
        name: {"pointer": child.pointer, **child.schema["x-upload"]}
        for node in reachable(subject.judge.document, asserted=True)
        for name, child in node.named("properties")
        if "x-upload" in child.schema
    }


def _kind(subject: Subject, name: str) -> str:
    return str(subject.form.get(name, {}).get("type", "string"))


def _part(subject: Subject, name: str, value: Json) -> Part | None:
    if isinstance(value, File):
        return Part(name, value.content.encode(), value.name)
    if _kind(subject, name) == "file":
        # Of what is in a file a schema says nothing; that it is empty or too large would be another mistake.
        content = (value or "x").encode() if isinstance(value, str) else b""
        fits = 0 < len(content) <= subject.form[name]["maxBytes"]
        return Part(name, content, file_name(subject, name)) if fits else None
    return Part.of(name, value) if isinstance(value, (str, int, float)) else None
