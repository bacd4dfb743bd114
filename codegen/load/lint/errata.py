"""errata.yaml: each conflict has its form and is used, and every id that a spec names stands there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from jsonschema import Draft202012Validator

from ..document import Document, JsonObject, escape
from ..files import ERRATA
from ..problem import Problem
from .extensions import SCHEMA
from .index import Index
from .verdicts import faults, read_schema, shown, validator


def check_form(index: Index) -> Iterator[Problem]:
    yield from (Problem(ERRATA, pointer, sentence) for pointer, sentence in faults(_validator(), index.tree.errata))


@cache
def _validator() -> Draft202012Validator:
    return validator(read_schema(SCHEMA.with_name("errata.schema.json")))


def check_use(index: Index) -> Iterator[Problem]:
    errata = index.tree.errata
    used = list(_used(index))
    for document, pointer, name in used:
        if name not in errata:
            yield Problem(document.name, pointer, f"{shown(name)} is no entry of {ERRATA}; add it, or correct the id")
    for name in errata.keys() - {name for _, _, name in used}:
        yield Problem(ERRATA, f"/{escape(name)}", "no spec points here; name it in x-errata, or remove it")
    actions = {action.name for action in index.actions}
    for name, entry in errata.items():
        for number, action in enumerate(entry["actions"]):
            if action not in actions:
                message = f"{shown(action)} is no Action of the tree; correct the name, or add its document"
                yield Problem(ERRATA, f"/{escape(name)}/actions/{number}", message)


def _used(index: Index) -> Iterator[tuple[Document, str, str]]:
    for action in index.actions:
        yield from _listed(action.document, action.pointer, action.post)
    for site in index.sites:
        yield from _listed(site.document, site.pointer, site.schema)
        for number, rule in enumerate(site.schema.get("x-rules", [])):
            if "errata" in rule:
                yield site.document, f"{site.pointer}/x-rules/{number}/errata", rule["errata"]


def _listed(document: Document, pointer: str, holder: JsonObject) -> Iterator[tuple[Document, str, str]]:
    for number, name in enumerate(holder.get("x-errata", [])):
        yield document, f"{pointer}/x-errata/{number}", name
