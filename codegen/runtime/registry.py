"""From the name of an Action to its operation, loading no other."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any, cast

from pydantic import RootModel

from .errors import RequestValidationError, Violation
from .models import ResponseModel
from .operation import Operation

# What comes behind the host must not be able to change the host: credentials go there.
_ROUTE = re.compile(r"(/[\w.~!$&'()*+,;=:@%-]+)+", re.ASCII)


def find(package: str | None, route: str, action: str, *, validate: bool) -> Operation[Any]:
    """The operation of `route` and `action`; a bare one if `validate` is False and the docs know none.

    Raises:
        RequestValidationError: the documentation knows no such Action at this route, or the Action takes a form.
    """
    if not _ROUTE.fullmatch(route):
        raise RequestValidationError(action, [Violation("route", "route", "must be a path such as /v2/model")])
    known: dict[tuple[str, str], str] = import_module(".index", package).OPERATIONS
    module = known.get((route, action))
    if module is not None:
        operation = load(package, module)
        if validate and operation.files is not None:
            raise RequestValidationError(action, [_form(operation)])
        return operation
    if validate:
        raise RequestValidationError(action, [_unknown(route, action, list(known))])
    return Operation(action, route, RootModel[dict[str, Any]], ResponseModel)


def load(package: str | None, module: str) -> Operation[Any]:
    """The operation that the module `module` of the package defines."""
    return cast("Operation[Any]", import_module(f".{module}", package).OPERATION)


def _form(operation: Operation[Any]) -> Violation:
    what = f"takes a {'file' if operation.files else 'form'}, which cannot be sent so; call the method of this Action"
    return Violation("", "upload", what, operation.page)


def _unknown(route: str, action: str, known: list[tuple[str, str]]) -> Violation:
    routes = sorted({r for r, _ in known})
    if route not in routes:
        return Violation("route", "unknown-route", f"no such route is bound; bound are {', '.join(routes)}")
    import difflib  # noqa: PLC0415 (a call that works needs it never)

    near = difflib.get_close_matches(action, [a for r, a in known if r == route], n=1)
    hint = f"did you mean {near[0]}? " if near else ""
    return Violation("Action", "unknown-action", f"no such Action at {route}; {hint}validate=False sends it anyway")
