"""The forms of rules over several fields that compile into one readable line of Python each."""

from __future__ import annotations

from typing import Any

from .vocabulary import JsonObject, kinds

_KINDS = {str: "string", bool: "boolean", int: "integer"}


def compiled(schema: JsonObject, *, typed: bool = True) -> set[str]:
    """The keywords of an object schema whose form compiles; `typed` asks too that Python compares as JSON does."""
    found = {"dependentRequired"} & set(schema)
    if _is_bare(schema.get("not")) and len(schema["not"]["required"]) > 1:
        found.add("not")
    if all(_is_bare(branch) and len(branch["required"]) == 1 for branch in schema.get("oneOf", [None])):
        found.add("oneOf")
    if "else" not in schema and _is_test(schema, typed) and _is_consequence(schema.get("then")):
        found |= {"if", "then"}
    return found


def _is_bare(value: Any) -> bool:
    return isinstance(value, dict) and set(value) == {"required"} and bool(value["required"])


def _is_test(schema: JsonObject, typed: bool) -> bool:
    condition = schema.get("if")
    if not (isinstance(condition, dict) and set(condition) <= {"properties", "required"}):
        return False
    required, tests = condition.get("required", []), condition.get("properties", {})
    members = schema.get("properties", {})
    return bool(required) and all(
        name in required and _is_plain_test(test, members.get(name, {}), typed) for name, test in tests.items()
    )


def _is_plain_test(test: Any, member: Any, typed: bool) -> bool:
    """Whether Python's `in` answers it: 1, 1.0 and true are equal to Python, so the member must be of one type."""
    if not (isinstance(test, dict) and set(test) in ({"const"}, {"enum"}) and isinstance(member, dict)):
        return False
    values = [test["const"]] if "const" in test else test["enum"]
    plain = all(isinstance(value, str | int) for value in values)
    return plain and (not typed or all(isinstance(v, str) or kinds(member) == [_KINDS[type(v)]] for v in values))


def _is_consequence(then: Any) -> bool:
    if not (isinstance(then, dict) and then and set(then) <= {"required", "not"}):
        return False
    forbidden = then.get("not", {"required": ["-"]})
    return bool(then.get("required", ["-"])) and _is_bare(forbidden) and len(forbidden["required"]) == 1
