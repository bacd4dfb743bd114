"""Keywords about objects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any

from ..wording import counted
from .fault import Fault, below
from .scalars import compiled
from .schema import NOTHING, Keyword, Schema, seen_by


class Properties(Keyword):
    """Members by name, where they are given."""

    def __init__(self, schemas: Mapping[str, Schema]) -> None:
        self._schemas = schemas

    def faults(self, value: Any) -> Iterator[Fault]:
        if isinstance(value, dict):
            for name, schema in self._schemas.items():
                if name in value:
                    yield from below(name, schema.faults(value[name]))

    def seen(self, value: Any) -> Set[str | int]:
        return self._schemas.keys() & value.keys() if isinstance(value, dict) else NOTHING


class PatternProperties(Keyword):
    """Members whose name matches."""

    def __init__(self, schemas: Mapping[str, Schema]) -> None:
        self._schemas = [(compiled(pattern), schema) for pattern, schema in schemas.items()]

    def faults(self, value: Any) -> Iterator[Fault]:
        if isinstance(value, dict):
            for pattern, schema in self._schemas:
                for name in filter(pattern.search, value):
                    yield from below(name, schema.faults(value[name]))

    def seen(self, value: Any) -> Set[str | int]:
        names = value if isinstance(value, dict) else ()
        return frozenset(name for name in names if any(pattern.search(name) for pattern, _ in self._schemas))


class AdditionalProperties(Keyword):
    """Members that are neither among `names` nor match one of `patterns`."""

    def __init__(self, schema: Schema, names: Iterable[str] = (), patterns: Iterable[str] = ()) -> None:
        self._schema = schema
        self._names = frozenset(names)
        self._patterns = tuple(map(compiled, patterns))

    def faults(self, value: Any) -> Iterator[Fault]:
        if isinstance(value, dict):
            for name in value:
                if self._is_additional(name):
                    yield from below(name, self._schema.faults(value[name]))

    def seen(self, value: Any) -> Set[str | int]:
        return frozenset(name for name in value if self._is_additional(name)) if isinstance(value, dict) else NOTHING

    def _is_additional(self, name: str) -> bool:
        return name not in self._names and not any(pattern.search(name) for pattern in self._patterns)


class Required(Keyword):
    def __init__(self, *names: str) -> None:
        self._names = names

    def faults(self, value: Any) -> Iterator[Fault]:
        if isinstance(value, dict):
            yield from (Fault("required", "is required", (name,)) for name in self._names if name not in value)


class PropertyNames(Keyword):
    def __init__(self, schema: Schema) -> None:
        self._schema = schema

    def faults(self, value: Any) -> Iterator[Fault]:
        for name in value if isinstance(value, dict) else ():
            for fault in self._schema.faults(name):
                yield Fault("property-names", f"no such name: {fault.message}", (name,))


class MinProperties(Keyword):
    def __init__(self, least: int) -> None:
        self._least = least

    def faults(self, value: Any) -> Iterator[Fault]:
        if isinstance(value, dict) and len(value) < self._least:
            yield Fault("min-properties", f"at least {counted(self._least, 'member')}; got {len(value)}")


class MaxProperties(Keyword):
    def __init__(self, most: int) -> None:
        self._most = most

    def faults(self, value: Any) -> Iterator[Fault]:
        if isinstance(value, dict) and len(value) > self._most:
            yield Fault("max-properties", f"at most {counted(self._most, 'member')}; got {len(value)}")


class DependentRequired(Keyword):
    """Beside each of the names, those that it needs."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        self._names = names

    def faults(self, value: Any) -> Iterator[Fault]:
        if isinstance(value, dict):
            for name, needed in self._names.items():
                for missing in needed if name in value else ():
                    if missing not in value:
                        yield Fault("dependent-required", f"is required beside {name}", (missing,))


class DependentSchemas(Keyword):
    """The whole object, where it has a member of the name."""

    def __init__(self, schemas: Mapping[str, Schema]) -> None:
        self._schemas = schemas

    def faults(self, value: Any) -> Iterator[Fault]:
        for schema in self._asked(value):
            yield from schema.faults(value)

    def seen(self, value: Any) -> Set[str | int]:
        return seen_by(self._asked(value), value)

    def _asked(self, value: Any) -> list[Schema]:
        return [schema for name, schema in self._schemas.items() if isinstance(value, dict) and name in value]
