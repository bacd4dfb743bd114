# Generated from spec/ by `make generate`. Do not edit.
"""A file to upload: from a path, bytes or an open file to the part of a form."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeAlias

from .errors import Violation
from .multipart import Part

UploadInput: TypeAlias = "str | os.PathLike[str] | bytes | BinaryIO | tuple[str, bytes | BinaryIO]"
"""A path, bytes, a file opened in binary mode, or a file name with either of the last two."""

_KINDS = "a path, bytes, a file opened with open(path, 'rb'), or (name, one of the last two)"


@dataclass(frozen=True)
class FileRules:
    """The field of a form that takes a file, what the file's name must end with, and how large it may be."""

    wire: str
    name_ends_with: str
    max_bytes: int


def read_upload(rules: FileRules, file: UploadInput, problems: list[Violation]) -> Part:
    """The file, read up to one byte past the limit; every broken rule is added to `problems`.

    The whole file is held, so that sending it again cannot send a different or an exhausted one.

    Raises:
        OSError: the file cannot be read.
    """
    name, content = _name_and_content(rules, file, problems)
    if not name.endswith(rules.name_ends_with):
        problems.append(Violation(rules.wire, "file-name", f"the file's name must end with {rules.name_ends_with}"))
    if not name.isprintable() or "/" in name or "\\" in name:
        problems.append(Violation(rules.wire, "file-name", "the file's name must be printable, without a folder"))
    if len(content) > rules.max_bytes:
        problems.append(Violation(rules.wire, "file-size", f"must have at most {rules.max_bytes} bytes; it has more"))
    return Part(rules.wire, content, name)


def _name_and_content(rules: FileRules, file: UploadInput, problems: list[Violation]) -> tuple[str, bytes]:
    match file:
        case (str() as name, content):
            return name, _read(content, rules, problems)
    if isinstance(file, str | os.PathLike):
        with Path(file).open("rb") as opened:
            return Path(file).name, _read(opened, rules, problems)
    return Path(str(getattr(file, "name", rules.wire + rules.name_ends_with))).name, _read(file, rules, problems)


def _read(file: bytes | BinaryIO, rules: FileRules, problems: list[Violation]) -> bytes:
    """All bytes of the file, up to one past the limit. A pipe gives them in pieces."""
    if isinstance(file, bytes):
        return file
    content = b""
    while len(content) <= rules.max_bytes:
        piece = file.read(rules.max_bytes + 1 - len(content)) if hasattr(file, "read") else None
        if not isinstance(piece, bytes):
            problems.append(Violation(rules.wire, "type", f"must be {_KINDS}"))
            break
        if not piece:
            break
        content += piece
    return content
