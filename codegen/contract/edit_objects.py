"""Edits of objects: members taken away, added, renamed, and every combination that a condition speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import conditions
from .edit import Edit, Side
from .edit_scalars import lengths
from .schema import declared, member, required, stated
from .seeds import Seeds
from .sites import Site
from .vocabulary import Vocabulary

_UNKNOWN = ("unknownMember", "", "__proto__", "中文")
# Of more members than these that are known elsewhere, every second is added, every third and so on.
_NEIGHBOURS = 200
_INSIDE: Side = "inside"
_OUTSIDE: Side = "outside"


def taken_away(site: Site) -> Iterator[Edit]:
    """The object without each of its members, and without any."""
    needed = required(site.nodes)
    for key in site.value:
        rule, side = ("required", _OUTSIDE) if key in needed else ("properties", _INSIDE)
        members = {name: value for name, value in site.value.items() if name != key}
        yield Edit("delete", members, site.rule(rule), side, key)


def added(site: Site, vocabulary: Vocabulary) -> Iterator[Edit]:
    """The object with each member that is known anywhere, and with unknown ones."""
    rule = site.rule("additionalProperties")
    known = [(key, value) for key, values in vocabulary.values.items() for value in values if key not in site.value]
    own = set(declared(site.nodes))
    thinned = len(known) // _NEIGHBOURS + 1
    for number, (key, value) in enumerate(known):
        if key in own or number % thinned == 0:
            yield Edit("add", {**site.value, key: value}, rule, key=key)
    for key in [*_UNKNOWN, *(name for name in declared(site.nodes) if name not in site.value)]:
        yield Edit("add", {**site.value, key: "x"}, rule, key=key)


def renamed(site: Site) -> Iterator[Edit]:
    """The object with each member under another spelling of its name."""
    rule = site.rule("additionalProperties")
    for key in site.value:
        for other in _spellings(key):
            members = {other if name == key else name: value for name, value in site.value.items()}
            yield Edit(f"rename to {other}", members, rule, key=key)


def _spellings(key: str) -> list[str]:
    words = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+", key) or [key]
    lower = [word.lower() for word in words]
    camel = lower[0] + "".join(word.capitalize() for word in lower[1:])
    found = ["_".join(lower), "-".join(lower), key.lower(), key.upper(), key[:1].upper() + key[1:], camel, f"{key} "]
    return [other for other in dict.fromkeys(found) if other != key]


def counted(site: Site, seeds: Seeds) -> Iterator[Edit]:
    """The object with as many members as a bound allows, one fewer, one more."""
    for keyword in ("minProperties", "maxProperties"):
        for rule, bound in stated(site.nodes, keyword):
            names = [*declared(site.nodes), *(f"key{index}" for index in range(bound + 1))]
            for count in (bound - 1, bound, bound + 1):
                extra = [name for name in names if name not in site.value]
                filled = {**site.value, **{name: seeds.first(member(site.nodes, name)) for name in extra}}
                yield Edit(f"{count} members", dict(list(filled.items())[: max(count, 0)]), rule)


def keyed(site: Site, seeds: Seeds) -> Iterator[Edit]:
    """The object with keys around the bounds that its keys have."""
    names = tuple(node.at("propertyNames") for node in site.nodes if isinstance(node.schema.get("propertyNames"), dict))
    nodes = seeds.document.parts(names)
    keys = [(key, rule) for key, rule, _ in lengths(nodes)]
    keys += [(f"{key}{odd}", site.rule("propertyNames")) for key in site.value for odd in ("!", " ", "\n", "中", "A")]
    for key, rule in keys if names or not declared(site.nodes) else []:
        yield Edit("key", {**site.value, key: seeds.first(member(site.nodes, key))}, rule, key=key)


def combined(site: Site, seeds: Seeds) -> Iterator[Edit]:
    """Every presence and value, together, of the members that conditions name."""
    for node, keyword, members, body in conditions.combined(site.nodes, site.value, seeds):
        names = ", ".join(".".join(path) for path in members)
        yield Edit(f"combine {names}", body, f"{node.pointer}/{keyword}")
