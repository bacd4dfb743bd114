"""A schema and where it stands, in the old tree or in the new one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from ..load import Document, SpecTree
from ..load.document import escape

_DEPTH = 32


@dataclass(frozen=True)
class Site:
    """One value of a document. A keyword that is absent has a site too, with the value that absence means."""

    tree: SpecTree
    document: Document
    pointer: str
    value: Any

    @property
    def keywords(self) -> dict[str, Any]:
        """The keywords of the schema; `true` and `false` have none."""
        return self.value if isinstance(self.value, dict) else {}

    def at(self, *keys: str | int, absent: Any = True) -> Site:
        """What stands below; `absent` where nothing does."""
        pointer, value = self.pointer, self.value
        for key in keys:
            if isinstance(value, bool):  # so that what is below nothing has a place that stays
                value = absent
                break
            pointer = f"{pointer}/{escape(str(key))}"
            try:
                value = value[key]
            except (KeyError, IndexError, TypeError):
                value = absent
                break
        return Site(self.tree, self.document, pointer, value)

    def but(self, value: Any) -> Site:
        """Another value at the same place."""
        return Site(self.tree, self.document, self.pointer, value)

    def target(self) -> Site | None:
        """What a `$ref` here leads to."""
        ref = self.keywords.get("$ref")
        if not isinstance(ref, str):
            return None
        found = self.tree.resolve(self.document, ref)
        return Site(self.tree, found.document, found.pointer, found.value)

    def component(self) -> tuple[str, str] | None:
        """File and name of the component that a `$ref` here leads to."""
        target = self.target()
        return (target.document.name, target.pointer) if target else None

    def parts(self) -> list[Site]:
        """Schemas that hold together in place of this one: what a reference leads to, then what stands beside it."""
        found: list[Site] = []
        here: Site | None = self
        while here is not None and len(found) < _DEPTH:
            beside = {key: value for key, value in here.keywords.items() if key != "$ref"}
            target = here.target()
            if target is None or beside:
                found.insert(0, here.but(beside) if target else here)
            here = target
        return found


def is_model(site: Site, depth: int = 8) -> bool:
    """Whether a class of the library, or a union of classes, is made of the schema."""
    return depth > 0 and any(
        part.keywords.get("type") == "object"
        or "properties" in part.keywords
        or any(is_model(branch, depth - 1) for word in ("oneOf", "anyOf", "allOf") for branch in branches(part, word))
        for part in site.parts()
    )


def branches(site: Site, keyword: str) -> list[Site]:
    """The schemas that a list keyword holds."""
    held = site.keywords.get(keyword)
    return [site.at(keyword, index) for index in range(len(held))] if isinstance(held, list) else []


def canonical(value: Any) -> str:
    """A JSON value as text that is equal for equal values; 1 and 1.0 are, 1 and true are not."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(key)}:{canonical(value[key])}" for key in sorted(value)) + "}"
    return json.dumps(value)


def shown(value: Any) -> str:
    """A value of a spec for people, short and without anything that could steer a terminal."""
    text = json.dumps(value)
    return text if len(text) <= 60 else text[:57] + "..."
