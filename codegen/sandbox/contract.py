"""The contract that the library was generated from: every Action with the JSON Schemas of its bodies."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..runtime.multipart import MEDIA_TYPE
from .explain import explain
from .schema import dispatching, opened
from .wire import JsonObject

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator

_MOST_ERRORS = 100
_PACKAGED = Path(__file__).parent.parent / "contract.json"
_PREFIX = re.compile(r"(/[\w-][\w.-]*)+", re.ASCII)
LARGEST_BODY = 4 * 1_048_576


class TooDeepError(Exception):
    """A value is nested too deeply for its mistakes to be explained."""


class Check:
    """Holds values against one schema. The validators are built on first use and kept."""

    def __init__(self, schema: JsonObject) -> None:
        self.schema = schema

    def accepts(self, value: Any) -> bool:
        """Whether `value` is valid."""
        return self._verdict.is_valid(value)

    def violations(self, value: Any) -> list[str]:
        """One sentence a mistake, for the first hundred errors; empty when `value` is valid.

        Raises:
            TooDeepError: the mistake lies in a part that is nested too deeply to be quoted.
        """
        try:
            errors = list(islice(self._explainer.iter_errors(value), _MOST_ERRORS))
        except ValueError as error:  # "Recursion limit reached", the only one there is
            raise TooDeepError from error
        return explain(errors, self._dispatching)

    @cached_property
    def _verdict(self) -> Draft202012Validator:
        return _validator(self.schema)

    @cached_property
    def _dispatching(self) -> JsonObject:
        return dispatching(self.schema)

    @cached_property
    def _explainer(self) -> Draft202012Validator:
        return _validator(self._dispatching)


def _validator(schema: JsonObject) -> Draft202012Validator:
    from jsonschema_rs import Draft202012Validator  # noqa: PLC0415 (loaded on first use)

    return Draft202012Validator(schema)


@dataclass(frozen=True)
class Operation:
    """One Action. `request` is the check of its body, `response` that of its answer with status 200.

    Any one of `permissions` allows a call, if there are any; `facts` is all that the contract says.
    """

    action: str
    route: str
    media_type: str
    page: str
    request: Check
    response: Check
    permissions: frozenset[str]
    facts: JsonObject

    @property
    def is_form(self) -> bool:
        """Whether the body is a multipart form, not JSON."""
        return self.media_type == MEDIA_TYPE

    @property
    def form(self) -> JsonObject:
        """Of a form, the kind of each field, and what binds a file; empty if the body is JSON."""
        found: JsonObject = self.facts.get("form", {})
        return found


class Contract:
    """All Actions by name. `lenient` lets requests carry unknown members."""

    def __init__(self, data: Mapping[str, Any], *, lenient: bool = False) -> None:
        self.operations: dict[str, Operation] = {
            action: _operation(action, facts, lenient) for action, facts in data["operations"].items()
        }
        self.routes = frozenset(operation.route for operation in self.operations.values())

    @cached_property
    def largest_body(self) -> int:
        """How many bytes a body may have: 4 MiB, and where the files of a form may be larger, 1 MiB beside them."""
        forms = (operation.form.values() for operation in self.operations.values())
        files = max((sum(field.get("maxBytes", 0) for field in fields) for fields in forms), default=0)
        return max(LARGEST_BODY, files + 1_048_576)

    @classmethod
    def load(cls, path: Path, *, lenient: bool = False) -> Contract:
        """The contract in the file at `path`."""
        return cls(json.loads(path.read_bytes()), lenient=lenient)

    @classmethod
    def packaged(cls, *, lenient: bool = False) -> Contract:
        """The contract that lies beside this package."""
        return cls.load(_PACKAGED, lenient=lenient)

    def policies(self) -> tuple[str, ...]:
        """The policies that the pages name, in the order of their first mention."""
        named = (policy for operation in self.operations.values() for policy in operation.facts.get("permissions", ()))
        return tuple(dict.fromkeys(named))

    def free(self, prefix: str) -> str:
        """The prefix of paths that no route has anything to do with.

        Raises:
            ValueError: it is no such prefix.
        """
        if not _PREFIX.fullmatch(prefix):
            raise ValueError(f"{prefix!r} is no prefix of paths; give one like /_sandbox, of letters, digits and ._-")
        for route in self.routes:
            if f"{route}/".startswith(f"{prefix}/") or prefix.startswith(f"{route}/"):
                raise ValueError(f"the prefix {prefix} is in the way of the route {route}; choose another")
        return prefix

    def actions_of(self, route: str) -> list[str]:
        """The names of the Actions that `route` serves."""
        return [name for name, operation in self.operations.items() if operation.route == route]


def _operation(action: str, facts: JsonObject, lenient: bool) -> Operation:
    request = opened(facts["request"]) if lenient else facts["request"]
    page = facts["source"]["page"]
    checks = Check(request), Check(facts["response"])
    permissions = frozenset(facts.get("permissions", ()))
    return Operation(action, facts["route"], facts["mediaType"], page, *checks, permissions, facts)
