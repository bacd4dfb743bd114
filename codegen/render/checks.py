"""Declarations of `runtime.checks` from JSON Schemas: text that holds literals and names of ours, nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ..load.patterns import portable
from ..lower.vocabulary import words
from ..names import Identifier
from .escape import Escaped, literal

JsonObject = dict[str, Any]

# Keywords of one value, given as it is, or as several arguments.
_PLAIN = {
    "minLength": "MinLength", "maxLength": "MaxLength", "minimum": "Minimum", "maximum": "Maximum",
    "exclusiveMinimum": "ExclusiveMinimum", "exclusiveMaximum": "ExclusiveMaximum", "multipleOf": "MultipleOf",
    "minItems": "MinItems", "maxItems": "MaxItems", "minProperties": "MinProperties", "maxProperties": "MaxProperties",
    "dependentRequired": "DependentRequired",
}  # fmt: skip
_SEVERAL = {"enum": "Enum", "required": "Required"}
_SCHEMA = {"not": "Not", "propertyNames": "PropertyNames"}
_SCHEMAS = {"allOf": "AllOf", "anyOf": "AnyOf", "oneOf": "OneOf", "prefixItems": "PrefixItems"}
_NAMED = {
    "properties": "Properties", "patternProperties": "PatternProperties", "dependentSchemas": "DependentSchemas",
}  # fmt: skip
_UNEVALUATED = {"unevaluatedProperties": "unevaluated_properties", "unevaluatedItems": "unevaluated_items"}


def check(schema: Any) -> Escaped:
    """The declaration of `schema`, which is bundled: its references lead to `#/$defs/<component>`."""
    return Escaped(_schema(schema))


def whole(name: str) -> Escaped:
    """The name of the declaration of a whole component."""
    return Escaped(f"_{Identifier(name)}")


def _schema(schema: Any) -> str:
    if not isinstance(schema, dict):
        return "Schema()" if schema else "Schema(Never())"
    keywords = [_noted(schema, keyword, text) for keyword, text in _keywords(schema) if text]
    rest = [f"{argument}={_schema(schema[keyword])}" for keyword, argument in _UNEVALUATED.items() if keyword in schema]
    return f"Schema({', '.join((*keywords, *rest))})"


def _noted(schema: JsonObject, keyword: str, text: str) -> str:
    """The keyword with the message of its `x-rules` entry, if it has one."""
    note = next((note for note in schema.get("x-rules", ()) if note["keyword"] == keyword), None)
    if note is None:
        return text
    more = f", page={literal(note['source'])}" if "source" in note else ""
    more += f", errata={literal((note['errata'],))}" if "errata" in note else ""
    return f"Rule({text}, {literal(note['id'])}, {literal(note['message'])}{more})"


def _keywords(schema: JsonObject) -> Iterator[tuple[str, str]]:
    for keyword, value in schema.items():
        if keyword in _PLAIN:
            yield keyword, f"{_PLAIN[keyword]}({literal(value)})"
        elif keyword in _SEVERAL:
            yield keyword, _call(_SEVERAL[keyword], map(literal, value))
        elif keyword in _SCHEMA:
            yield keyword, f"{_SCHEMA[keyword]}({_schema(value)})"
        elif keyword in _SCHEMAS:
            yield keyword, _call(_SCHEMAS[keyword], map(_schema, value))
        elif keyword in _NAMED:
            yield keyword, f"{_NAMED[keyword]}({_table(value, keyword == 'patternProperties')})"
        elif keyword in _OTHERS:
            yield keyword, _OTHERS[keyword](value, schema)
        elif keyword not in _BESIDE and keyword in words(schema):
            raise ValueError(f"nothing enforces {keyword!r}")


def _call(name: str, arguments: Iterator[str]) -> str:
    return f"{name}({', '.join(arguments)})"


def _table(schemas: Mapping[str, Any], patterns: bool) -> str:
    names = {portable(name) if patterns else name: schema for name, schema in schemas.items()}
    return "{" + ", ".join(f"{literal(name)}: {_schema(schema)}" for name, schema in names.items()) + "}"


def _type(value: Any, _: JsonObject) -> str:
    return _call("Type", map(literal, [value] if isinstance(value, str) else value))


def _additional(value: Any, schema: JsonObject) -> str:
    arguments = [_schema(value)]
    arguments += [f"names={literal(tuple(schema['properties']))}"] if schema.get("properties") else []
    if schema.get("patternProperties"):
        arguments.append(f"patterns={literal(tuple(map(portable, schema['patternProperties'])))}")
    return _call("AdditionalProperties", iter(arguments))


def _items(value: Any, schema: JsonObject) -> str:
    start = len(schema.get("prefixItems", ()))
    return f"Items({_schema(value)}{f', start={start}' if start else ''})"


def _contains(value: Any, schema: JsonObject) -> str:
    bounds = {"least": schema.get("minContains", 1), "most": schema.get("maxContains")}
    given = [f"{name}={literal(bound)}" for name, bound in bounds.items() if bound is not None]
    return _call("Contains", iter([_schema(value), *given]))


def _if(value: Any, schema: JsonObject) -> str:
    branches = {"then": schema.get("then"), "otherwise": schema.get("else")}
    given = [f"{name}={_schema(branch)}" for name, branch in branches.items() if branch is not None]
    return _call("If", iter([_schema(value), *given]))


def _ref(value: str, _: JsonObject) -> str:
    return f"Ref(lambda: {whole(value.rpartition('/')[2])})"


_OTHERS: Mapping[str, Callable[[Any, JsonObject], str]] = {
    "type": _type,
    "const": lambda value, _: f"Enum({literal(value)})",
    "pattern": lambda value, _: f"Pattern({literal(portable(value))})",
    "additionalProperties": _additional,
    "items": _items,
    "contains": _contains,
    "uniqueItems": lambda value, _: "UniqueItems()" if value else "",
    "if": _if,
    "$ref": _ref,
}
# Read together with their partner: Contains, If, and Schema itself.
_BESIDE = frozenset({"minContains", "maxContains", "then", "else", *_UNEVALUATED})


def used(*schemas: Any) -> tuple[Identifier, ...]:
    """The names of `runtime.checks` that the declarations of `schemas` mention."""
    text = "\n".join(_QUOTED.sub("''", _schema(schema)) for schema in schemas)
    return tuple(map(Identifier, sorted(set(re.findall(r"\b([A-Z][A-Za-z]+)\(", text)))))


# Texts of the spec are literals, in which a name followed by a bracket means nothing.
_QUOTED = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
FILTERS = (check, whole)
