"""Random bodies near a schema: most of a value fits, some of it does not."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from .schemas import NAMES, TAGS, WORDS, Json

_SCALARS = (None, True, False, *range(-4, 6), 0.5, 1.5, *WORDS, *TAGS, "xxx", "xxxxx")
_TYPES = ("string", "integer", "number", "boolean", "null", "array", "object")
_UNIONS = ("oneOf", "anyOf", "allOf")


def random_bodies(seed: int, count: int, *schemas: Json) -> Iterator[Any]:
    """`count` bodies near each of the schemas."""
    random = Random(seed)
    for schema in schemas:
        yield from (_near(random, [schema], 4) for _ in range(count))


def _near(random: Random, schemas: list[Json], depth: int) -> Any:
    """A value that probably fits all of the schemas."""
    parts = [part for schema in schemas for part in _chosen(random, schema)]
    if depth <= 0 or random.random() < 0.08:
        return random.choice(_SCALARS)
    listed = [value for part in parts for value in _listed(part)]
    if listed and random.random() < 0.8:
        return random.choice(listed)
    match _type(random, parts):
        case "object":
            return _object(random, parts, depth)
        case "array":
            items = [part["items"] for part in parts if "items" in part]
            return [_near(random, items, depth - 1) for _ in range(random.randrange(4))]
        case "string":
            return "x" * random.randrange(6) if random.random() < 0.6 else random.choice(WORDS)
        case "number":
            return random.choice([0.5, 1.5, 2.0, *range(-4, 6)])
        case "integer":
            return random.randrange(-5, 7)
        case "boolean":
            return random.random() < 0.5
        case _:
            return None


def _chosen(random: Random, schema: Json) -> Iterator[Json]:
    """The schema with one of its branches, and what its condition asks for."""
    yield schema
    for word in _UNIONS:
        if word in schema:
            yield from _chosen(random, random.choice(schema[word]))
    if {"if", "then"} <= schema.keys() and random.random() < 0.5:
        yield from (*_chosen(random, schema["if"]), *_chosen(random, schema["then"]))


def _listed(part: Json) -> list[Any]:
    return [part["const"]] if "const" in part else part.get("enum", [])


def _type(random: Random, parts: list[Json]) -> str:
    types = [part["type"] for part in parts if "type" in part]
    if not types and any("properties" in part or "required" in part for part in parts):
        types = ["object"]
    found = random.choice(types or [list(_TYPES)])
    return random.choice(found) if isinstance(found, list) else str(found)


def _object(random: Random, parts: list[Json], depth: int) -> Json:
    required = {name for part in parts for name in part.get("required", ())}
    names = [*NAMES, "kind"] if random.random() < 0.3 else sorted({n for p in parts for n in p.get("properties", ())})
    chosen = {name for name in names if random.random() < 0.5} | {n for n in required if random.random() < 0.9}
    found = {}
    for name in sorted(chosen):
        schemas = [part["properties"][name] for part in parts if name in part.get("properties", {})]
        found[name] = _near(random, schemas, depth - 1)
    return found
