"""Whether keywords have the form that the comparison relies on. A spec that was never linted is read too."""

from __future__ import annotations

from typing import Any

_MAPS = ("properties", "patternProperties", "dependentRequired", "dependentSchemas", "x-value-aliases", "x-upload")
_LISTS = ("oneOf", "anyOf", "allOf", "prefixItems", "enum", "x-rules")


def is_sound(value: Any) -> bool:
    """Whether the keywords of a schema that hold schemas, names or rules are mappings and lists of those."""
    if isinstance(value, bool):
        return True
    return (
        isinstance(value, dict)
        and all(isinstance(value.get(keyword, {}), dict) for keyword in _MAPS)
        and all(isinstance(value.get(keyword, []), list) for keyword in _LISTS)
        and is_texts(value.get("required", []))
        and (isinstance(value.get("type", ""), str) or is_texts(value["type"]))
        and all(map(is_texts, value.get("dependentRequired", {}).values()))
        and all(isinstance(rule, dict) and isinstance(rule.get("id"), str) for rule in value.get("x-rules", []))
        and _is_discriminator(value.get("discriminator", {}))
    )


def is_texts(value: Any) -> bool:
    """Whether it is a list of texts."""
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_discriminator(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("mapping", {}), dict)
