"""A schema of OpenAPI 3.0 as one of 3.1: by the rules of the two specifications alone, keyword by keyword.

`nullable` adds null to the type beside it, and says nothing where there is none. A boolean `exclusiveMinimum` makes
the bound beside it exclusive. Whatever stands beside `$ref` is ignored. The rest means the same.
"""

from __future__ import annotations

from typing import Any

_EXCLUSIVE = {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}


def upgraded(schema: dict[str, Any]) -> dict[str, Any]:
    """`schema` in the words of 3.1; what stands inside it is left as it is."""
    if "$ref" in schema:
        return {"$ref": schema["$ref"]}
    found = {word: value for word, value in schema.items() if word != "nullable"}
    if schema.get("nullable") is True and isinstance(schema.get("type"), str):
        found["type"] = [schema["type"], "null"]
    for word, bound in _EXCLUSIVE.items():
        if isinstance(schema.get(word), bool):
            del found[word]
            if schema[word] and bound in found:
                found[word] = found.pop(bound)
    return found
