"""One value of a table as JSON, and back, with no value that the service would stumble over later."""

from __future__ import annotations

import json
import math
from typing import Any

from ..clock import LATEST
from ..tables.whole import Column
from ..wire import JsonObject
from .errors import ControlError

_NEVER = "never"  # JSON has no infinity; only the end of something that never ends is one
_JSON: dict[tuple[str, str], tuple[type[list[Any] | dict[str, Any]], str]] = {
    ("model_sets", "labels"): (list, "a list of texts"),
    ("versions", "details"): (dict, "an object"),
    ("comp_tasks", "config"): (dict, "an object"),
}
_SOURCES = ("Train", "Import", "Acceleration", "PlatformPreset")
_LARGEST = 2**53
_FLAGS = frozenset({"preset", "compressible"})


def write_cell(table: str, column: Column, value: Any) -> Any:
    """The value of a row for a snapshot."""
    if (table, column.name) in _JSON:
        return json.loads(value)
    return _NEVER if value == math.inf else value


def read_cell(where: str, table: str, column: Column, value: Any) -> Any:
    """The value of a snapshot for a row.

    Raises:
        ControlError: it does not fit the column.
    """
    if value is None and not column.needed:
        return None
    if (table, column.name) in _JSON:
        return _document(where, value, *_JSON[table, column.name])
    if column.kind == "TEXT":
        return _expect(where, value, isinstance(value, str), "a text")
    if column.kind == "REAL":
        return _moment(where, column, value)
    whole = (
        isinstance(value, int)
        and not isinstance(value, bool)
        and 0 <= value <= (1 if column.name in _FLAGS else _LARGEST)
    )
    return _expect(where, value, whole, "0 or 1" if column.name in _FLAGS else "a whole number of 0 or more")


def check_version(where: str, row: JsonObject) -> None:
    """Hold those values of a version that its answers are made of against each other.

    Raises:
        ControlError: they do not fit.
    """
    source, details = row["source"], row["details"]
    _expect(f"{where}.source", source, source in _SOURCES, f"one of {', '.join(_SOURCES)}")
    if not isinstance(details, dict):
        return
    advanced, system = details.get("advanceConf"), details.get("system")
    _expect(f"{where}.details.advanceConf", advanced, isinstance(advanced, str | None), "a text or null")
    facts = isinstance(system, dict) if source == "PlatformPreset" else system is None
    _expect(f"{where}.details.system", system, facts, "an object for a version of the platform, and only for those")


def _moment(where: str, column: Column, value: Any) -> float:
    if value == _NEVER and column.name == "ends_at":
        return math.inf
    number = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < LATEST
    return float(_expect(where, value, number, "seconds since 1970"))


def _document(where: str, value: Any, kind: type[list[Any] | dict[str, Any]], words: str) -> str:
    fits = isinstance(value, kind) and all(isinstance(each, str) for each in value)
    return json.dumps(_expect(where, value, fits, words))


def _expect(where: str, value: Any, fits: bool, words: str) -> Any:
    if not fits:
        shown = json.dumps(value)
        raise ControlError(f"{where}: must be {words}, not {shown if len(shown) < 60 else type(value).__name__}")
    return value
