"""Whether no value can be valid against two schemas. Only then does a `oneOf` of them grow and shrink as a union does.

The proof is simple and errs to one side: what it cannot show disjoint counts as overlapping.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, product

from .forms import is_sound
from .scalars import EVERY_TYPE, types_of, values_of
from .site import Site, branches

_DEPTH = 6
_MOST = 64


@dataclass(frozen=True)
class Shape:
    """One alternative of a schema. `listed` is None where any value may be, `names` where any name may be."""

    types: frozenset[str]
    listed: frozenset[str] | None
    required: frozenset[str] = frozenset()
    names: frozenset[str] | None = None
    members: dict[str, list[Site]] = field(default_factory=dict, hash=False)

    def joined(self, other: Shape) -> Shape:
        """Both at once."""
        members = {name: self.members.get(name, []) + other.members.get(name, []) for name in _all(self, other)}
        return Shape(
            self.types & other.types,
            _both(self.listed, other.listed),
            self.required | other.required,
            _both(self.names, other.names),
            members,
        )


def pairwise_disjoint(sites: Iterable[Site], is_open: bool) -> bool:
    """Whether each two of the schemas exclude each other. `is_open`: a listed string leaves room for others."""
    shapes = [list(_shapes(site, is_open, _DEPTH)) for site in sites]
    return all(_disjoint(a, b, is_open, _DEPTH) for a, b in combinations(shapes, 2))


def _disjoint(first: list[Shape], second: list[Shape], is_open: bool, depth: int) -> bool:
    return all(_apart(a, b, is_open, depth) for a, b in product(first, second))


def _apart(a: Shape, b: Shape, is_open: bool, depth: int) -> bool:
    types = a.types & b.types
    if not types or (a.listed is not None and b.listed is not None and not a.listed & b.listed):
        return True
    if not types <= {"object"} or depth <= 0:
        return False
    return any(_member_apart(name, a, b, is_open, depth - 1) for name in a.required | b.required)


def _member_apart(name: str, a: Shape, b: Shape, is_open: bool, depth: int) -> bool:
    """Whether a member that one of the two requires cannot be valid in both."""
    if any(shape.names is not None and name not in shape.names for shape in (a, b)):
        return True
    first, second = (_joined(shape.members.get(name, []), is_open, depth) for shape in (a, b))
    return _disjoint(first, second, is_open, depth)


def _joined(sites: list[Site], is_open: bool, depth: int) -> list[Shape]:
    whole = [_anything()]
    for site in sites:
        whole = [a.joined(b) for a, b in product(whole, _shapes(site, is_open, depth))]
    return whole if len(whole) <= _MOST else [_anything()]


def _shapes(site: Site, is_open: bool, depth: int) -> Iterator[Shape]:
    """The alternatives of a schema; where there are too many, or too deep, one that could be anything."""
    if site.value is False:
        return
    alternatives = [_anything()]
    for part in site.parts() if depth > 0 else []:
        if not is_sound(part.value):
            continue
        own = _own(part, is_open)
        alternatives = [shape.joined(own) for shape in alternatives]
        unions = [[inner] for inner in branches(part, "allOf")]
        unions += [found for word in ("oneOf", "anyOf") if (found := branches(part, word))]
        for union in unions:
            ways = [shape for branch in union for shape in _shapes(branch, is_open, depth - 1)]
            alternatives = [a.joined(b) for a, b in product(alternatives, ways)]
            if len(alternatives) > _MOST:
                alternatives = [_anything()]
    yield from alternatives


def _own(site: Site, is_open: bool) -> Shape:
    values = values_of(site)
    is_opened = is_open and "const" not in site.keywords
    properties = site.keywords.get("properties", {})
    is_closed = site.keywords.get("additionalProperties") is False and "patternProperties" not in site.keywords
    return Shape(
        types_of(site),
        None if values is None or is_opened else frozenset(values),
        frozenset(site.keywords.get("required", ())),
        frozenset(properties) if is_closed else None,
        {name: [site.at("properties", name)] for name in properties},
    )


def _anything() -> Shape:
    return Shape(EVERY_TYPE, None)


def _all(a: Shape, b: Shape) -> Iterable[str]:
    return dict.fromkeys([*a.members, *b.members])


def _both(a: frozenset[str] | None, b: frozenset[str] | None) -> frozenset[str] | None:
    if a is None or b is None:
        return b if a is None else a
    return a & b
