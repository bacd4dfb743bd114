# Generated from spec/ by `make generate`. Do not edit.
"""The parts of a body of multipart/form-data, as bytes.

Sandbox's choice: a body without its boundary, or with a part without a name, is InvalidHTTPRequest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from email.utils import collapse_rfc2231_value
from typing import NamedTuple

from .refusal import bad_http

_BOUNDARY = re.compile(r';\s*boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))', re.IGNORECASE)


class Part(NamedTuple):
    """One part: the field that it is for, the name of its file if it has one, and what is in it."""

    field: str
    file_name: str | None
    content: bytes


def parts(action: str, content_type: str, body: bytes) -> Iterator[Part]:
    """The parts of a body for `action`, in order.

    Raises:
        Refusal: the body is none of multipart/form-data.
    """
    boundary = _BOUNDARY.search(content_type)
    if boundary is None:
        raise bad_http(f"{action} takes multipart/form-data, and its Content-Type needs a boundary")
    delimiter = b"\r\n--" + (boundary[1] or boundary[2]).encode("latin-1", "replace")
    _, *pieces = (b"\r\n" + body).split(delimiter)
    if not pieces or not pieces[-1].startswith(b"--"):
        raise bad_http("the multipart body does not end with its boundary")
    for piece in pieces[:-1]:
        head, gap, content = piece.partition(b"\r\n\r\n")
        if not gap:
            raise bad_http("a part of the multipart body has no end of its headers")
        yield _part(head.decode("utf-8", "replace"), content)


def _part(head: str, content: bytes) -> Part:
    message = Message()
    for line in head.split("\r\n"):
        name, colon, value = line.partition(":")
        if colon and name.strip().lower() == "content-disposition":
            message["content-disposition"] = value.strip()
    field, file = (message.get_param(key, header="content-disposition") for key in ("name", "filename"))
    if not field:
        raise bad_http("a part of the multipart body has no name in its Content-Disposition")
    return Part(collapse_rfc2231_value(field), None if file is None else collapse_rfc2231_value(file), content)
