# Generated from spec/ by `make generate`. Do not edit.
"""Forms as Schemathesis writes them: what they say, with names for their files that may be."""

from __future__ import annotations

from collections.abc import Sequence

from ...runtime.multipart import MEDIA_TYPE, Part
from ...sandbox.multipart import parts
from ...sandbox.refusal import Refusal
from ..forms import file_name
from ..subjects import Subject


def parsed(subject: Subject, content_type: str, body: bytes) -> list[Part]:
    """The parts of a form. No keyword of a schema can say what is wrong with a file's name, so that all are right.

    Raises:
        ValueError: it is no form.
    """
    if not content_type.startswith(MEDIA_TYPE):
        raise ValueError(content_type)
    try:
        found = list(parts(subject.action, content_type, body))
    except Refusal as refusal:
        raise ValueError(refusal.message) from refusal
    return [Part(field, content, file_name(subject, field)) for field, _, content in found]


def said(subject: Subject, found: Sequence[Part]) -> dict[str, str]:
    """What the parts say.

    Raises:
        ValueError: more than a body can: a field twice, bytes that are no text, an empty file or one that is too large.
    """
    texts = {part.name: part.content.decode() for part in found if not _is_odd(subject, part)}
    if len(texts) < len(found):
        raise ValueError(f"{len(found)} parts say {len(texts)} things")
    return texts


def _is_odd(subject: Subject, part: Part) -> bool:
    return part.file_name is not None and not 0 < len(part.content) <= subject.form[part.name]["maxBytes"]
