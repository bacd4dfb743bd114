# Generated from spec/ by `make generate`. Do not edit.
"""The members that conditions speak of, however deep, and every presence and value of them together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, combinations, product
from typing import NamedTuple, Protocol, TypeAlias

from .document import Document
from .schema import Json, Node, Nodes, member

Members: TypeAlias = tuple[str, ...]
_INNER = ("not", "oneOf", "anyOf", "allOf", "if", "then", "else")
_CONDITIONS = (("not",), ("oneOf",), ("anyOf",), ("if", "then", "else"), ("dependentSchemas",), ("dependentRequired",))
# Up to here all combinations are made, beyond it those of two members.
_MANY = 128
# Of a member of the object itself, and of one further down, so many values are tried; and not too many further down.
_OF_OWN, _OF_INNER, _INNER_MEMBERS = 6, 2, 12
_ABSENT = object()


class Values(Protocol):
    """Where valid values of a node come from."""

    document: Document

    def values(self, nodes: Nodes) -> list[Json]:
        """Valid values of the nodes."""
        ...


class Combination(NamedTuple):
    """An object with the members of a condition in one of the ways that they can be there together."""

    node: Node
    keyword: str
    members: tuple[Members, ...]
    body: dict[str, Json]


def combined(nodes: Nodes, body: dict[str, Json], source: Values) -> Iterator[Combination]:
    """Every presence and value, together, of the members that conditions of the nodes name."""
    for node in nodes:
        for keywords in _CONDITIONS:
            spoken = {keyword: node.schema[keyword] for keyword in keywords if keyword in node.schema}
            options = {path: _options(nodes, path, listed, source) for path, listed in _spoken(spoken).items()}
            for members in _together(options):
                changed = body
                for path, value in members.items():
                    changed = _placed(changed, path, value, nodes, source)
                yield Combination(node, keywords[-1], tuple(members), changed)


def _spoken(condition: dict[str, Json]) -> dict[Members, list[Json]]:
    """The members, each with the values that the condition lists for it."""
    found: dict[Members, list[Json]] = {}
    for path, listed in _named(condition, ()):
        found[path] = [*found.get(path, []), *listed]
    deep = [path for path in found if len(path) > 1]
    return {path: listed for path, listed in found.items() if len(path) == 1 or len(deep) <= _INNER_MEMBERS}


def _named(schema: Json, above: Members) -> Iterator[tuple[Members, list[Json]]]:
    """Members in a condition that is written in place; a named branch is a shape, not a condition."""
    if not isinstance(schema, dict):
        return
    depending = schema.get("dependentRequired", {}).items()
    names = chain(schema.get("required", ()), *((name, *others) for name, others in depending))
    yield from (((*above, name), []) for name in names)
    for name, child in schema.get("properties", {}).items():
        yield (*above, name), _listed(child)
        yield from _named(child, (*above, name))
    for name, dependent in schema.get("dependentSchemas", {}).items():
        yield (*above, name), []
        yield from _named(dependent, above)
    for keyword in _INNER:
        inner = schema.get(keyword, [])
        for one in inner if isinstance(inner, list) else [inner]:
            yield from _named(one, above)


def _listed(schema: Json) -> list[Json]:
    if not isinstance(schema, dict):
        return []
    return [schema["const"]] if "const" in schema else list(schema.get("enum", ()))


def _options(nodes: Nodes, path: Members, listed: list[Json], source: Values) -> list[Json]:
    for name in path[:-1]:
        nodes = source.document.parts(member(nodes, name))
    most = _OF_OWN if len(path) == 1 else _OF_INNER
    return [_ABSENT, *_distinct(chain(listed, source.values(member(nodes, path[-1]))[:most]))]


def _distinct(values: Iterable[Json]) -> Iterator[Json]:
    """The values without repetition; 1 and true stay apart."""
    yield from {f"{type(value).__name__} {value!r}": value for value in values}.values()


def _placed(body: dict[str, Json], path: Members, value: Json, nodes: Nodes, source: Values) -> dict[str, Json]:
    """The object with the member in its place, or without it."""
    key, *inner = path
    if not inner:
        return {name: one for name, one in {**body, key: value}.items() if one is not _ABSENT}
    nodes = source.document.parts(member(nodes, key))
    holder = body.get(key)
    if not isinstance(holder, dict):
        if value is _ABSENT:
            return body
        holder = next((one for one in source.values(nodes) if isinstance(one, dict)), {})
    return {**body, key: _placed(holder, tuple(inner), value, nodes, source)}


def _together(options: dict[Members, list[Json]]) -> Iterator[dict[Members, Json]]:
    size = 1
    for some in options.values():
        size *= len(some)
    chosen = [tuple(options)] if size <= _MANY else list(combinations(options, 2))
    for paths in chosen if options else []:
        for values in product(*(options[path] for path in paths)):
            yield dict(zip(paths, values, strict=True))
