"""Servers with one rule wrong each: every schema that differs from the given one in one statement.

An operator leaves out what would not change the meaning: a bound of zero, a type beside listed values, a variant of a
spelling that is listed already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from qianfan_console.contract.document import Document
from qianfan_console.contract.reachable import reachable
from qianfan_console.contract.rules import Rule, implies_object, stated_by
from qianfan_console.contract.schema import Json, Node, unescape
from qianfan_console.contract.sites import put

Change = tuple[str, dict[str, Json]]
_BOUNDS = {
    "minLength": 1, "maxLength": 1, "minItems": 1, "maxItems": 1, "minProperties": 1, "maxProperties": 1,
    "minimum": 1, "maximum": 1, "exclusiveMinimum": 1, "exclusiveMaximum": 1, "minContains": 1, "maxContains": 1,
}  # fmt: skip
_TYPES = ("null", "boolean", "integer", "number", "string", "array", "object")


@dataclass(frozen=True)
class Mutant:
    """A schema with one rule wrong."""

    name: str
    schema: dict[str, Json]


def mutants(schema: dict[str, Json]) -> Iterator[Mutant]:
    """All single-rule mutants of a schema, in a fixed order."""
    document = Document(schema)
    for node in reachable(document, asserted=True):
        for operator in _OPERATORS:
            for name, changed in operator(document, node):
                yield Mutant(f"{node.pointer}: {name}", put(schema, _path(schema, node.pointer), changed))


def _path(schema: Json, pointer: str) -> tuple[str | int, ...]:
    path: list[str | int] = []
    for token in pointer.split("/")[1:]:
        key = int(token) if isinstance(schema, list) else unescape(token)
        schema = schema[key]
        path.append(key)
    return tuple(path)


def _without(schema: dict[str, Json], keyword: str) -> dict[str, Json]:
    return {key: value for key, value in schema.items() if key != keyword}


def drop(document: Document, node: Node) -> Iterator[Change]:
    """Each rule forgotten."""
    for rule in stated_by(node):
        if rule.pointer.endswith("/minContains") and node.schema["minContains"] == 1:
            continue
        yield f"without {rule.pointer.removeprefix(node.pointer)}", _dropped(node.schema, rule, node.pointer)


def _dropped(schema: dict[str, Json], rule: Rule, at: str) -> dict[str, Json]:
    keyword, *names = (unescape(token) for token in rule.pointer.removeprefix(at).split("/")[1:])
    if not names:
        return _without(schema, keyword)
    if keyword == "required":
        return schema | {"required": [name for name in schema["required"] if name != names[0]]}
    if keyword == "properties":
        return schema | {"properties": schema["properties"] | {names[0]: True}}
    return schema | {keyword: _without(schema[keyword], names[0])}


def shift(document: Document, node: Node) -> Iterator[Change]:
    """Each bound too wide or too narrow by one."""
    schema = node.schema
    for keyword, step in _BOUNDS.items() if "enum" not in schema else ():
        for value in (schema[keyword] - step, schema[keyword] + step) if keyword in schema else ():
            if not (keyword.endswith(("Length", "Items", "Properties", "Contains")) and value < 0):
                yield f"{keyword} {value}", schema | {keyword: value}
    if "multipleOf" in schema:
        yield "multipleOf doubled", schema | {"multipleOf": schema["multipleOf"] * 2}


def retype(document: Document, node: Node) -> Iterator[Change]:
    """Each type too many or too few."""
    schema = node.schema
    if "type" not in schema or "enum" in schema or "const" in schema or implies_object(node):
        return
    types = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    for extra in _TYPES:
        same = (extra == "integer" and "number" in types) or (extra == "number" and "multipleOf" in schema)
        if extra not in types and not same:
            yield f"also {extra}", schema | {"type": [*types, extra]}
    for name in types if len(types) > 1 else ():
        yield f"not {name}", schema | {"type": [other for other in types if other != name]}


def relist(document: Document, node: Node) -> Iterator[Change]:
    """Each listed value missing, or taken in another spelling."""
    schema = node.schema
    listed = schema.get("enum", [schema["const"]] if "const" in schema else [])
    for value in listed if "enum" in schema else ():
        yield f"without {value!r}", schema | {"enum": [other for other in listed if other != value]}
    for value in listed:
        for other in _spellings(value):
            if other not in listed:
                yield f"also {other!r}", _without(schema, "const") | {"enum": [*listed, other]}


def _spellings(value: Json) -> list[Json]:
    return [value.lower(), value.upper(), f"{value} "] if isinstance(value, str) else []


def demand(document: Document, node: Node) -> Iterator[Change]:
    """Each optional property required, each string not to be empty, each integer not negative or of 32 bits."""
    schema = node.schema
    needed = schema.get("required", [])
    names = [name for name, value in schema.get("properties", {}).items() if name not in needed and value is not False]
    for name in names if not (len(names) == 1 and schema.get("minProperties")) else ():
        yield f"{name} required", schema | {"required": [*needed, name]}
    if "enum" in schema or "const" in schema or "pattern" in schema:
        return
    if schema.get("type") == "string" and not schema.get("minLength") and schema.get("maxLength") != 0:
        yield "not empty", schema | {"minLength": 1}
    if schema.get("type") == "string":
        yield "ASCII only", schema | {"pattern": "^[\\u0000-\\u007f]*$"}
        yield "one line", schema | {"pattern": "^[^\\n]*$"}
    if schema.get("type") == "integer" and not schema.keys() & {"multipleOf", *_BOUNDS}:
        yield "not negative", schema | {"minimum": 0}
        yield "32 bits", schema | {"maximum": 2**31 - 1}


def branch(document: Document, node: Node) -> Iterator[Change]:
    """Each branch unknown; tags of branches exchanged; a property taken in the branch of its sibling."""
    for keyword in ("oneOf", "anyOf"):
        some = node.schema.get(keyword, [])
        for index in range(len(some)) if len(some) > 1 else ():
            yield f"without {keyword}/{index}", node.schema | {keyword: some[:index] + some[index + 1 :]}
    bare = [set(one) == {"required"} for one in node.schema.get("oneOf", [])]
    if bare and all(bare):
        yield "oneOf as anyOf", {"anyOf" if key == "oneOf" else key: value for key, value in node.schema.items()}
    mapping = node.schema.get("discriminator", {}).get("mapping", {})
    if mapping:
        yield from _confused(document, node, list(mapping.values()))


def _confused(document: Document, node: Node, references: list[str]) -> Iterator[Change]:
    tag = node.schema["discriminator"]["propertyName"]
    variants = [document.find(reference.removeprefix("#")).schema for reference in references]
    for index, one in enumerate(variants):
        for position, other in enumerate(variants):
            foreign = {name: value for name, value in other["properties"].items() if name not in one["properties"]}
            for name, value in foreign.items() if one.get("additionalProperties") is False else ():
                wider = one | {"properties": one["properties"] | {name: value}}
                yield f"{name} of {position} in {index}", _inlined(node, variants, {index: wider})
            if index < position and _body(one, tag) != _body(other, tag):
                swapped = {index: _tagged(one, tag, other), position: _tagged(other, tag, one)}
                yield f"tags of {index} and {position} exchanged", _inlined(node, variants, swapped)


def _body(schema: dict[str, Json], tag: str) -> Json:
    return schema.get("required"), _without(schema["properties"], tag), schema.get("additionalProperties")


def _tagged(schema: dict[str, Json], tag: str, other: dict[str, Json]) -> dict[str, Json]:
    return schema | {"properties": schema["properties"] | {tag: other["properties"][tag]}}


def _inlined(node: Node, variants: list[dict[str, Json]], changed: dict[int, dict[str, Json]]) -> dict[str, Json]:
    return node.schema | {"oneOf": [changed.get(index, variant) for index, variant in enumerate(variants)]}


def condition(document: Document, node: Node) -> Iterator[Change]:
    """Each condition turned round, and each pair refused one by one."""
    schema = node.schema
    if "if" in schema:
        yield "if never", schema | {"if": False}
        yield "if always", schema | {"if": True}
    pair = schema.get("not", {})
    if isinstance(pair, dict) and set(pair) == {"required"}:
        yield "neither", schema | {"not": {"anyOf": [{"required": [name]} for name in pair["required"]]}}
    for name, others in schema.get("dependentRequired", {}).items():
        turned = {other: [name] for other in others}
        yield f"{name} turned round", schema | {"dependentRequired": turned}
    for name in schema.get("dependentSchemas", {}):
        yield f"without {name}", schema | {"dependentSchemas": _without(schema["dependentSchemas"], name)}


_OPERATORS: tuple[Callable[[Document, Node], Iterator[Change]], ...] = (
    drop, shift, retype, relist, demand, branch, condition,
)  # fmt: skip
