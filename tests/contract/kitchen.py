"""One schema with every keyword that a spec may hold, for what the real specs do not use."""

from typing import Any

KITCHEN: dict[str, Any] = {
    "$ref": "#/$defs/Order",
    "$defs": {
        "Order": {
            "type": "object",
            "required": ["name", "lines"],
            "properties": {
                "name": {"type": "string", "minLength": 2, "maxLength": 5},
                "code": {"type": "string", "pattern": "^[A-Z]{2}-[0-9]", "examples": ["AB-1"]},
                "count": {"type": "integer", "exclusiveMinimum": 0, "exclusiveMaximum": 10},
                "ratio": {"type": "number", "minimum": 0, "maximum": 1},
                "step": {"type": "integer", "multipleOf": 5},
                "level": {"type": "integer", "enum": [1, 2, 3]},
                "isOpen": {"type": "boolean", "default": False},
                "note": {"type": ["string", "null"], "maxLength": 3},
                "always": {"const": True},
                "never": False,
                "lines": {"$ref": "#/$defs/Lines"},
                "labels": {"$ref": "#/$defs/Labels"},
                "headers": {"$ref": "#/$defs/Headers"},
                "pair": {"$ref": "#/$defs/Pair"},
                "tags": {"$ref": "#/$defs/Tags"},
                "travel": {"$ref": "#/$defs/Travel"},
                "choice": {"$ref": "#/$defs/Choice"},
                "tree": {"$ref": "#/$defs/Tree"},
                "whole": {"$ref": "#/$defs/Whole"},
            },
            "additionalProperties": False,
        },
        "Lines": {
            "type": "array",
            "minItems": 1,
            "maxItems": 3,
            "uniqueItems": True,
            "items": {"$ref": "#/$defs/Line"},
        },
        "Line": {
            "oneOf": [{"$ref": "#/$defs/TextLine"}, {"$ref": "#/$defs/NumberLine"}],
            "discriminator": {
                "propertyName": "kind",
                "mapping": {"text": "#/$defs/TextLine", "number": "#/$defs/NumberLine"},
            },
        },
        "TextLine": {
            "type": "object",
            "additionalProperties": False,
            "required": ["kind", "text"],
            "properties": {"kind": {"type": "string", "const": "text"}, "text": {"type": "string"}},
        },
        "NumberLine": {
            "type": "object",
            "additionalProperties": False,
            "required": ["kind", "value"],
            "properties": {"kind": {"type": "string", "const": "number"}, "value": {"type": "number"}},
        },
        "Labels": {
            "type": "object",
            "additionalProperties": {"type": "string", "minLength": 1},
            "propertyNames": {"maxLength": 4},
            "minProperties": 1,
            "maxProperties": 3,
        },
        "Headers": {
            "type": "object",
            "patternProperties": {"^x-": {"type": "integer"}},
            "additionalProperties": False,
        },
        "Pair": {
            "type": "array",
            "prefixItems": [{"type": "string"}, {"type": "integer"}],
            "items": False,
            "minItems": 2,
        },
        "Tags": {
            "type": "array",
            "items": {"type": "string"},
            "contains": {"const": "main"},
            "minContains": 2,
            "maxContains": 3,
        },
        "Travel": {
            "type": "object",
            "additionalProperties": False,
            "required": ["mode"],
            "properties": {
                "mode": {"type": "string", "enum": ["fast", "slow"]},
                "speed": {"type": "integer"},
                "turbo": {"type": "boolean"},
                "from": {"type": "string"},
                "to": {"type": "string"},
                "guide": {"type": "string"},
                "language": {"type": "string"},
            },
            "dependentRequired": {"from": ["to"]},
            "dependentSchemas": {"guide": {"required": ["language"]}},
            "if": {"required": ["mode"], "properties": {"mode": {"const": "fast"}}},
            "then": {"required": ["speed"], "properties": {"speed": {"minimum": 5}}},
            "else": {"properties": {"turbo": False}},
        },
        "Choice": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"a": {"type": "string"}, "b": {"type": "string"}, "c": {"type": "string"}},
            "oneOf": [{"required": ["a"]}, {"required": ["b"]}],
            "anyOf": [{"required": ["a"]}, {"required": ["c"]}],
            "not": {"required": ["a", "c"]},
        },
        "Tree": {
            "type": "object",
            "additionalProperties": False,
            "required": ["value"],
            "properties": {
                "value": {"type": "integer"},
                "children": {"type": "array", "items": {"$ref": "#/$defs/Tree"}},
            },
        },
        "Whole": {
            "allOf": [
                {"type": "object", "required": ["left"], "properties": {"left": {"type": "integer"}}},
                {"properties": {"right": {"type": "integer"}}},
            ],
            "unevaluatedProperties": False,
        },
    },
}
