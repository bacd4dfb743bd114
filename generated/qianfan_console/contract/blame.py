# Generated from spec/ by `make generate`. Do not edit.
"""What a body has that could explain why a service treats it otherwise than others."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

from .cases import Case
from .edit_scalars import OFTEN_CHOSEN, OFTEN_COUNTED
from .explain import Mark
from .rules import Rule
from .schema import Json, escape, required, unescape
from .sites import Site, sites
from .subjects import Subject

_UNIONS = ("oneOf", "anyOf")
_MEASURES: dict[str, Callable[[Json], Json]] = {
    "minLength": len, "maxLength": len, "minItems": len, "maxItems": len, "minProperties": len, "maxProperties": len,
    "minimum": lambda value: value, "maximum": lambda value: value,
}  # fmt: skip
_LENGTHS = (1, *OFTEN_CHOSEN)
_NUMBERS = (*OFTEN_COUNTED, 2**31 - 1)


def marks(subject: Subject, case: Case) -> set[Mark]:
    """What a valid body has at the edge of which rule; of any other, the rules that it breaks."""
    if not case.valid:
        return {Mark(*each) for each in case.blamed} or {Mark(pointer) for pointer in case.breaks}
    found = {Mark(pointer) for pointer in case.tests}
    for site in sites(subject.judge.document, case.body):
        found.update(_members(site))
        found.update(_taken(site))
        for rule in subject.judge.spoken(site):
            schema = subject.judge.document.find(rule.holder).schema
            found.update(Mark(rule.pointer, detail) for detail in _details(rule, schema, site.value) if detail)
    return found


def _members(site: Site) -> Iterator[Mark]:
    """Optional members that are there or not."""
    if not isinstance(site.value, dict):
        return
    needed = set(required(site.nodes))
    for node in site.nodes:
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


def _details(rule: Rule, schema: dict[str, Json], value: Json) -> Iterator[str]:
    """What is special about a value to which the rule applies."""
    keyword = unescape(rule.pointer.removeprefix(rule.holder).split("/")[1])
    if keyword == "type":
        yield from _sorts(value)
        yield from _sizes(value)
        yield _unlike(schema.get("examples", ()), value)
    else:
        yield _edge(keyword, schema, value)


def _edge(keyword: str, schema: dict[str, Json], value: Json) -> str:
    if keyword in ("enum", "const"):
        return f"with the value {json.dumps(value, ensure_ascii=False)}"
    if keyword == "not" and isinstance(value, dict):
        pair = schema["not"].get("required", ()) if isinstance(schema["not"], dict) else ()
        given = [name for name in pair if name in value]
        return f"with {' and '.join(given)} alone" if given else ""
    if keyword in _MEASURES:
        return "just at the bound" if _MEASURES[keyword](value) == schema[keyword] else ""
    return ""


def _unlike(examples: Sequence[Json], value: Json) -> str:
    """A service may want the form of the page's examples (that of an id, say) where the page states no pattern."""
    other = isinstance(value, str) and examples and value not in examples
    return "with another text than the examples of the page" if other else ""


def _sizes(value: Json) -> Iterator[str]:
    """A service may have a bound that its page does not state."""
    if isinstance(value, str):
        yield from (f"of length above {most}" for most in _LENGTHS if len(value) > most)
    elif isinstance(value, int) and not isinstance(value, bool):
        yield from (f"above {most}" for most in _NUMBERS if value > most)


def _sorts(value: Json) -> Iterator[str]:
    """What is special about a value of its type."""
    match value:
        case bool() | None:
            yield f"with {json.dumps(value)}"
        case str():
            yield from _texts(value)
        case float():
            yield "with a whole number written with a point" if value.is_integer() else "with a fraction"
        case int() if value < 0:
            yield "with a negative number"
        case list() | dict() if not value:
            yield "with nothing in it"


def _texts(value: str) -> Iterator[str]:
    if not value:
        yield "with an empty text"
    if value != value.strip():
        yield "with white space at an end"
    if any(char in value for char in "\n\r\u2028"):
        yield "with a line break"
    if not value.isascii():
        yield "with other characters than ASCII"
    if value.isdigit():
        yield "of digits"
