"""Every property name that a schema knows, with values that fit it somewhere: the neighbours to confuse it with."""

from __future__ import annotations

from .document import Document
from .reachable import reachable
from .schema import Json
from .seeds import Seeds, distinct


class Vocabulary:
    """The names and listed values of a whole document."""

    def __init__(self, document: Document, seeds: Seeds) -> None:
        self.values: dict[str, list[Json]] = {}
        self.listed: dict[str, list[Json]] = {}
        for node in reachable(document):
            for name, child in node.named("properties"):
                _extend(self.values, name, seeds.brief((child,))[:1])
                for part in document.parts((child,)):
                    schema = part.schema
                    _extend(self.listed, name, schema.get("enum", [schema["const"]] if "const" in schema else []))


def _extend(known: dict[str, list[Json]], name: str, values: list[Json]) -> None:
    known[name] = distinct([*known.get(name, []), *values])
