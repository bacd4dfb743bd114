"""One schema with everything it refers to, as a JSON Schema that stands alone."""

from __future__ import annotations

from typing import Any

from .document import Document, JsonObject, SpecTree
from .keywords import SCHEMA, SCHEMA_LIST, SCHEMA_MAP
from .problem import Problem, SpecError


def bundle(tree: SpecTree, document: Document, schema: Any) -> JsonObject:
    """`schema` with all it refers to under `$defs`, keyed by component name; extensions are kept.

    Raises:
        SpecError: a dangling reference, or one component name for two components.
    """
    collector = _Collector(tree)
    root = collector.rewrite(document, schema)
    return {**root, "$defs": dict(sorted(collector.definitions.items()))}


def borrowed(tree: SpecTree, document: Document, schema: Any) -> frozenset[str]:
    """The component names below `schema` that other documents define."""
    collector = _Collector(tree)
    collector.rewrite(document, schema)
    return frozenset(name for name, (origin, _) in collector.origins.items() if origin != document.name)


class _Collector:
    def __init__(self, tree: SpecTree) -> None:
        self.tree = tree
        self.definitions: JsonObject = {}
        self.origins: dict[str, tuple[str, str]] = {}

    def rewrite(self, document: Document, schema: Any) -> Any:
        """`schema`, its references turned into `#/$defs/…`. Values that are data (examples, const) stay as they are."""
        if not isinstance(schema, dict):
            return schema
        return {keyword: self._keyword(document, keyword, value) for keyword, value in schema.items()}

    def _keyword(self, document: Document, keyword: str, value: Any) -> Any:
        if keyword == "$ref":
            return self._refer(document, value)
        if keyword == "discriminator":
            return self._discriminator(document, value)
        if keyword in SCHEMA:
            return self.rewrite(document, value)
        if keyword in SCHEMA_LIST:
            return [self.rewrite(document, item) for item in value]
        if keyword in SCHEMA_MAP:
            return {name: self.rewrite(document, item) for name, item in value.items()}
        return value

    def _discriminator(self, document: Document, value: JsonObject) -> JsonObject:
        mapping = {tag: self._refer(document, ref) for tag, ref in value.get("mapping", {}).items()}
        return {"propertyName": value.get("propertyName"), "mapping": mapping}

    def _refer(self, document: Document, ref: str) -> str:
        target = self.tree.resolve(document, ref)
        origin = (target.document.name, target.pointer)
        known = self.origins.setdefault(target.key, origin)
        if known != origin:
            message = f"component {target.key!r} is also defined in {known[0]}#{known[1]}; rename one of the two"
            raise SpecError([Problem(origin[0], origin[1], message)])
        if target.key not in self.definitions:
            self.definitions[target.key] = {}
            self.definitions[target.key] = self.rewrite(target.document, target.value)
        return f"#/$defs/{target.key}"
