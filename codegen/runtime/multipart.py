"""A multipart form as bytes.

OpenAPI 3.1 ("Special Considerations for `multipart` Content") gives each property a part. Where the spec has no
Encoding Object, and ours have none, a part with a string, a number, an integer or a boolean is `text/plain`; RFC 7578
says that of every part without a Content-Type, so that such parts have none. What text stands for a number or a boolean
OpenAPI leaves open (3.1.1, appendix B): it is the JSON text here, `5`, `0.5`, `true`. A file is
`application/octet-stream`, which OpenAPI has for what is no text. Objects would be `application/json`, and lists
several parts of one name, among which an empty list cannot be told from none: forms have neither.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field

MEDIA_TYPE = "multipart/form-data"


@dataclass(frozen=True)
class Part:
    """One field of a form: its name, its content, and of a file the name that it has."""

    name: str
    content: bytes = field(repr=False)
    file_name: str | None = None

    @staticmethod
    def of(name: str, value: str | float) -> Part:
        """The part for a string, a number or a boolean.

        Raises:
            UnicodeEncodeError: the text holds half of a surrogate pair.
        """
        text = value if isinstance(value, str) else json.dumps(value)
        return Part(name, text.encode())


def encode(parts: Sequence[Part]) -> tuple[str, bytes]:
    """Content type and bytes of a form. The same parts give the same bytes."""
    boundary = _boundary(parts)
    pieces = [b"".join((f"--{boundary}\r\n{_head(part)}\r\n".encode(), part.content, b"\r\n")) for part in parts]
    return f"{MEDIA_TYPE}; boundary={boundary}", b"".join([*pieces, f"--{boundary}--\r\n".encode()])


def _boundary(parts: Sequence[Part]) -> str:
    """A text that no content can hold, because it depends on every one of them."""
    digest = hashlib.sha256()
    for number, part in enumerate(parts):
        digest.update(b"\0" if number else b"")
        digest.update(part.content)
    return f"form-{digest.hexdigest()[:32]}"


def _head(part: Part) -> str:
    disposition = f'Content-Disposition: form-data; name="{_quoted(part.name)}"'
    if part.file_name is None:
        return f"{disposition}\r\n"
    return f'{disposition}; filename="{_quoted(part.file_name)}"\r\nContent-Type: application/octet-stream\r\n'


def _quoted(name: str) -> str:
    """A name inside a Content-Disposition header, as HTML's form encoding writes it."""
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
