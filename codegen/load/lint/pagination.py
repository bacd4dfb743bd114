"""x-pagination: the fields exist, and are of the types that turning pages needs."""

from __future__ import annotations

from collections.abc import Iterator

from ..problem import Problem
from .index import Action, Index
from .verdicts import shown

_REQUEST = {"marker": "string", "limit": "integer", "reverse": "boolean"}
_RESPONSE = {"items": "array", "more": "boolean", "next": "string"}


def check(index: Index) -> Iterator[Problem]:
    for action in index.actions:
        fields = action.post.get("x-pagination", {})
        for name, path in fields.items():
            fault = _fault(index, action, name, path)
            if fault:
                yield action.problem(fault, f"/x-pagination/{name}")


def _fault(index: Index, action: Action, name: str, path: str) -> str:
    body, what = (action.request, "request") if name in _REQUEST else (action.response, "response")
    expected = _REQUEST.get(name) or _RESPONSE[name]
    found = index.find(body, path)
    if not found:
        return f"the {what} has no {shown(path)}; correct the name"
    types = {str(site.schema.get("type")) for site in found}
    return "" if types == {expected} else f"{shown(path)} is {min(types)}, not {expected}; name another field"
