"""A file to upload: from a path, bytes or an open file to a checked multipart form."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, TypeAlias

from .errors import Violation

UploadInput: TypeAlias = "str | os.PathLike[str] | bytes | BinaryIO | tuple[str, bytes | BinaryIO]"
"""A path, bytes, a file opened in binary mode, or a file name with either of the last two."""

_KINDS = "a path, bytes, a file opened with open(path, 'rb'), or (name, one of the last two)"


@dataclass(frozen=True)
class Part:
    """The form field that takes the file, what its name must end with, how large it may be; `name` is the parameter."""

    wire: str
    name_ends_with: str
    max_bytes: int
    name: str = ""


@dataclass(frozen=True)
class NamedFile:
    """A file name and all bytes of the file."""

    name: str
    content: bytes = field(repr=False)


def read_upload(part: Part, file: UploadInput, problems: list[Violation]) -> NamedFile:
    """The file, read up to one byte past the limit; every broken rule is added to `problems`.

    The whole file is held, so that sending it again cannot send a different or an exhausted one.

    Raises:
        OSError: the file cannot be read.
    """
    name, content = _name_and_content(part, file, problems)
    if not name.endswith(part.name_ends_with):
        problems.append(Violation(part.wire, "file-name", f"the file's name must end with {part.name_ends_with}"))
    if not name.isprintable() or "/" in name or "\\" in name:
        problems.append(Violation(part.wire, "file-name", "the file's name must be printable, without a folder"))
    if len(content) > part.max_bytes:
        problems.append(Violation(part.wire, "file-size", f"must have at most {part.max_bytes} bytes; it has more"))
    return NamedFile(name, content)


def _name_and_content(part: Part, file: UploadInput, problems: list[Violation]) -> tuple[str, bytes]:
    match file:
        case (str() as name, content):
            return name, _read(content, part, problems)
    if isinstance(file, str | os.PathLike):
        with Path(file).open("rb") as opened:
            return Path(file).name, _read(opened, part, problems)
    return Path(str(getattr(file, "name", part.wire + part.name_ends_with))).name, _read(file, part, problems)


def _read(file: bytes | BinaryIO, part: Part, problems: list[Violation]) -> bytes:
    """All bytes of the file, up to one past the limit. A pipe gives them in pieces."""
    if isinstance(file, bytes):
        return file
    content = b""
    while len(content) <= part.max_bytes:
        piece = file.read(part.max_bytes + 1 - len(content)) if hasattr(file, "read") else None
        if not isinstance(piece, bytes):
            problems.append(Violation(part.wire, "type", f"must be {_KINDS}"))
            break
        if not piece:
            break
        content += piece
    return content


def form(part: Part, file: NamedFile, texts: Mapping[str, str]) -> tuple[str, bytes]:
    """Content type and bytes of a multipart form. The same input gives the same bytes."""
    digest = hashlib.sha256("\0".join(texts.values()).encode())
    digest.update(file.content)
    boundary = f"form-{digest.hexdigest()[:32]}"
    pieces = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{_quoted(name)}"\r\n\r\n{text}\r\n'.encode()
        for name, text in texts.items()
    ]
    head = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="{_quoted(part.wire)}"; '
        f'filename="{_quoted(file.name)}"\r\nContent-Type: application/octet-stream\r\n\r\n'
    )
    body = b"".join([*pieces, head.encode(), file.content, f"\r\n--{boundary}--\r\n".encode()])
    return f"multipart/form-data; boundary={boundary}", body


def _quoted(name: str) -> str:
    """A name inside a Content-Disposition header, as HTML's form encoding writes it."""
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
