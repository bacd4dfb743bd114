"""What a multipart body holds, as Python's own parser reads it."""

from __future__ import annotations

import email
import email.policy
from typing import Any


def parsed(content_type: str, body: bytes) -> list[tuple[str, str | None, bytes]]:
    """Field name, file name and content of each part, as Python's own parser reads them."""
    head = f"Content-Type: {content_type}\r\n\r\n".encode()
    message = email.message_from_bytes(head + body, policy=email.policy.HTTP)
    assert message.is_multipart()
    assert not message.defects
    return [_part(part) for part in message.iter_parts()]


def _part(part: Any) -> tuple[str, str | None, bytes]:
    raw = dict(part.raw_items())["Content-Disposition"].encode("ascii", "surrogateescape").decode("utf-8")
    fields = dict(piece.split("=", 1) for piece in raw.split("; ")[1:])
    texts = {key: _unquoted(value) for key, value in fields.items()}
    return texts["name"], texts.get("filename"), part.get_payload(decode=True)


def _unquoted(value: str) -> str:
    assert value[0] == value[-1] == '"'
    return value[1:-1].replace("%22", '"').replace("%0D", "\r").replace("%0A", "\n")
