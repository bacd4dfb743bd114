"""The forms of rules over several fields that the generator compiles into readable checks. No others are allowed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..document import JsonObject
from ..problem import Problem
from .index import Index, Site, is_bare_required
from .keywords import is_names


def check(index: Index) -> Iterator[Problem]:
    for site in index.sites:
        schema = site.schema
        if "not" in schema:
            yield from _not(site, schema["not"])
        if "oneOf" in schema:
            yield from _one_of(site, schema["oneOf"])
        if "if" in schema:
            yield from _if(site, schema["if"])
        if "then" in schema:
            yield from _then(site, schema["then"])
        if ("if" in schema) != ("then" in schema):
            yield site.problem("`if` and `then` have no meaning alone; write both, or neither")


def _not(site: Site, value: Any) -> Iterator[Problem]:
    if not (is_bare_required(value) and is_names(value["required"]) and len(value["required"]) > 1):
        yield site.problem("only {required: [a, b]} is compiled: not all of them together; write it so", "/not")


def _one_of(site: Site, value: Any) -> Iterator[Problem]:
    branches = value if isinstance(value, list) else []
    bare = [branch for branch in branches if is_bare_required(branch)]
    if not bare:
        yield from (
            site.problem("a branch needs a name; move it to components/schemas and refer to it", f"/oneOf/{number}")
            for number, branch in enumerate(branches)
            if not isinstance(branch, dict) or "$ref" not in branch
        )
    elif len(bare) < len(branches):
        yield site.problem("mixes `required` with schemas; write one or the other", "/oneOf")
    elif not all(is_names(branch["required"]) and len(branch["required"]) == 1 for branch in bare):
        yield site.problem("a choice between single fields is compiled; write {required: [a]} a branch", "/oneOf")


def _if(site: Site, value: Any) -> Iterator[Problem]:
    known = isinstance(value, dict) and set(value) <= {"properties", "required"}
    if not known or not is_names(value.get("required")):
        yield site.problem(
            "not a compiled test; write {required: [a]}, or properties: {a: {const: …}} beside it", "/if"
        )
        return
    properties: Any = value.get("properties", {})
    if not isinstance(properties, dict) or not all(map(_is_test, properties.values())):
        yield site.problem("not a compiled test; write {const: …} or {enum: […]} of plain values", "/if/properties")
    elif missing := sorted(set(properties) - set(value["required"])):
        yield site.problem(f"also holds when {missing[0]!r} is absent; add it to required here", "/if")


def _is_test(value: Any) -> bool:
    match value:
        case {"const": str() | int(), **rest}:
            return not rest
        case {"enum": [*options], **rest}:
            return not rest and bool(options) and all(isinstance(option, str | int) for option in options)
        case _:
            return False


def _then(site: Site, value: Any) -> Iterator[Problem]:
    known = isinstance(value, dict) and value and set(value) <= {"required", "not"}
    if not known or not is_names(value.get("required", ["-"])) or not _forbids_one(value):
        yield site.problem("only {required: [a, …]} and {not: {required: [a]}} are compiled; write it so", "/then")


def _forbids_one(then: JsonObject) -> bool:
    forbidden = then.get("not", {"required": ["-"]})
    return is_bare_required(forbidden) and is_names(forbidden["required"]) and len(forbidden["required"]) == 1
