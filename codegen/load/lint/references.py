"""References: each leads to a component of the right kind, inside the tree, in no circle; every component is used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from ..document import Document, escape, unescape
from ..problem import Problem
from .index import Index, Key, Site, address, is_action, mapping
from .verdicts import shown

DEEPEST = 32

_POINTER = re.compile(r"/components/(?P<section>schemas|responses|securitySchemes)/[^/]+")
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


def _links(index: Index) -> Iterator[Link]:
    for site in index.sites:
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
    if not _exists(index, file, pointer):
        return "leads to nothing; correct the name or add the component"
    return ""


def _exists(index: Index, file: str, pointer: str) -> bool:
    _, _, section, name = pointer.split("/")
    return unescape(name) in index.tree.documents[file].data["components"].get(section, {})


def _circles(index: Index) -> Iterator[Problem]:
    """Components peeled off from those that nothing refers to; what is left is in a circle, or behind one."""
    outward = {key: [target.key for target in _targets(index, sites)] for key, sites in index.groups.items()}
    incoming = dict.fromkeys(outward, 0)
    for targets in outward.values():
        for target in targets:
            incoming[target] += 1
    depth = dict.fromkeys(outward, 0)
    free = [key for key, count in incoming.items() if count == 0]
    while free:
        key = free.pop()
        for target in outward[key]:
            depth[target] = max(depth[target], depth[key] + 1)
            incoming[target] -= 1
            if incoming[target] == 0:
                free.append(target)
    for key, (site, *_) in index.groups.items():
        if incoming[key]:
            yield site.problem("is part of a circle of references, or behind one; break the circle")
        elif depth[key] > DEEPEST:
            yield site.problem(f"stands behind more than {DEEPEST} references; flatten the chain")


def _targets(index: Index, sites: tuple[Site, ...]) -> Iterator[Site]:
    return (index.target(site.document, site.schema["$ref"]) for site in sites if "$ref" in site.schema)


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
