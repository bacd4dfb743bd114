# Generated from spec/ by `make generate`. Do not edit.
"""Which rule explains the differences: what the bodies that differ have in common and the others have not."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence, Set
from typing import NamedTuple

from .cases import Case
from .rules import Rule
from .schema import Json, escape, unescape
from .sites import Site, sites
from .subjects import Subject

_UNIONS = ("oneOf", "anyOf")
_MEASURES: dict[str, Callable[[Json], Json]] = {
    "minLength": len, "maxLength": len, "minItems": len, "maxItems": len, "minProperties": len, "maxProperties": len,
    "minimum": lambda value: value, "maximum": lambda value: value,
}  # fmt: skip


class Mark(NamedTuple):
    """A property of a body: the pointer of the rule that it bears on, and what the body has there."""

    pointer: str
    detail: str = ""


class Blame(NamedTuple):
    """A mark, and the positions of the bodies that it explains."""

    mark: Mark
    bodies: list[int]


def explain(differing: Sequence[Set[Mark]], others: Sequence[Set[Mark]]) -> list[Blame]:
    """The fewest marks that explain the differing bodies: each time the one that most of them have and no others."""
    waiting = set(range(len(differing)))
    innocent: dict[Mark, int] = {}
    for marks in others:
        for mark in marks:
            innocent[mark] = innocent.get(mark, 0) + 1
    found: list[Blame] = []
    while waiting:
        held: dict[Mark, list[int]] = {}
        for index in sorted(waiting):
            for mark in differing[index]:
                held.setdefault(mark, []).append(index)
        if not held:
            break
        best = min(held, key=lambda mark: _rank(mark, len(held[mark]), innocent.get(mark, 0)))
        found.append(Blame(best, held[best]))
        waiting -= set(held[best])
    return found


def _rank(mark: Mark, guilty: int, innocent: int) -> tuple[float, int, bool, int, Mark]:
    return (-guilty / (guilty + innocent), -guilty, bool(mark.detail), -mark.pointer.count("/"), mark)


def marks(subject: Subject, case: Case) -> set[Mark]:
    """What a valid body has at the edge of which rule; of any other, the rules that it breaks."""
    if not case.valid:
        return {Mark(pointer) for pointer in case.breaks}
    found = {Mark(pointer) for pointer in case.tests}
    for site in sites(subject.judge.document, case.body):
        found.update(_members(site))
        found.update(_taken(site))
        for rule in subject.judge.spoken(site):
            detail = _edge(rule, subject.judge.document.find(rule.holder).schema, site.value)
            found.update([Mark(rule.pointer, detail)] if detail else [])
    return found


def _members(site: Site) -> Iterator[Mark]:
    """Optional members that are there or not."""
    if not isinstance(site.value, dict):
        return
    for node in site.nodes:
        needed = node.schema.get("required", ())
        for name in node.schema.get("properties", {}):
            if name not in needed:
                state = "with" if name in site.value else "without"
                yield Mark(f"{node.pointer}/properties/{escape(name)}", f"{state} {name}")


def _taken(site: Site) -> Iterator[Mark]:
    """The branches that the value takes."""
    here = {node.pointer for node in site.nodes}
    for node in site.nodes:
        for word in _UNIONS:
            for index, branch in enumerate(node.schema.get(word, ())):
                if f"{node.pointer}/{word}/{index}" in here:
                    name = str(branch.get("$ref", "")).rpartition("/")[2] or f"form {index + 1}"
                    yield Mark(f"{node.pointer}/{word}", f"as {name}")


def _edge(rule: Rule, schema: dict[str, Json], value: Json) -> str:
    keyword = unescape(rule.pointer.removeprefix(rule.holder).split("/")[1])
    if keyword in ("enum", "const"):
        return f"with the value {json.dumps(value, ensure_ascii=False)}"
    if keyword == "not" and isinstance(value, dict):
        pair = schema["not"].get("required", ()) if isinstance(schema["not"], dict) else ()
        given = [name for name in pair if name in value]
        return f"with {' and '.join(given)} alone" if given else ""
    if keyword in _MEASURES:
        return "just at the bound" if _MEASURES[keyword](value) == schema[keyword] else ""
    return _sort(value) if keyword == "type" else ""


def _sort(value: Json) -> str:
    """What is special about a value of its type; empty if nothing."""
    match value:
        case bool() | None:
            return f"with {json.dumps(value)}"
        case "":
            return "with an empty text"
        case str():
            return _text(value)
        case float():
            return "with a whole number written with a point" if value.is_integer() else "with a fraction"
        case int():
            return "with a negative number" if value < 0 else "beyond 32 bits" if value >= 2**31 else ""
        case list() | dict() if not value:
            return "with nothing in it"
        case _:
            return ""


def _text(value: str) -> str:
    if value != value.strip():
        return "with white space at an end"
    if any(char in value for char in "\n\r\u2028"):
        return "with a line break"
    if not value.isascii():
        return "with other characters than ASCII"
    return "of digits" if value.isdigit() else ""
