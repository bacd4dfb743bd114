"""x-waiters: the paths hit the response, and every state of the status is classed once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..document import JsonObject
from ..problem import Problem
from .index import Action, Index, Site
from .verdicts import shown

_CLASSES = ("success", "failure", "pending")


def check(index: Index) -> Iterator[Problem]:
    known: dict[tuple[str, str], str] = {}
    for action in index.actions:
        for number, waiter in enumerate(action.post.get("x-waiters", [])):
            below = f"/x-waiters/{number}"
            yield from (action.problem(m, f"{below}{p}") for p, m in _faults(index, action, waiter))
            place = f"{action.document.name}{below}"
            if known.setdefault((action.document.namespace, waiter["name"]), place) != place:
                yield action.problem("another waiter of this folder has this name; rename one", f"{below}/name")


def _faults(index: Index, action: Action, waiter: JsonObject) -> Iterator[tuple[str, str]]:
    for name in ("status", "reason", "result"):
        if name in waiter and not index.find(action.response, waiter[name]):
            yield f"/{name}", f"the response has no {shown(waiter[name])}; correct the path"
    if any(site.schema.get("type") != "string" for site in _found(index, action, waiter, "reason")):
        yield "/reason", f"{shown(waiter['reason'])} is no string; name the field that says why"
    statuses = _found(index, action, waiter, "status")
    if any("enum" not in site.schema for site in statuses):
        yield "/status", f"{shown(waiter['status'])} has no list of states; name a string with an enum"
    elif statuses:
        yield from _states(
            waiter, {state for site in statuses for state in site.schema["enum"] if isinstance(state, str)}
        )


def _found(index: Index, action: Action, waiter: JsonObject, name: str) -> list[Site]:
    return index.find(action.response, waiter[name]) if name in waiter else []


def _states(waiter: JsonObject, states: set[str]) -> Iterator[tuple[str, str]]:
    counted = Counter(state for kind in _CLASSES for state in waiter[kind])
    for kind in _CLASSES:
        for number, state in enumerate(waiter[kind]):
            if state not in states:
                yield f"/{kind}/{number}", f"{shown(state)} is no state of the status; correct it"
            elif counted[state] > 1:
                yield f"/{kind}/{number}", f"{shown(state)} is in two lists; keep it in one"
    for state in sorted(states - counted.keys()):
        yield "", f"state {shown(state)} is in no list; add it to success, failure or pending"
