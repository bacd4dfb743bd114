"""Names: every Action, component and property gives a Python name of its own."""

from __future__ import annotations

import builtins
import keyword
import re
from collections.abc import Iterable, Iterator

from ...names import field_name_or_none
from ..document import escape
from ..problem import Problem
from .index import Index, Site, is_action
from .verdicts import shown

_UPPER_CAMEL = re.compile(r"[A-Z][A-Za-z0-9]*")
_LONGEST = 80
_IMPORTED = {
    "Aliases", "Annotated", "Any", "BaseModel", "BrokenRule", "ConfigDict", "Field", "Literal", "Mapping", "Operation",
    "RequestModel", "ResponseModel", "RootModel", "RuledModel", "Self", "TypedDict", "Unpack", "Waiter",
}  # fmt: skip
TAKEN = frozenset({*keyword.kwlist, *dir(builtins), *_IMPORTED})


def check(index: Index) -> Iterator[Problem]:
    for document in filter(is_action, index.tree.documents.values()):
        for route, item in document.data["paths"].items():
            if fault := _class_fault(item["post"]["operationId"]):
                pointer = f"/paths/{escape(route)}/post/operationId"
                yield Problem(document.name, pointer, fault)
    components = [site for site in index.sites if site.place == "component"]
    yield from (site.problem(fault) for site in components if (fault := _class_fault(site.name)))
    yield from _twice(components)


def check_properties(index: Index) -> Iterator[Problem]:
    """Every property can be a field; an object with others has no class."""
    for site in index.sites:
        if "properties" in site.schema:
            yield from _properties(site, site.schema["properties"])


def _class_fault(name: str) -> str:
    if not _UPPER_CAMEL.fullmatch(name) or len(name) > _LONGEST:
        return f"{shown(name)} is no upper-camel name of at most {_LONGEST} letters and digits; rename it"
    return f"{shown(name)} is taken in the generated code; rename it" if name in TAKEN else ""


def _twice(components: Iterable[Site]) -> Iterator[Problem]:
    """Within one namespace, and against the documents at the root, which every namespace may use."""
    first: dict[tuple[str, str], Site] = {}
    for site in sorted(components, key=lambda site: (site.document.namespace, site.key)):
        known = first.get(("", site.name)) or first.setdefault((site.document.namespace, site.name), site)
        if known is site:
            continue
        if known.schema == site.schema:
            yield site.problem(f"the same as in {known.document.name}; move it to common.yaml or another shared file")
        else:
            yield site.problem(f"{shown(site.name)} means something else in {known.document.name}; rename one of them")


def _properties(site: Site, properties: Iterable[str]) -> Iterator[Problem]:
    known: dict[str, str] = {}
    for wire in properties:
        python = field_name_or_none(wire)
        if python is None:
            what = "letters, digits and _ can be bound, and pydantic keeps model_dump… and model_validate…"
            yield site.problem(f"property {shown(wire)} gives no Python name; only {what}")
        elif python in known:
            yield site.problem(f"{shown(known[python])} and {shown(wire)} are both {python} in code; keep one of them")
        else:
            known[python] = wire
