"""Where page and spec differ, field by field. Whether that is known is for `explain` to say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .facts import SpecField, SpecSide
from .page import PageField, PageTable
from .statements import NONE, listed


@dataclass(frozen=True)
class Difference:
    """One statement on which page and spec differ. `ids` are the errata that hang at the field or around it."""

    side: str
    field: str
    kind: str
    page: str
    spec: str
    line: int
    ids: frozenset[str] = frozenset()


def differences(name: str, tables: tuple[PageTable, ...], spec: SpecSide) -> Iterator[Difference]:
    """Every difference on one side of the Action."""
    if tables:
        yield from _Side(name, tables, spec).all()


class _Side:
    def __init__(self, name: str, tables: tuple[PageTable, ...], spec: SpecSide) -> None:
        self._name = name
        self._spec = spec
        self._placed: dict[str, PageTable] = {"": tables[0]}
        self._hanging = list(tables[1:])

    def all(self) -> Iterator[Difference]:
        self._place([""])
        yield from self._hung()
        for path, table in self._placed.items():
            if path in self._spec.objects:
                yield from self._object(path, table)

    def _place(self, paths: list[str]) -> None:
        """Give each "X说明" table the path of every field that is called X or has the type X."""
        for path in paths:
            for row in self._placed[path].fields:
                below = _join(path, row.name)
                table = self._table_of(row)
                if table and below not in self._placed and table not in self._above(below):
                    self._placed[below] = table
                    self._place([below])

    def _table_of(self, row: PageField) -> PageTable | None:
        by_type = [table for table in self._hanging if table.name == row.type]
        by_name = [table for table in self._hanging if table.name == row.name and "object" in row.claims.type]
        return next(iter(by_type + by_name), None)

    def _above(self, path: str) -> list[PageTable]:
        parts = path.split(".")
        paths = [""] + [".".join(parts[:end]) for end in range(1, len(parts))]
        return [self._placed[part] for part in paths if part in self._placed]

    def _hung(self) -> Iterator[Difference]:
        """Tables that belong to no field of the page. One is compared where the spec has an object of its name."""
        for table in self._hanging:
            if table in self._placed.values():
                continue
            paths = self._spec.named(table.name)
            ids = frozenset[str]().union(*(self._spec.objects[path].errata for path in paths))
            yield Difference(self._name, table.name, "table", "belongs to no field", listed(paths), table.line, ids)
            free = [path for path in paths if path not in self._placed]
            self._placed.update(dict.fromkeys(free, table))
            self._place(free)

    def _object(self, path: str, table: PageTable) -> Iterator[Difference]:
        known = self._spec.objects[path]
        seen: set[str] = set()
        for row in table.fields:
            field = _join(path, row.name)
            if row.name in seen:
                yield Difference(self._name, field, "unknown-field", "listed twice", NONE, row.line, known.errata)
            elif row.name in known.fields:
                yield from self._field(field, row, known.fields[row.name])
            else:
                yield Difference(self._name, field, "unknown-field", row.claims.type, NONE, row.line, known.errata)
            seen.add(row.name)
        for name, fact in known.fields.items():
            if name not in seen:
                spec = f"deprecated alias of {fact.alias_of}" if fact.alias_of else fact.claims.type
                yield Difference(self._name, _join(path, name), "missing-field", NONE, spec, table.line, fact.errata)

    def _field(self, field: str, row: PageField, fact: SpecField) -> Iterator[Difference]:
        for kind, page, spec in row.claims.differences(fact.claims):
            yield Difference(self._name, field, kind, page, spec, row.line, fact.errata)
        if fact.members and "object" in row.claims.type and field not in self._placed:
            yield Difference(self._name, field, "table", "no table", listed(list(fact.members)), row.line, fact.errata)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
