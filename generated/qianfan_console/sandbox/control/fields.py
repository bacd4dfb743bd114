# Generated from spec/ by `make generate`. Do not edit.
"""Holds the bodies of the control API against JSON Schemas, in the words that the service itself uses for mistakes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from ..contract import Check, TooDeepError
from ..wire import JsonObject
from .errors import ControlError

_ID = r"^[\w.*-]{1,64}$"


class Body:
    """What a body may be."""

    def __init__(self, properties: JsonObject, required: tuple[str, ...] = (), **more: Any) -> None:
        self.schema = members(properties, required, **more)

    @cached_property
    def _check(self) -> Check:
        return Check(self.schema)

    def checked(self, value: Any) -> JsonObject:
        """The value itself.

        Raises:
            ControlError: it breaks a rule.
        """
        try:
            if self._check.accepts(value):
                return dict(value)
            raise ControlError("; ".join(self._check.violations(value)))
        except TooDeepError:
            raise ControlError("the body is nested too deeply") from None


def members(properties: JsonObject, required: tuple[str, ...] = (), **more: Any) -> JsonObject:
    """The schema of an object with these members and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
        **more,
    }


TEXT: JsonObject = {"type": "string", "minLength": 1, "maxLength": 1000}
IDENTIFIER: JsonObject = {"type": "string", "pattern": _ID}
NOTHING = Body({})


def whole(query: Mapping[str, str], name: str, default: int, most: int) -> int:
    """A whole number of the query string.

    Raises:
        ControlError: it is something else.
    """
    text = query.get(name)
    if text is None:
        return default
    if not (text.isascii() and text.isdigit() and len(text) <= 18):
        raise ControlError(f"{name}: must be a whole number of 0 or more, not {text[:40]!r}")
    return min(int(text), most)


def only(query: Mapping[str, str], *names: str) -> None:
    """Refuse parameters of other names.

    Raises:
        ControlError: there is one.
    """
    for name in query:
        if name not in names:
            raise ControlError(f"{name[:40]}: unknown query parameter; there are {', '.join(names) or 'none'} here")
