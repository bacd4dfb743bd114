"""Bodies of multipart/form-data: the parts with their files, and the rules that `x-upload` sets for them.

Sandbox's choice: a part without a file name, an empty file, and one field given twice are refused; 1 MB is 1,048,576
bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from email.utils import collapse_rfc2231_value
from typing import NamedTuple

from .contract import Operation
from .refusal import bad_argument, bad_http
from .schema import lookup
from .wire import JsonObject

_BOUNDARY = re.compile(r';\s*boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))', re.IGNORECASE)


class Upload(NamedTuple):
    """An uploaded file: the name it had, and what is in it."""

    name: str
    content: bytes


def read_uploads(operation: Operation, content_type: str, body: bytes) -> dict[str, Upload]:
    """The files of the body by field name.

    Raises:
        Refusal: no multipart body, or one that breaks a rule of the operation.
    """
    boundary = _BOUNDARY.search(content_type)
    if boundary is None:
        raise bad_http(f"{operation.action} takes multipart/form-data, and its Content-Type needs a boundary")
    uploads: dict[str, Upload] = {}
    for field, upload in _parts(body, (boundary[1] or boundary[2]).encode("latin-1", "replace")):
        if field in uploads:
            raise bad_argument(f"{field}: is given twice")
        uploads[field] = upload
    _check(operation, uploads)
    return uploads


def _parts(body: bytes, boundary: bytes) -> Iterator[tuple[str, Upload]]:
    delimiter = b"\r\n--" + boundary
    _, *parts = (b"\r\n" + body).split(delimiter)
    if not parts or not parts[-1].startswith(b"--"):
        raise bad_http("the multipart body does not end with its boundary")
    for part in parts[:-1]:
        head, gap, content = part.partition(b"\r\n\r\n")
        if not gap:
            raise bad_http("a part of the multipart body has no end of its headers")
        yield _named(head.decode("utf-8", "replace"), content)


def _named(head: str, content: bytes) -> tuple[str, Upload]:
    message = Message()
    for line in head.split("\r\n"):
        name, colon, value = line.partition(":")
        if colon and name.strip().lower() == "content-disposition":
            message["content-disposition"] = value.strip()
    field, file = (message.get_param(key, header="content-disposition") for key in ("name", "filename"))
    if not field:
        raise bad_http("a part of the multipart body has no name in its Content-Disposition")
    name = "" if file is None else collapse_rfc2231_value(file)
    return collapse_rfc2231_value(field), Upload(name, content)


def _check(operation: Operation, uploads: dict[str, Upload]) -> None:
    violations = operation.request.violations({field: upload.name for field, upload in uploads.items()})
    schema = operation.request.schema
    fields = lookup(schema, schema["$ref"])["properties"] if "$ref" in schema else schema["properties"]
    for field, upload in uploads.items():
        violations += _broken(field, upload, fields.get(field, {}).get("x-upload"))
    if violations:
        raise bad_argument(f"{'; '.join(violations)} (see {operation.page})")


def _broken(field: str, upload: Upload, rules: JsonObject | None) -> Iterator[str]:
    if rules is None:
        return
    ending, most = rules.get("nameEndsWith", ""), rules.get("maxBytes", len(upload.content))
    if not upload.name:
        yield f"{field}: the part needs a file name"
    elif not upload.name.endswith(ending):
        yield f"{field}: the name of the file must end with {ending}"
    if not upload.content:
        yield f"{field}: the file is empty"
    if len(upload.content) > most:
        yield f"{field}: the file has {len(upload.content)} bytes, {most} are the most"
