"""References: each leads to a component of the right kind, inside the tree, in no circle; every component is used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TypeAlias

from ..document import Document, escape, unescape
from ..keywords import IN_PLACE, subschemas
from ..problem import Problem
from .index import Index, Key, Site, address, is_action, mapping
from .verdicts import shown

DEEPEST = 32

_POINTER = re.compile(r"/components/(?P<section>schemas|responses|securitySchemes)/[^/]+(?P<below>/.*)?", re.DOTALL)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")

Link: TypeAlias = tuple[Document, str, str, str]
"""The document, the pointer to the reference, the reference, and the section of components that it must lead to."""


def check(index: Index) -> Iterator[Problem]:
    links = list(_links(index))
    broken = [
        Problem(document.name, pointer, f"{shown(ref)} {fault}")
        for document, pointer, ref, section in links
        if (fault := _fault(index, document, ref, section))
    ]
    yield from broken
    if not broken:
        yield from _circles(index)
        yield from _unused(index, links)


def check_named(index: Index) -> Iterator[Problem]:
    """What is referred to is a component, so that its type has the name that it was given."""
    for document, pointer, ref, _ in _links(index):
        found = _POINTER.fullmatch(address(document, ref)[1])
        if found and found["below"]:
            remedy = "refer to '#/components/…/<name>', so that its type has a name"
            yield Problem(document.name, pointer, f"{shown(ref)} leads to no component; {remedy}")


def _links(index: Index) -> Iterator[Link]:
    for site in index.every:
        if "$ref" in site.schema:
            yield site.document, f"{site.pointer}/$ref", site.schema["$ref"], "schemas"
        for tag, ref in mapping(site.schema.get("discriminator")).get("mapping", {}).items():
            yield site.document, f"{site.pointer}/discriminator/mapping/{escape(tag)}", ref, "schemas"
    for document in index.tree.documents.values():
        yield from _scheme_links(document)
        for route, item in document.data["paths"].items():
            for status, response in item["post"]["responses"].items():
                if "$ref" in response:
                    pointer = f"/paths/{escape(route)}/post/responses/{status}/$ref"
                    yield document, pointer, response["$ref"], "responses"


def _scheme_links(document: Document) -> Iterator[Link]:
    for name, scheme in document.data["components"].get("securitySchemes", {}).items():
        if "$ref" in scheme:
            yield document, f"/components/securitySchemes/{escape(name)}/$ref", scheme["$ref"], "securitySchemes"


def _fault(index: Index, document: Document, ref: str, section: str) -> str:
    if _SCHEME.match(ref):
        return "leads to another place than the spec tree, and nothing is fetched; copy the component into the tree"
    file, pointer = address(document, ref)
    if file.startswith(("/", "../")) or file == "..":
        return "leads out of the spec root; move the component into the tree"
    if file not in index.tree.documents:
        return "leads to no file of the spec tree; correct the path"
    found = _POINTER.fullmatch(pointer)
    if not found or "#" not in ref:
        return "leads to no component; refer to '#/components/…/<name>', so that its type has a name"
    if found["section"] != section:
        return f"leads to components/{found['section']}; refer to components/{section}"
    if not (_exists(index, file, pointer) if section == "schemas" else _is_part(index, file, pointer)):
        return "leads to nothing; correct the name or add the component"
    return ""


def _exists(index: Index, file: str, pointer: str) -> bool:
    """Whether a schema is there: a component, or a schema written inside one."""
    return (file, pointer) in index.by_key


def _is_part(index: Index, file: str, pointer: str) -> bool:
    _, _, section, name, *below = pointer.split("/")
    return not below and unescape(name) in index.tree.documents[file].data["components"].get(section, {})


def _circles(index: Index) -> Iterator[Problem]:
    """Schemas that hold themselves without a member or an item in between, and chains that are too long."""
    circles = [index.by_key[key] for key in _peeled({site.key: list(_in_place(index, site)) for site in index.every})]
    for site in [site for site in circles if site.place == "component"] or circles:
        yield site.problem("is part of a circle of references, or behind one; break the circle")
    for key in _distant(index):
        yield index.by_key[key].problem(f"stands behind more than {DEEPEST} references; flatten the chain")


def _in_place(index: Index, site: Site) -> Iterator[Key]:
    """The schemas that judge the same value as `site`."""
    if "$ref" in site.schema:
        yield index.target(site.document, site.schema["$ref"]).key
    for below, _ in subschemas(site.schema):
        if below.split("/")[1] in IN_PLACE and (key := (site.document.name, site.pointer + below)) in index.by_key:
            yield key


def _peeled(outward: dict[Key, list[Key]]) -> list[Key]:
    """What is left when all that nothing leads to is taken away, again and again: circles, and what is behind them."""
    incoming = Counter(target for targets in outward.values() for target in targets)
    free = [key for key in outward if not incoming[key]]
    while free:
        for target in outward[free.pop()]:
            incoming[target] -= 1
            if not incoming[target]:
                free.append(target)
    return [key for key in outward if incoming[key]]


def _distant(index: Index) -> list[Key]:
    """Components that are more than `DEEPEST` references away from every body."""
    level = [sites[0] for sites in index.groups.values() if sites[0].place == "body"]
    seen = {site.key for site in level}
    for _ in range(DEEPEST + 1):
        referring = (site for root in level for site in index.below(root) if "$ref" in site.schema)
        targets = (index.target(site.document, site.schema["$ref"]) for site in referring)
        level = list({target.key: target for target in targets if target.key not in seen}.values())
        seen |= {site.key for site in level}
    return [site.key for site in level]


def _unused(index: Index, links: list[Link]) -> Iterator[Problem]:
    bodies = [sites[0] for sites in index.groups.values() if sites[0].place == "body"]
    used: set[Key] = {site.key for site in index.reach(*bodies)}
    used |= {address(document, ref) for document, _, ref, section in links if section != "schemas"}
    for document in filter(is_action, index.tree.documents.values()):
        wanted = {name for requirement in document.data["security"] for name in requirement}
        for section, members in document.data["components"].items():
            for name in members:
                pointer = f"/components/{section}/{escape(name)}"
                if (document.name, pointer) not in used and not (section == "securitySchemes" and name in wanted):
                    yield Problem(document.name, pointer, "nothing refers to this component; use it or remove it")
