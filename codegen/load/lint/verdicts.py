"""What a value lacks to be valid against a JSON Schema, in sentences that end with the remedy.

Schemas of ours may carry the annotation `remedy` (what to do when a value does not fit) and `strangers` (what to do
with a member that has no place).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend

from ..document import JsonObject, escape
from .index import mapping

Fault = tuple[str, str]
"""Pointer into the value, and sentence."""
_LONGEST = 60  # of a value in a message


@cache
def read_schema(path: Path) -> JsonObject:
    """The JSON Schema in one of our own files."""
    schema: JsonObject = json.loads(path.read_text("utf-8"))
    return schema


def _pattern(_: Any, pattern: str, instance: Any, __: Any) -> Iterator[ValidationError]:
    """Python's own `$` also matches in front of a line feed at the end; JSON Schema's does not."""
    exact = rf"{pattern[:-1]}\Z" if pattern.endswith("$") else pattern
    if isinstance(instance, str) and not re.search(exact, instance):
        yield ValidationError(f"does not match {pattern}")


_Validator: type[Draft202012Validator] = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator, {"pattern": _pattern}
)


def validator(schema: JsonObject) -> Draft202012Validator:
    """A validator of `schema`, which is trusted to be well-formed."""
    return _Validator(schema)


def faults(validator: Draft202012Validator, value: Any) -> Iterator[Fault]:
    """Each fault of `value` once."""
    errors = (leaf for error in validator.iter_errors(value) for leaf in _leaves(error))
    return iter(dict.fromkeys(fault for error in errors for fault in _faults(error)))


def shown(value: Any) -> str:
    """A value for a message: as Python writes it, so without control characters, and not too long."""
    text = repr(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    """Of a union's error, those of the branch that comes nearest: the right tag first, then the fewest faults."""
    if not error.context:
        yield error
        return
    branches: dict[Any, list[ValidationError]] = {}
    for inner in error.context:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    nearest = min(branches.values(), key=lambda faults: (sum(f.validator == "const" for f in faults), len(faults)))
    for inner in nearest:
        yield from _leaves(inner)


def _faults(error: ValidationError) -> Iterator[Fault]:
    expected: Any = error.validator_value
    pointer = "".join(f"/{escape(str(part))}" for part in error.absolute_path)
    schema: JsonObject = error.schema if isinstance(error.schema, dict) else {}
    if error.validator == "required":
        instance = mapping(error.instance)
        yield from ((pointer, _missing(name, schema)) for name in expected if name not in instance)
    elif error.validator == "additionalProperties":
        remedy = schema.get("strangers", "remove it")
        yield from ((f"{pointer}/{escape(name)}", f"has no place here; {remedy}") for name in _strangers(error))
    else:
        remedy = schema.get("remedy") or f"{error.validator} must be {shown(expected)}"
        yield pointer, f"{shown(error.instance)} does not fit; {remedy}"


def _missing(name: str, schema: JsonObject) -> str:
    member = schema.get("properties", {}).get(name)
    remedy = member.get("remedy") if isinstance(member, dict) else None
    return f"{name!r} is missing; {remedy or 'add it'}"


def _strangers(error: ValidationError) -> Iterable[str]:
    schema: JsonObject = error.schema if isinstance(error.schema, dict) else {}
    patterns = schema.get("patternProperties", {})
    known, instance = schema.get("properties", {}), mapping(error.instance)
    return (n for n in instance if n not in known and not any(re.search(p, n) for p in patterns))
