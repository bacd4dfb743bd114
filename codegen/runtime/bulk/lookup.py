"""From the name of an Action to its operation, and to the Actions that show what it did."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import Any

from .. import registry
from ..errors import RequestValidationError, Violation
from ..operation import Operation
from .plan import Advise, Find

_VERB = re.compile("[A-Z][a-z]+")


def finder(package: str | None, route: str | None) -> Find:
    """A function that finds the operation of an Action in `package`.

    Raises (the function):
        RequestValidationError: there is no such Action, or several, or it takes a file.
    """
    known = _known(package)

    @cache
    def find(action: str) -> Operation[Any]:
        if not action:
            raise RequestValidationError("map", [Violation("action", "required", "the job names no Action")])
        routes = [r for r, a in known if a == action and route in {None, r}]
        if len(routes) > 1:
            message = f"several routes have it; give one of {', '.join(routes)}"
            raise RequestValidationError(action, [Violation("route", "route", message)])
        place = routes[0] if routes else route or next(r for r, _ in known)
        return registry.find(package, place, action, validate=True)

    return find


def adviser(package: str | None) -> Advise:
    """A function that says what to look at when it is not known whether an Action took effect."""
    actions = [action for _, action in _known(package)]

    def advise(action: str) -> str:
        noun = _VERB.sub("", action, count=1)
        looks = sorted(a for a in actions if noun and a.startswith("Describe") and noun in a)
        where = f" with {' or '.join(looks)}" if looks else ""
        return f"look{where} whether it took effect; if it did not, run it again with on_unknown=resend"

    return advise


def _known(package: str | None) -> dict[tuple[str, str], str]:
    known: dict[tuple[str, str], str] = import_module(".index", package).OPERATIONS
    return known
