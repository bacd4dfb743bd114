"""What lies behind a tag that is wrong or missing: pydantic looks no further, but a caller is told all at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from .paths import Path
from .unions import Error

Refusal = Callable[[Any], Sequence[Error]]
"""pydantic's errors for a body; none if it is valid."""

_MISSING, _WRONG = "union_tag_not_found", "union_tag_invalid"


def names_of(error: Error) -> list[str]:
    """The property that tells the branches apart: first in Python's spelling where that differs, last in the page's."""
    return [part.strip("' ") for part in str(error["ctx"]["discriminator"]).split("|")]


def tag_of(error: Error) -> tuple[str, ...]:
    """The wire name of the property that tells a union's branches apart, where that is what is wrong."""
    return (names_of(error)[-1],) if "discriminator" in error.get("ctx", {}) else ()


def with_tags(error: Error, path: Path, body: Any, refusal: Refusal) -> Error:
    """`error`, which lies at `path`; that of a missing tag with the tags that there are, as that of a wrong one."""
    if error["type"] != _MISSING or not isinstance(error["input"], Mapping):
        return error
    wrong = refusal(_with_tag(body, path, names_of(error), ""))
    tags = [e["ctx"]["expected_tags"] for e in wrong if e["type"] == _WRONG and e["loc"] == error["loc"]]
    return {**error, "type": "tag_not_given", "ctx": {**error["ctx"], "expected_tags": tags[0]}} if tags else error


def with_each_tag(error: Error, path: Path, body: Any) -> Iterator[Any]:
    """If it is the error of a tag: the body with each tag that would be right."""
    told = error.get("ctx", {}).get("expected_tags", "") if isinstance(error["input"], Mapping) else ""
    tags = re.findall("'([^']*)'", told)
    return (_with_tag(body, path, names_of(error), tag) for tag in tags)


def _with_tag(body: Any, path: Path, names: list[str], tag: str) -> Any:
    """`body` with a tag in the object at `path`, in the spelling that it has there."""
    if not path:
        return {**body, next((name for name in names if name in body), names[-1]): tag}
    first, rest = path[0], path[1:]
    inner = _with_tag(body[first], rest, names, tag)
    if isinstance(body, list):
        return [inner if index == first else item for index, item in enumerate(body)]
    return {**body, first: inner}
