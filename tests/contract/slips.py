"""Ways to read a body carelessly before it is validated, as services do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any


def _every(change: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The change made to every value of a body, innermost first."""

    def read(value: Any) -> Any:
        if isinstance(value, dict):
            value = {key: read(one) for key, one in value.items()}
        elif isinstance(value, list):
            value = [read(one) for one in value]
        return change(value)

    return read


def _text(change: Callable[[str], Any]) -> Callable[[Any], Any]:
    return _every(lambda value: change(value) if isinstance(value, str) else value)


def _keys(change: Callable[[str], str]) -> Callable[[Any], Any]:
    return _every(lambda value: {change(key): one for key, one in value.items()} if isinstance(value, dict) else value)


def _members(keep: Callable[[Any], bool]) -> Callable[[Any], Any]:
    return _every(lambda value: {k: one for k, one in value.items() if keep(one)} if isinstance(value, dict) else value)


def _units(text: str, encoding: str, width: int) -> str:
    return text if text.isascii() else "x" * (len(text.encode(encoding)) // width)


SLIPS: dict[str, Callable[[Any], Any]] = {
    "text is trimmed": _text(str.strip),
    "text is cut at a line end": _text(lambda text: text.split("\n")[0]),
    "text is composed": _text(lambda text: unicodedata.normalize("NFC", text)),
    "length counts bytes": _text(lambda text: _units(text, "utf-8", 1)),
    "length counts UTF-16 units": _text(lambda text: _units(text, "utf-16-le", 2)),
    "digits are a number": _text(lambda text: int(text) if re.fullmatch(r"\d+", text) else text),
    "true is 1": _every(lambda value: int(value) if isinstance(value, bool) else value),
    "fractions are cut off": _every(lambda value: int(value) if isinstance(value, float) else value),
    "null is absence": _members(lambda value: value is not None),
    "empty text is absence": _members(lambda value: value != ""),
    "an empty object is absence": _members(lambda value: value != {}),
    "names in snake_case": _keys(lambda key: re.sub(r"_([a-z])", lambda found: found[1].upper(), key)),
    "names with a capital": _keys(lambda key: key[:1].lower() + key[1:]),
    "names are trimmed": _keys(str.strip),
    "a list of one is its item": _every(
        lambda value: value[0] if isinstance(value, list) and len(value) == 1 else value
    ),
}
