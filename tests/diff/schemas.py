"""Random schemas, and random small changes of them, in the keywords that specs may use."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

from codegen.load.keywords import walk

Json = dict[str, Any]
NAMES = ("a", "b", "c")
WORDS = ("x", "y", "z", "xx", "")
TAGS = ("T", "U", "V")
_COUNT = st.integers(0, 4)
_BOUND = st.integers(-3, 4)
UNIONS = ("oneOf", "anyOf")
MULTIPLES = st.sampled_from([1, 2, 3, 4, 0.5, 1.5])


def strings() -> st.SearchStrategy[Json]:
    limits = st.fixed_dictionaries({"type": st.just("string")}, optional={"minLength": _COUNT, "maxLength": _COUNT})
    listed = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4, unique=True)
    return st.one_of(
        limits,
        listed.map(lambda values: {"type": "string", "enum": values}),
        st.sampled_from(WORDS).map(lambda value: {"type": "string", "const": value}),
    )


def numbers() -> st.SearchStrategy[Json]:
    bounds = dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), _BOUND)
    kinds = st.sampled_from(["integer", "number"])
    return st.fixed_dictionaries({"type": kinds}, optional={**bounds, "multipleOf": MULTIPLES})


def scalars() -> st.SearchStrategy[Json]:
    nullable = _COUNT.map(lambda least: {"type": ["string", "null"], "minLength": least})
    plain = st.one_of(strings(), strings(), numbers(), st.just({"type": "boolean"}), nullable, st.just({}))
    return st.one_of(plain, plain, plain, st.lists(plain, min_size=2, max_size=3).map(lambda ways: {"anyOf": ways}))


@st.composite
def arrays(draw: st.DrawFn, depth: int) -> Json:
    limits = draw(st.fixed_dictionaries({}, optional={"minItems": st.integers(0, 2), "maxItems": st.integers(1, 3)}))
    counts = st.fixed_dictionaries({"contains": scalars()}, optional={"minContains": _COUNT, "maxContains": _COUNT})
    counted = draw(st.one_of(st.just({}), st.just({}), counts))
    return {"type": "array", "items": draw(schemas(depth - 1)), **limits, **counted}


def some_names(least: int = 0, most: int = 3) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(NAMES), unique=True, min_size=least, max_size=most)


def rule() -> st.SearchStrategy[Json]:
    """A keyword that binds several members."""
    pair = some_names(2, 2)
    bare = st.lists(some_names(1, 2).map(lambda names: {"required": names}), min_size=2, max_size=3)
    test = st.tuples(st.sampled_from(NAMES), st.sampled_from(WORDS), st.sampled_from(NAMES))
    return st.one_of(
        pair.map(lambda names: {"not": {"required": names}}),
        pair.map(lambda names: {"dependentRequired": {names[0]: names[1:]}}),
        bare.map(lambda branches: {"oneOf": branches}),
        test.map(
            lambda t: {
                "if": {"properties": {t[0]: {"const": t[1]}}, "required": [t[0]]},
                "then": {"required": [t[2]]},
            }
        ),
    )


@st.composite
def objects(draw: st.DrawFn, depth: int, tag: str | None = None, is_sure: bool = True) -> Json:
    """An object; one that is not sure is told from others by no type and no required tag."""
    names = draw(some_names(most=3 if depth == 1 else 2))
    found: Json = {"type": "object", "properties": {name: draw(schemas(depth - 1)) for name in names}}
    found["required"] = draw(st.lists(st.sampled_from(names), unique=True)) if names else []
    if tag is not None:
        found["properties"]["kind"] = {"type": "string", "const": tag}
        found["required"] += ["kind"] if is_sure else []
    if not is_sure and draw(st.booleans()):
        del found["type"]
    extra = draw(st.sampled_from(["closed", "closed", "closed", "open", "map"]))
    if extra != "open":
        found["additionalProperties"] = False if extra == "closed" else draw(scalars())
    return {**found, **draw(st.one_of(st.just({}), st.just({}), rule()))}


@st.composite
def unions(draw: st.DrawFn, depth: int) -> Json:
    if draw(st.booleans()):
        tags = draw(st.lists(st.sampled_from(TAGS), min_size=2, max_size=3))
        is_sure = draw(st.booleans())
        return {"oneOf": [draw(objects(0, tag, is_sure)) for tag in tags]}
    return {draw(st.sampled_from(UNIONS)): draw(st.lists(schemas(depth - 1), min_size=2, max_size=2))}


def schemas(depth: int) -> st.SearchStrategy[Json]:
    if depth <= 0:
        return scalars()
    return st.one_of(scalars(), scalars(), scalars(), scalars(), objects(depth), unions(depth), arrays(depth))


def bodies() -> st.SearchStrategy[Json]:
    return st.one_of(objects(1), objects(1), objects(1), unions(1), unions(1), objects(2))


_DROPPED = ("required", "additionalProperties", "not", "oneOf", "anyOf", "enum", "const", "type", "if", "then",
            "properties", "dependentRequired", "items", "minLength", "maxLength", "minimum", "maximum", "multipleOf",
            "contains", "minContains", "maxContains")  # fmt: skip


@st.composite
def change(draw: st.DrawFn, schema: Json, among: str) -> Json:
    """The schema with one keyword, one member or one branch changed somewhere."""
    new = deepcopy(schema)
    places = [place for _, place in walk(new)]
    place = places[draw(st.integers(0, len(places) - 1))]
    kinds = [kind for kind in CHANGES[among] if kind not in {_branches, _one_branch} or _union(place)]
    draw(st.sampled_from(kinds))(draw, place)
    return new


def _drop(draw: st.DrawFn, place: Json) -> None:
    words = [word for word in _DROPPED if word in place]
    if words:
        del place[draw(st.sampled_from(words))]


def _limit(draw: st.DrawFn, place: Json) -> None:
    words = {"string": ["minLength", "maxLength"], "array": ["minItems", "maxItems", "minContains", "maxContains"]}
    bounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]
    word = draw(st.sampled_from(words.get(str(place.get("type")), bounds)))
    place[word] = draw(MULTIPLES if word == "multipleOf" else _COUNT)


def _values(draw: st.DrawFn, place: Json) -> None:
    place["enum"] = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4, unique=True))


def _type(draw: st.DrawFn, place: Json) -> None:
    kinds = ["string", "integer", "number", "boolean", "object", "array", ["string", "null"], ["integer", "string"]]
    place["type"] = draw(st.sampled_from(kinds))


def _member(draw: st.DrawFn, place: Json) -> None:
    place.setdefault("properties", {})[draw(st.sampled_from([*NAMES, "kind"]))] = draw(schemas(1))


def _no_member(draw: st.DrawFn, place: Json) -> None:
    if place.get("properties"):
        del place["properties"][draw(st.sampled_from(sorted(place["properties"])))]


def _required(draw: st.DrawFn, place: Json) -> None:
    place["required"] = draw(some_names())


def _extra(draw: st.DrawFn, place: Json) -> None:
    place["additionalProperties"] = draw(st.one_of(st.just(False), scalars()))


def _rule(draw: st.DrawFn, place: Json) -> None:
    place.update(draw(rule()))


def _union(place: Json) -> str:
    return next((word for word in UNIONS if word in place), "")


def _become_union(draw: st.DrawFn, place: Json) -> None:
    """The schema is one of the branches, but for what holds for all of them."""
    stay = draw(st.sets(st.sampled_from(sorted(place)), max_size=2)) if place else set()
    word = draw(st.sampled_from([word for word in UNIONS if word not in stay] or ["allOf"]))
    branch = {key: place.pop(key) for key in sorted(place) if key not in stay}
    others = draw(st.lists(schemas(1), min_size=1, max_size=2))
    place[word] = draw(st.permutations([branch, *others]))
    if draw(st.booleans()):
        draw(st.sampled_from((_drop, _limit, _required, _extra)))(draw, place)


def _one_branch(draw: st.DrawFn, place: Json) -> None:
    place.update(draw(st.sampled_from(place.pop(_union(place)))))


def _listed_types(draw: st.DrawFn, place: Json) -> None:
    """Types as a list, and back as branches."""
    if isinstance(place.get("type"), list):
        ways = [{"type": name} for name in (*place.pop("type"), "boolean")]
        place[draw(st.sampled_from(UNIONS))] = draw(st.permutations(ways))[1:]
    elif "type" in place:
        other = draw(st.sampled_from(["boolean", "array", "null"]))
        place["type"] = sorted({place["type"], other})


def _branches(draw: st.DrawFn, place: Json) -> None:
    held = place[_union(place)]
    if len(held) > 2 and draw(st.booleans()):
        held.pop(draw(st.integers(0, len(held) - 1)))
    else:
        held.append(draw(st.one_of(objects(1, draw(st.sampled_from(TAGS))), schemas(1))))


def _replaced(draw: st.DrawFn, place: Json) -> None:
    fresh = draw(schemas(1))
    place.clear()
    place.update(fresh)


_OF_UNIONS = (_become_union, _become_union, _one_branch, _listed_types)
CHANGES = {
    "any": (
        _drop, _drop, _limit, _limit, _values, _type, _member, _no_member, _required, _extra, _rule, _branches,
        _replaced, *_OF_UNIONS,
    ),
    "unions": _OF_UNIONS,
}  # fmt: skip
