# Generated from spec/ by `make generate`. Do not edit.
"""What the methods of every family share: the way from their parameters to the client."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any, TypeVar

from .operation import Operation
from .options import check_options, check_wait_options

ResultT = TypeVar("ResultT")


class Namespace:
    """What `console.<family>` is. With an async client, a call is to be awaited."""

    def __init__(self, console: Any) -> None:
        self._console = console
        self._package = type(self).__module__.rpartition(".")[0]

    def _call(self, method: str, given: dict[str, Any]) -> ResultT:  # type: ignore[type-var]
        """What `method`, of which these are the local variables, returns: the response, or a pager of responses."""
        operation = _operation(self._package, method)
        options = given["options"]
        if options:
            check_options(options, operation.parameters)
        body = _body(operation, given)
        result: ResultT
        if operation.pages is not None:
            from .pages import Paths  # noqa: PLC0415 (only for lists)

            result = self._console._pages(operation, Paths(*operation.pages), body, options)
        elif operation.files is not None:
            result = self._console._form(operation, body, options)
        else:
            result = self._console._call(operation, body, options)
        return result

    def _wait(self, method: str, waiter: str, given: dict[str, Any]) -> ResultT:  # type: ignore[type-var]
        """The last response of polling the Action of `method`, as its waiter asks."""
        operation = _operation(self._package, method)
        check_wait_options(given["options"], operation.parameters)
        result: ResultT = self._console._wait(operation, waiter, _body(operation, given), given["options"])
        return result


@cache
def _operation(package: str, method: str) -> Operation[Any]:
    found: Operation[Any] = import_module(f"{package}.operations.{method}").OPERATION
    return found


def _body(operation: Operation[Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """What was given, by wire name."""
    return {wire: given[name] for name, wire in operation.parameters.items() if name in given}
