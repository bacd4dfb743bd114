# Generated from spec/ by `make generate`. Do not edit.
"""What a schema says of a body: which rules applied to it, or which of them it breaks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import jsonschema_rs

from .document import Document
from .rules import Rule, rules
from .schema import Json, escape
from .sites import Site, sites

Errors: TypeAlias = list[jsonschema_rs.ValidationError]
_UNEVALUATED = (
    jsonschema_rs.ValidationErrorKind.UnevaluatedProperties,
    jsonschema_rs.ValidationErrorKind.UnevaluatedItems,
)
# How a body breaks a union.
NONE, SEVERAL = "fitting none", "fitting more than one"


@dataclass(frozen=True, slots=True)
class Opinion:
    """The verdict on one body: the rules that applied to a valid one, or the least faults that explain the refusal.

    Attributes:
        valid: whether the schema accepts the body.
        faults: how many faults there are at least; 0 for a valid body.
        rules: pointers of the rules that applied, or that are broken.
        blamed: of a refused body the rules that are broken however it was meant, each with how: where no branch of a
            union is nearer than the others, the union and none of their rules.
    """

    valid: bool
    faults: int
    rules: frozenset[str]
    blamed: frozenset[tuple[str, str]] = frozenset()

    @property
    def tests(self) -> frozenset[str]:
        """The rules that this body tests: those it obeys, or the one for which alone it is refused."""
        return self.rules if self.faults <= 1 else frozenset()


class _Reading(NamedTuple):
    """One way to understand what was meant: how many faults there are, which rules they break, which are to blame."""

    faults: int
    broken: set[str]
    blamed: set[tuple[str, str]]


def _together(readings: list[_Reading]) -> _Reading:
    """All of them at once."""
    return _Reading(
        sum(one.faults for one in readings),
        set().union(*(one.broken for one in readings)),
        set().union(*(one.blamed for one in readings)),
    )


def _nearest(union: str, readings: list[_Reading]) -> _Reading:
    """What a union has to say: its branches with the least faults."""
    least = min(reading.faults for reading in readings)
    best = [reading for reading in readings if reading.faults == least]
    blamed = set.intersection(*(reading.blamed for reading in best))
    which = {(union, "")} if len(best) == 1 else {(union, ""), (union, NONE)}
    return _Reading(least, {union}.union(*(reading.broken for reading in best)), blamed | which)


class Judge:
    """Forms opinions by jsonschema-rs."""

    def __init__(self, schema: dict[str, Json]) -> None:
        self.document = Document(schema)
        self.rules = rules(self.document)
        self._validator = jsonschema_rs.Draft202012Validator(schema)
        self._held: dict[str, list[Rule]] = {}
        for rule in self.rules:
            self._held.setdefault(rule.holder, []).append(rule)

    def is_valid(self, body: Json) -> bool:
        """Whether the schema accepts the body."""
        return self._validator.is_valid(body)

    def opinion(self, body: Json) -> Opinion:
        """What the schema says of the body."""
        errors = list(self._validator.iter_errors(body))
        if not errors:
            found = (rule.pointer for site in sites(self.document, body) for rule in self.spoken(site))
            return Opinion(True, 0, frozenset(found))
        meant = self._reading(errors)
        return Opinion(False, meant.faults, frozenset(meant.broken), frozenset(meant.blamed))

    def spoken(self, site: Site) -> Iterator[Rule]:
        """The rules that speak of what stands at this place."""
        for holder in dict.fromkeys(_holders(self.document, site)):
            yield from (rule for rule in self._held.get(holder, ()) if _speaks(rule, site))

    def _reading(self, errors: Errors) -> _Reading:
        """The least faults that explain the errors."""
        evaluated = [error for error in errors if not error.kind.name.startswith("unevaluated")]
        return _together([self._fault(error) for error in evaluated or errors])

    def _fault(self, error: jsonschema_rs.ValidationError) -> _Reading:
        pointer = "".join(f"/{escape(key)}" for key in error.schema_path)
        kind = error.kind
        if isinstance(kind, (jsonschema_rs.ValidationErrorKind.OneOfNotValid, jsonschema_rs.ValidationErrorKind.AnyOf)):
            return _nearest(pointer, [self._reading(branch) for branch in kind.context])
        if isinstance(kind, jsonschema_rs.ValidationErrorKind.OneOfMultipleValid):
            return _Reading(1, {pointer}, {(pointer, ""), (pointer, SEVERAL)})
        if isinstance(kind, _UNEVALUATED) and self.document.find(pointer).schema:
            return _together([self._reading(errors) for errors in self._left_over(pointer, error)])
        found = {pointer}
        if isinstance(kind, jsonschema_rs.ValidationErrorKind.Required):
            found = set(self._missing(pointer, kind.property, error.instance))
        return _Reading(1, found, {(one, "") for one in found})

    def _left_over(self, pointer: str, error: jsonschema_rs.ValidationError) -> Iterator[Errors]:
        """What is wrong with each member or item that nothing else speaks of: the error itself does not say."""
        node, kind, instance = self.document.find(pointer), error.kind, error.instance
        values: list[Json] = []
        if isinstance(kind, jsonschema_rs.ValidationErrorKind.UnevaluatedProperties) and isinstance(instance, dict):
            values = [instance[name] for name in kind.unexpected]
        elif isinstance(kind, jsonschema_rs.ValidationErrorKind.UnevaluatedItems):
            values = [json.loads(str(text)) for text in kind.unexpected]  # each item as JSON, whatever the stub says
        yield from (errors for value in values if (errors := self.document.errors(node, value)))

    def _missing(self, pointer: str, name: str, instance: Json) -> Iterator[str]:
        if not pointer.endswith("/dependentRequired"):
            yield f"{pointer}/{escape(name)}"
            return
        for trigger, names in self.document.find(pointer).schema.items():
            if trigger in instance and name in names:
                yield f"{pointer}/{escape(trigger)}"


def _holders(document: Document, site: Site) -> Iterator[str]:
    yield from (node.pointer for node in site.nodes)
    if isinstance(site.value, dict) and site.value:
        names = (node.at("propertyNames") for node in site.nodes if "propertyNames" in node.schema)
        yield from (node.pointer for node in document.parts(tuple(names)))


def _speaks(rule: Rule, site: Site) -> bool:
    return rule.trigger is None or (isinstance(site.value, dict) and rule.trigger in site.value)
