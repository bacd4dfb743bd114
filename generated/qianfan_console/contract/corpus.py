# Generated from spec/ by `make generate`. Do not edit.
"""The near-miss corpus: each single edit of each valid body, once, in an order that never changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from . import edit_arrays, edit_objects, edit_scalars
from .document import Document
from .edit import Edit, Side, anything
from .schema import Json
from .seeds import Seeds, canonical
from .sites import Site, pointer, put, sites
from .together import together
from .vocabulary import Vocabulary

# The same edits of the same shape, reached on other ways through the schema, show nothing new after so many.
_WAYS = 8


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A body, and the edit of a valid body that made it. The schema alone says whether it is valid."""

    body: Json
    pointer: str
    edit: str
    rule: str
    side: Side


def corpus(schema: dict[str, Json]) -> list[NearMiss]:
    """All near-misses of a self-contained JSON Schema, without repetition, valid seeds among them."""
    found: dict[str, NearMiss] = {}
    for miss in _Corpus(Document(schema)).all():
        found.setdefault(canonical(miss.body), miss)
    return list(found.values())


def seeds(schema: dict[str, Json]) -> list[Json]:
    """The valid bodies that the corpus starts from."""
    document = Document(schema)
    return Seeds(document).values((document.root,))


class _Corpus:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._seeds = Seeds(document)
        self._bodies = self._seeds.values((document.root,))  # first, so that what has many values shows them here
        self._vocabulary = Vocabulary(document, self._seeds)
        self._done: set[tuple[object, ...]] = set()
        self._ways: Counter[tuple[object, ...]] = Counter()

    def all(self) -> Iterator[NearMiss]:
        bodies = self._bodies
        if not bodies:
            raise ValueError("no valid body was found; give the required properties `examples`")
        yield from (NearMiss(body, "", "seed", "", "inside") for body in bodies)
        yield from (NearMiss(body, "", "together", "", "inside") for body in together(self._document, bodies))
        for body in bodies:
            for site in sites(self._document, body):
                yield from self._edited(body, site)

    def _edited(self, body: Json, site: Site) -> Iterator[NearMiss]:
        for edit in self._edits(site):
            path = site.path if edit.key is None else (*site.path, edit.key)
            yield NearMiss(put(body, site.path, edit.value), pointer(path), edit.kind, edit.rule, edit.side)

    def _edits(self, site: Site) -> Iterator[Edit]:
        if self._is_new(site, "value", ()):
            yield from anything(site)
            yield from self._scalar(site)
        if self._is_new(site, "listed", site.beside):
            yield from edit_scalars.listed(site, self._vocabulary)
        if isinstance(site.value, dict) and self._is_new(site, "object", tuple(site.value)):
            yield from self._object(site)
        if isinstance(site.value, list) and self._is_new(site, "array", (str(len(site.value)),)):
            yield from edit_arrays.changed(site)
            yield from edit_arrays.counted(site, self._seeds)

    def _is_new(self, site: Site, kind: str, beside: tuple[str, ...]) -> bool:
        path = tuple("*" if isinstance(key, int) else key for key in site.path)
        key = (kind, path, site.branches, beside)
        if key in self._done:
            return False
        self._done.add(key)
        here = (kind, site.nodes, beside)
        self._ways[here] += 1
        return self._ways[here] <= _WAYS

    def _scalar(self, site: Site) -> Iterator[Edit]:
        if isinstance(site.value, str):
            yield from edit_scalars.text(site)
        elif isinstance(site.value, (int, float)) and not isinstance(site.value, bool):
            yield from edit_scalars.number(site)

    def _object(self, site: Site) -> Iterator[Edit]:
        yield from edit_objects.taken_away(site)
        yield from edit_objects.added(site, self._vocabulary)
        yield from edit_objects.renamed(site)
        yield from edit_objects.counted(site, self._seeds)
        yield from edit_objects.keyed(site, self._seeds)
        yield from edit_objects.combined(site, self._seeds)
