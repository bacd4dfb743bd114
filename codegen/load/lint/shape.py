"""The shape of a document: one Action (one path, one POST, one query parameter `Action`), or parts for others."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jsonschema import Draft202012Validator

from ..problem import Problem
from .index import Index, is_action
from .verdicts import faults, read_schema, validator


def check(index: Index) -> Iterator[Problem]:
    for name, document in index.tree.documents.items():
        expected = _validator("action" if is_action(document) else "parts")
        yield from (Problem(name, pointer, sentence) for pointer, sentence in faults(expected, document.data))


@cache
def _validator(kind: str) -> Draft202012Validator:
    schema = read_schema(Path(__file__).with_name("document.schema.json"))
    return validator({"$ref": f"#/$defs/{kind}", "$defs": schema["$defs"]})
