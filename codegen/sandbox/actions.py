"""Which Action a query names; for a slip, the refusal that names it and what was probably meant.

Sandbox's choice: a query has `Action` once and nothing else.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from urllib.parse import parse_qsl

from .contract import Contract, Operation
from .decode import decode
from .refusal import Refusal, bad_argument

_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_MOST_PARAMETERS = 100


class UnknownActionError(Exception):
    """The query names an Action that the route does not serve."""

    def __init__(self, route: str, action: str) -> None:
        super().__init__(route, action)
        self.route, self.action = route, action


def find_operation(contract: Contract, route: str, query: str) -> Operation:
    """The operation that the query string names.

    Raises:
        Refusal: not exactly one Action, or another parameter beside it.
        UnknownActionError: no such Action.
    """
    pairs = _parameters(query)
    actions = [value for name, value in pairs if name == "Action"]
    if not actions or not actions[0]:
        raise bad_argument(f"the query parameter Action is missing; send POST {route}?Action=…")
    if len(actions) > 1:
        raise bad_argument("the query parameter Action is given more than once")
    operation = contract.operations.get(actions[0])
    if operation is None or operation.route != route:
        raise UnknownActionError(route, actions[0])
    others = sorted({name for name, _ in pairs} - {"Action"})
    if others:
        raise bad_argument(f"unknown query parameter {', '.join(others)[:80]}; {actions[0]} takes none but Action")
    return operation


def _parameters(query: str) -> list[tuple[str, str]]:
    if _BAD_ESCAPE.search(query):
        raise Refusal("InvalidURI", 400, "the query holds a % that two hexadecimal digits do not follow")
    try:
        return parse_qsl(query, keep_blank_values=True, max_num_fields=_MOST_PARAMETERS)
    except ValueError:
        raise Refusal("InvalidURI", 400, f"the query has more than {_MOST_PARAMETERS} parameters") from None


def unknown_action(contract: Contract, error: UnknownActionError, body: bytes) -> Refusal:
    """The refusal of an unknown Action: the Actions that take this very body, or the nearest name."""
    message = f"{error.action[:80]!r} is not an Action of {error.route}"
    known = contract.operations.get(error.action)
    if known is not None:
        return bad_argument(f"{message}; it is served at {known.route}")
    names = contract.actions_of(error.route)
    fitting = _fitting(contract, names, body)
    if fitting:
        return bad_argument(f"{message}; the body fits {' and '.join(fitting)}: send that as Action")
    near = get_close_matches(error.action, names, n=1, cutoff=0.0)
    return bad_argument(f"{message}" + (f"; the nearest is {near[0]}" if near else ""))


def _fitting(contract: Contract, names: list[str], body: bytes) -> list[str]:
    try:
        value = decode(body)
    except Refusal:
        return []
    checks = {name: contract.operations[name].request for name in names}
    return [name for name, check in checks.items() if check.accepts(value)] if value else []
