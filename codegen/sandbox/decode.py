"""From the bytes of a request to the JSON value they stand for, more strictly than JSON readers usually are.

Sandbox's choice: a member that comes twice in one object, a number beyond the range of a double, NaN and infinity, and
half of a surrogate pair are MalformedJSON, and bytes that are not UTF-8 InvalidHTTPRequest.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any, NoReturn

from .refusal import bad_http, malformed_json

_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(body: bytes) -> Any:
    """The value of a JSON body.

    Raises:
        Refusal: not UTF-8, not JSON, a name twice in one object, or a number or text that JSON cannot carry.
    """
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise bad_http(f"the body is not UTF-8: {error.reason} at byte {error.start}") from None
    try:
        value = _decoder.decode(text)
    except json.JSONDecodeError as error:
        message = f"the body is not JSON: {error.msg} at line {error.lineno}, column {error.colno}"
        raise malformed_json(message) from None
    except RecursionError:
        raise malformed_json("the body is nested too deeply") from None
    except ValueError:
        raise malformed_json("the body holds a number of too many digits") from None
    if "\\u" in text:
        _no_lone_surrogates(value)
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise malformed_json(f"the body has the member {twice!r} twice in one object; give it once")
    return members


def _constant(name: str) -> NoReturn:
    raise malformed_json(f"the body holds {name}, which is not JSON")


def _float(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise malformed_json(f"the body holds the number {text[:40]}, which is out of range")
    return number


def _no_lone_surrogates(value: Any) -> None:
    if _SURROGATE.search(json.dumps(value, ensure_ascii=False)):
        raise malformed_json("the body holds half of a surrogate pair (\\ud800 to \\udfff), which is no character")


_decoder = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_constant, parse_float=_float)
