# Generated from spec/ by `make generate`. Do not edit.
"""Values to begin with for strings, numbers and the rest: few, plain, and tried by the oracle afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from .samples import sample
from .schema import Json, Nodes, stated

_NUMBERS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
_TYPE_OF_KEYWORD = {
    "object": ("properties", "required", "additionalProperties", "patternProperties", "propertyNames", "minProperties"),
    "array": ("items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains"),
    "string": ("minLength", "maxLength", "pattern"),
    "number": _NUMBERS,
}
_ANY = ("string", "integer", "boolean", "null", "array", "object")
# Shapes that patterns in API descriptions usually want; an `examples` entry serves any other.
_COMMON = (
    "a", "A", "0", "a1", "A1", "a-1", "a_1", "1.0", "1.0.0", "a.b", "a.py", "a/b", "a@example.com",
    "2024-01-01", "2024-01-01T00:00:00Z", "https://example.com/a", "bos:/a/b", "am-0123456789ab", "127.0.0.1",
    "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
)  # fmt: skip


def types(shape: Nodes) -> list[str]:
    """The JSON types that the shape allows, or that its keywords speak of."""
    allowed: list[str] | None = None
    for _, value in stated(shape, "type"):
        named = [value] if isinstance(value, str) else value
        allowed = named if allowed is None else [name for name in allowed if _within(name, named)]
    if allowed is not None:
        return allowed
    spoken = [name for name, words in _TYPE_OF_KEYWORD.items() if any(stated(shape, word) for word in words)]
    return spoken or list(_ANY)


def _within(name: str, named: list[str]) -> bool:
    return name in named or (name == "integer" and "number" in named)


def fixed(shape: Nodes) -> list[Json] | None:
    """The listed values where `const` or `enum` lists them."""
    lists = [[value] for _, value in stated(shape, "const")] + [value for _, value in stated(shape, "enum")]
    return min(lists, key=len) if lists else None


def shown(shape: Nodes) -> list[Json]:
    """The values that the schema's author gives: examples and defaults."""
    return [one for _, some in stated(shape, "examples") for one in some] + [one for _, one in stated(shape, "default")]


def bound(shape: Nodes, keyword: str) -> Json | None:
    """The tightest statement of a bound."""
    values = [value for _, value in stated(shape, keyword)]
    tightest = max if keyword.startswith(("min", "exclusiveMin")) else min
    return tightest(values) if values else None


def strings(shape: Nodes) -> Iterator[str]:
    """Strings of the least length that may hold something."""
    least = max(bound(shape, "minLength") or 0, 1)
    yield "x" * least
    yield ""
    if stated(shape, "pattern"):
        yield from (text.ljust(least, text[-1]) for text in _COMMON)
        found = (sample(pattern) for _, pattern in stated(shape, "pattern"))
        yield from (text.ljust(least, text[-1]) for text in found if text)


def numbers(shape: Nodes) -> Iterator[Json]:
    """Numbers at the bounds, or near zero without any."""
    for keyword in _NUMBERS:
        for _, value in stated(shape, keyword):
            yield from (value, value + 1, value - 1, int(value) + 1, int(value) - 1)
    yield from (1, 0)
    if "integer" not in types(shape):
        yield 0.5
