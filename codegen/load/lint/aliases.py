"""Aliases: a deprecated property or value has a living one beside it, and the two are never sent together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..document import JsonObject, escape
from ..problem import Problem
from .index import Index, Site, is_union
from .verdicts import shown


def check(index: Index) -> Iterator[Problem]:
    for site in index.sites:
        for name, member in index.members(site).items():
            if "x-alias-of" in member.schema:
                yield from _alias(index, site, name, member)
        if "x-value-aliases" in site.schema:
            yield from _values(site)


def _alias(index: Index, owner: Site, name: str, alias: Site) -> Iterator[Problem]:
    sent = alias.schema["x-alias-of"]
    target = index.member(owner, sent)
    if target is None or sent == name:
        yield alias.problem(f"{shown(sent)} is no other property of this object; correct the name", "/x-alias-of")
        return
    if "x-alias-of" in target.schema:
        yield alias.problem(f"{shown(sent)} is an alias itself; name the property that is sent", "/x-alias-of")
    if not _same_type(index, alias, target):
        yield alias.problem(f"has another type than {shown(sent)}, which is sent; give both the same", "/x-alias-of")
    if alias.schema.get("deprecated") is not True:
        yield alias.problem("an alias is deprecated; add deprecated: true")
    for one in (name, sent):
        if one in owner.schema.get("required", []):
            message = f"{shown(one)} is required, so that one of the two spellings cannot be used; take it out"
            yield owner.problem(f"{message} and write a oneOf of `required`", "/required")
    if not _not_both(owner.schema, name, sent):
        yield alias.problem(f"nothing forbids it beside {shown(sent)}; add not: {{required: [{name}, {sent}]}}")


def _same_type(index: Index, alias: Site, target: Site) -> bool:
    one, two = index.solid(alias), index.solid(target)
    return one is two or (one.schema.get("type") == two.schema.get("type") and not is_union(one.schema))


def _not_both(schema: JsonObject, one: str, two: str) -> bool:
    pair = {one, two}
    exactly_one = {name for branch in _bare(schema) for name in branch["required"]}
    condition, then = schema.get("if", {}), schema.get("then", {})
    tested, forbidden = condition.get("required", []), then.get("not", {}).get("required", [])
    by_condition = {*tested, *forbidden} == pair and len(tested) == 1 and not condition.get("properties")
    return set(schema.get("not", {}).get("required", [])) == pair or pair <= exactly_one or by_condition


def _bare(schema: JsonObject) -> list[Any]:
    return [] if is_union(schema) else schema.get("oneOf", [])


def _values(site: Site) -> Iterator[Problem]:
    aliases = site.schema["x-value-aliases"]
    listed = [value for value in site.schema.get("enum", []) if isinstance(value, str)]
    for given, sent in aliases.items():
        pointer = f"/x-value-aliases/{escape(given)}"
        for value in {given, sent} - set(listed):
            yield site.problem(f"{shown(value)} is no value of the enum; add it there, or correct it", pointer)
        if sent in aliases:
            yield site.problem(f"{shown(sent)} is an alias itself; name the value that is sent", pointer)
