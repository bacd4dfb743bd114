# Generated from spec/ by `make generate`. Do not edit.
"""How many bodies test each rule from the inside and from the outside, as jsonschema-rs sees it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import jsonschema_rs

from .corpus import corpus
from .document import Document
from .rules import Rule, rules
from .schema import Json, escape
from .sites import Site, sites


@dataclass(frozen=True, slots=True)
class Sides:
    """Bodies accepted to which a rule applied, and bodies refused for that rule alone."""

    inside: int
    outside: int


def coverage(schema: dict[str, Json], bodies: Iterable[Json] | None = None) -> dict[str, Sides]:
    """Each rule's pointer with the bodies on either side; the corpus where no bodies are given."""
    judge = _Judge(schema)
    for body in (miss.body for miss in corpus(schema)) if bodies is None else bodies:
        judge.count(body)
    return {rule.pointer: Sides(judge.inside[rule.pointer], judge.outside[rule.pointer]) for rule in judge.rules}


class _Judge:
    def __init__(self, schema: dict[str, Json]) -> None:
        self._document = Document(schema)
        self._validator = jsonschema_rs.Draft202012Validator(schema)
        self.rules = rules(self._document)
        self.inside: Counter[str] = Counter()
        self.outside: Counter[str] = Counter()

    def count(self, body: Json) -> None:
        errors = list(self._validator.iter_errors(body))
        if not errors:
            self._count_inside(body)
            return
        faults, broken = self._reading(errors)
        self.outside.update(broken if faults == 1 else [])

    def _count_inside(self, body: Json) -> None:
        spoken: set[str] = set()
        for site in sites(self._document, body):
            holders = set(_holders(self._document, site))
            spoken.update(rule.pointer for rule in self.rules if rule.holder in holders and _speaks(rule, site))
        self.inside.update(spoken)

    def _reading(self, errors: list[jsonschema_rs.ValidationError]) -> tuple[int, set[str]]:
        """The least number of faults that explains the errors, and the rules broken."""
        evaluated = [error for error in errors if not error.kind.name.startswith("unevaluated")]
        found = [self._fault(error) for error in evaluated or errors]
        return sum(faults for faults, _ in found), {rule for _, broken in found for rule in broken}

    def _fault(self, error: jsonschema_rs.ValidationError) -> tuple[int, set[str]]:
        pointer = "".join(f"/{escape(key)}" for key in error.schema_path)
        kind = error.kind
        if isinstance(kind, (jsonschema_rs.ValidationErrorKind.OneOfNotValid, jsonschema_rs.ValidationErrorKind.AnyOf)):
            readings = [self._reading(branch) for branch in kind.context]
            least = min(faults for faults, _ in readings)
            return least, {pointer}.union(*(broken for faults, broken in readings if faults == least))
        if isinstance(kind, jsonschema_rs.ValidationErrorKind.Required):
            return 1, set(self._missing(pointer, kind.property, error.instance))
        return 1, {pointer}

    def _missing(self, pointer: str, name: str, instance: Json) -> Iterator[str]:
        if not pointer.endswith("/dependentRequired"):
            yield f"{pointer}/{escape(name)}"
            return
        for trigger, names in self._document.find(pointer).schema.items():
            if trigger in instance and name in names:
                yield f"{pointer}/{escape(trigger)}"


def _holders(document: Document, site: Site) -> Iterator[str]:
    yield from (node.pointer for node in site.nodes)
    if isinstance(site.value, dict) and site.value:
        names = (node.at("propertyNames") for node in site.nodes if "propertyNames" in node.schema)
        yield from (node.pointer for node in document.parts(tuple(names)))


def _speaks(rule: Rule, site: Site) -> bool:
    return rule.trigger is None or (isinstance(site.value, dict) and rule.trigger in site.value)
