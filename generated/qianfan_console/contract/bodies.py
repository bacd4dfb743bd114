# Generated from spec/ by `make generate`. Do not edit.
"""Bodies as bytes: JSON, or a form whose members are files."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import NamedTuple

from .schema import Json
from .subjects import Subject

BOUNDARY = "near-miss"
FORM = "multipart/form-data"


@dataclass(frozen=True, slots=True)
class File:
    """A file in a form: the name it has, and what is in it."""

    name: str
    content: str


class Content(NamedTuple):
    """Bytes with their type."""

    type: str
    data: bytes


def written(subject: Subject, body: Json) -> Content | None:
    """The body as the Action takes it; None when a form cannot carry it."""
    if subject.media_type != FORM:
        return Content(subject.media_type, json.dumps(body).encode())
    files = _files(subject, body)
    return None if files is None else Content(f"{FORM}; boundary={BOUNDARY}", _form(files))


def _files(subject: Subject, body: Json) -> dict[str, File] | None:
    if not isinstance(body, dict):
        return None
    files: dict[str, File] = {}
    for name, value in body.items():
        if isinstance(value, File):
            files[name] = value
        elif isinstance(value, str):
            # What a schema says of the text it says of the file; an empty file is another mistake.
            files[name] = File(f"a{_ending(subject, name)}", value or "x")
        else:
            return None
    return files


def uploads(subject: Subject) -> dict[str, dict[str, Json]]:
    """What `x-upload` says of a form's members, with the pointer of the member."""
    document = subject.judge.document
    return {
        name: {"pointer": child.pointer, **child.schema["x-upload"]}
        for node in document.parts((document.root,))
        for name, child in node.named("properties")
        if "x-upload" in child.schema
    }


def _ending(subject: Subject, name: str) -> str:
    return str(uploads(subject).get(name, {}).get("nameEndsWith", ""))


def _form(files: dict[str, File]) -> bytes:
    head = f"--{BOUNDARY}\r\nContent-Disposition: form-data; "
    parts = [f'{head}name="{name}"; filename="{file.name}"\r\n\r\n{file.content}\r\n' for name, file in files.items()]
    return "".join([*parts, f"--{BOUNDARY}--\r\n"]).encode()
