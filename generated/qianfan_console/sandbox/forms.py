# Generated from spec/ by `make generate`. Do not edit.
"""Bodies of multipart/form-data as the schema speaks of them: texts read as its types, files, and their own rules.

Sandbox's choice:
- a field given twice, a file without a name, an empty file, a text with the name of a file, and a text that is not
  UTF-8 are refused; 1 MB is 1,048,576 bytes;
- an integer or a number is read as JSON writes it (`5`, `0.5`, not `+5` or `05`), a boolean as `true` or `false`; any
  other text stays a text, which is then of the wrong type.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from .contract import Operation
from .multipart import Part, parts
from .refusal import bad_argument
from .wire import JsonObject

_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_BOOLEANS = {"true": True, "false": False}


class Upload(NamedTuple):
    """An uploaded file: the name it had, and what is in it."""

    name: str
    content: bytes


def read_form(operation: Operation, content_type: str, body: bytes) -> JsonObject:
    """The members of the body by field name, each file as an `Upload`.

    Raises:
        Refusal: no multipart body, or one that breaks a rule of the operation.
    """
    found = fields(operation, content_type, body)
    broken = violations(operation, found)
    if broken:
        raise bad_argument(f"{'; '.join(broken)} (see {operation.page})")
    return values(operation, found)


def values(operation: Operation, found: dict[str, Part]) -> JsonObject:
    """What the parts say, each by the kind of its field; that of an unknown field is text."""
    return {field: _value(operation, part) for field, part in found.items()}


def fields(operation: Operation, content_type: str, body: bytes) -> dict[str, Part]:
    """The parts of the body by field name.

    Raises:
        Refusal: no multipart body, or one with a field twice.
    """
    found: dict[str, Part] = {}
    for part in parts(operation.action, content_type, body):
        if part.field in found:
            raise bad_argument(f"{part.field}: is given twice")
        found[part.field] = part
    return found


def violations(operation: Operation, found: dict[str, Part]) -> list[str]:
    """One sentence for each rule that these parts break."""
    read = values(operation, found)
    seen = {field: value.name if isinstance(value, Upload) else value for field, value in read.items()}
    broken = operation.request.violations(seen)
    for field, part in found.items():
        rules = operation.form.get(field, {})
        broken += _of_file(part, rules) if rules.get("type") == "file" else _of_text(part) if rules else []
    return broken


def _value(operation: Operation, part: Part) -> Any:
    kind = operation.form.get(part.field, {}).get("type")
    if kind == "file":
        return Upload(part.file_name or "", part.content)
    return value_of(kind, part.content.decode("utf-8", "replace"))


def value_of(kind: str | None, text: str) -> Any:
    """What the text of a field of this JSON type says; the text itself where it says no such value."""
    if kind == "boolean":
        return _BOOLEANS.get(text, text)
    return _number(text) if kind in {"integer", "number"} else text


def _number(text: str) -> Any:
    """The number; the text itself, if it is none that a double or Python can hold."""
    if not _NUMBER.fullmatch(text):
        return text
    try:
        value = json.loads(text)
    except ValueError:
        return text
    return text if isinstance(value, float) and math.isinf(value) else value


def _of_text(part: Part) -> Iterator[str]:
    if part.file_name is not None:
        yield f"{part.field}: is no file, so that the part needs no file name"
    try:
        part.content.decode("utf-8")
    except UnicodeDecodeError as error:
        yield f"{part.field}: is not UTF-8: {error.reason} at byte {error.start}"


def _of_file(part: Part, rules: JsonObject) -> Iterator[str]:
    ending, most, size = rules["nameEndsWith"], rules["maxBytes"], len(part.content)
    if not part.file_name:
        yield f"{part.field}: the part needs a file name"
    elif not part.file_name.endswith(ending):
        yield f"{part.field}: the name of the file must end with {ending}"
    if not part.content:
        yield f"{part.field}: the file is empty"
    if size > most:
        yield f"{part.field}: the file has {size} bytes, {most} are the most"
