"""Random schemas of all keywords that the loader takes, over names and values so few that bodies often come near."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

Schema = Any
NAMES = ("a", "b", "some-name", "aB", "a_b")  # the last two have one name in Python
TEXTS = ("", "a", "ab", "abc")
INTEGERS = st.integers(-2, 4)
NUMBERS = INTEGERS | st.sampled_from(
    [-0.5, 0.3, 0.5, 1.5, 2.25]
)  # never 1.0: there strict models differ, as they should
SCALARS = st.none() | st.booleans() | NUMBERS | st.sampled_from(TEXTS)
COUNTS = st.integers(0, 3)


def values() -> st.SearchStrategy[Any]:
    """Small JSON values."""
    return st.recursive(
        SCALARS,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=3),
        max_leaves=4,
    )


def _some(fixed: dict[str, Any], /, **optional: st.SearchStrategy[Any]) -> st.SearchStrategy[Schema]:
    stated = {word: st.just(value) for word, value in fixed.items()}
    return st.fixed_dictionaries(stated, optional=optional)


def _scalars() -> st.SearchStrategy[Schema]:
    patterns = st.sampled_from(["^a", "b$", "^[ab]*$", "a.?c", "^\\w{2}$"])
    bounds = {"minimum": NUMBERS, "maximum": NUMBERS, "exclusiveMinimum": NUMBERS, "exclusiveMaximum": NUMBERS}
    multiples = st.sampled_from([1, 2, 0.1, 0.5])
    return st.one_of(
        _some({"type": "string"}, minLength=COUNTS, maxLength=COUNTS, pattern=patterns),
        _some({"type": "string"}, enum=st.lists(st.sampled_from(TEXTS), min_size=1, unique=True), minLength=COUNTS),
        _some({"type": "integer"}, multipleOf=multiples, **bounds),
        _some({"type": "integer"}, enum=st.lists(SCALARS, min_size=1, max_size=3)),
        _some({"type": "number"}, multipleOf=multiples, **bounds),
        _some({"type": "boolean"}, const=SCALARS),
        _some({}, const=values()),
        _some({}, enum=st.lists(values(), min_size=1, max_size=3)),
        _some({}, minLength=COUNTS, minimum=NUMBERS, maxItems=COUNTS, maxProperties=COUNTS),
        st.just({"type": "null"}),
        st.just({"type": ["integer", "null"], "minimum": 1}),
        st.just({"type": ["string", "number"], "maxLength": 1, "maximum": 2}),
        st.booleans(),
    )


def _arrays(inner: st.SearchStrategy[Schema]) -> st.SearchStrategy[Schema]:
    words: dict[str, st.SearchStrategy[Any]] = {
        "items": inner, "prefixItems": st.lists(inner, min_size=1, max_size=2), "minItems": COUNTS, "maxItems": COUNTS,
        "uniqueItems": st.booleans(), "unevaluatedItems": inner,
    }  # fmt: skip
    counted = {"minContains": COUNTS, "maxContains": COUNTS}
    return _some({"type": "array"}, **words) | inner.flatmap(lambda one: _some({"contains": one}, **counted, **words))


def objects(inner: st.SearchStrategy[Schema]) -> st.SearchStrategy[Schema]:
    """Schemas of objects."""
    names = st.sampled_from(NAMES)
    words: dict[str, st.SearchStrategy[Any]] = {
        "properties": st.dictionaries(names, inner, max_size=3),
        "required": st.lists(names, unique=True, max_size=2),
        "additionalProperties": inner,
        "patternProperties": st.dictionaries(st.sampled_from(["^a", "-"]), inner, min_size=1, max_size=1),
        "propertyNames": st.just({"maxLength": 1}) | st.just({"enum": ["a", "some-name"]}),
        "minProperties": COUNTS,
        "maxProperties": COUNTS,
        "dependentRequired": st.dictionaries(names, st.lists(names, unique=True, max_size=2), max_size=2),
        "dependentSchemas": st.dictionaries(names, inner, max_size=1),
        "unevaluatedProperties": inner,
        "not": st.just({"required": ["a", "b"]}) | inner,
        "oneOf": st.just([{"required": ["a"]}, {"required": ["b"]}]) | st.lists(inner, min_size=1, max_size=2),
    }
    return _some({"type": "object"}, **words)


def _combined(inner: st.SearchStrategy[Schema]) -> st.SearchStrategy[Schema]:
    some = st.lists(inner, min_size=1, max_size=3)
    condition = inner.flatmap(lambda one: _some({"if": one}, **{"then": inner, "else": inner}))
    combined = {"anyOf": some, "oneOf": some, "allOf": some, "not": inner, "unevaluatedProperties": st.booleans()}
    return st.one_of(
        *(_some({}, **{word: value}) for word, value in combined.items()), _some({}, **combined), condition
    )


def schemas(*references: Schema) -> st.SearchStrategy[Schema]:
    """Schemas; `references` are among the smallest."""
    smallest = _scalars() | st.sampled_from(references) if references else _scalars()
    return st.recursive(smallest, lambda inner: _arrays(inner) | objects(inner) | _combined(inner), max_leaves=4)


def bodies() -> st.SearchStrategy[Any]:
    """Objects with the names that schemas know."""
    return st.dictionaries(st.sampled_from(NAMES), values(), max_size=3)
