"""YAML as a subset that means the same to every reader: JSON's types, no duplicate keys, no anchors, no tags."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from typing import Any

import yaml

from .problem import Problem, SpecError

MAX_BYTES = 1_000_000
MAX_DEPTH = 64

# libyaml, where PyYAML was built with it, is fifteen times as fast, but reads these otherwise, and says other things.
_FAST: Callable[[str], Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SLOW: Callable[[str], Any] = yaml.SafeLoader
_READ_OTHERWISE = re.compile(r"[\t\x85\u2028\u2029\ufeff?]|\\[uUx]|[|>][-+0-9]*#")
_OTHER_READER = yaml.SafeLoader("")
_NUMBER = r"-?(?:0|[1-9][0-9]*)"
_PLAIN: tuple[tuple[str, re.Pattern[str], Callable[[str], Any]], ...] = (
    ("bool", re.compile(r"true|false"), "true".__eq__),
    ("null", re.compile(r"null"), lambda _: None),
    ("int", re.compile(_NUMBER), int),
    ("float", re.compile(rf"{_NUMBER}(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?"), float),
)


def parse(text: str, file: str) -> Any:
    """The JSON value that `text` stands for.

    Raises:
        SpecError: not YAML, or YAML beyond the subset; the message names the line and the remedy.
    """
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise SpecError([Problem(file, "", f"larger than {MAX_BYTES} bytes; split the document")])
    if not _READ_OTHERWISE.search(text):
        with suppress(yaml.YAMLError, SpecError, ValueError, RecursionError):
            return _read(_FAST(text), file)
    try:
        return _read(_SLOW(text), file)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}: " if mark else ""
        what = getattr(error, "problem", None) or getattr(error, "reason", "unreadable")
        raise SpecError([Problem(file, "", f"{place}not YAML, {what}; correct the syntax")]) from error
    except (ValueError, RecursionError) as error:
        raise SpecError([Problem(file, "", f"not readable: {type(error).__name__}; simplify the value")]) from error


def _read(events: Any, file: str) -> Any:
    try:
        return _Reader(events.get_event, file).document()
    finally:
        events.dispose()


class _Reader:
    """The value of one document, from the parser's events."""

    def __init__(self, next_event: Callable[[], yaml.Event], file: str) -> None:
        self.next_event = next_event
        self.file = file
        self.depth = 0

    def document(self) -> Any:
        self.next_event()  # the stream begins
        if isinstance(self.next_event(), yaml.StreamEndEvent):
            return None
        value = self.value(self.next_event())
        self.next_event()  # the document ends
        if not isinstance(event := self.next_event(), yaml.StreamEndEvent):
            raise self.refuse(event, "not YAML, another document begins; keep one in each file")
        return value

    def value(self, event: yaml.Event) -> Any:
        """The value that begins with `event`."""
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise self.refuse(event, "anchors and aliases are refused; write the value out or use $ref")
        if getattr(event, "tag", None) is not None:
            raise self.refuse(event, "YAML tags are refused; remove the tag")
        if self.depth >= MAX_DEPTH:
            raise self.refuse(event, f"nested deeper than {MAX_DEPTH} levels; flatten it with $ref")
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        self.depth += 1
        value = self.mapping() if isinstance(event, yaml.MappingStartEvent) else self.sequence()
        self.depth -= 1
        return value

    def scalar(self, event: yaml.ScalarEvent) -> Any:
        text: str = event.value
        if event.style:  # in quotes, or a block
            return text
        ambiguous, value = _plain(text)
        if ambiguous:
            message = "is not the same to every reader of YAML; put it in quotes, or write a number in full"
            raise self.refuse(event, f"{text!r} {message}")
        return value

    def sequence(self) -> list[Any]:
        items = []
        while not isinstance(event := self.next_event(), yaml.SequenceEndEvent):
            items.append(self.value(event))
        return items

    def mapping(self) -> dict[str, Any]:
        members: dict[str, Any] = {}
        while not isinstance(event := self.next_event(), yaml.MappingEndEvent):
            key = self.value(event)
            if not isinstance(key, str):
                raise self.refuse(event, f"a key must be text, found {key!r}; put it in quotes")
            if key in members:
                raise self.refuse(event, f"duplicate key {key!r}; keep one of the two")
            members[key] = self.value(self.next_event())
        return members

    def refuse(self, event: yaml.Event, message: str) -> SpecError:
        mark = event.start_mark
        place = f"line {mark.line + 1}" if mark else "unknown line"
        return SpecError([Problem(self.file, "", f"{place}: {message}")])


@lru_cache(maxsize=4096)
def _plain(text: str) -> tuple[bool, Any]:
    """Whether readers of YAML 1.1 and 1.2 differ on this plain value (a date, an octal, yes, 1e5), and the value."""
    kind, read = next(((kind, read) for kind, form, read in _PLAIN if form.fullmatch(text)), ("str", str))
    other: str = _OTHER_READER.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    if other != f"tag:yaml.org,2002:{kind}" or text.startswith(("0o", "0x")):
        return True, None
    return False, read(text)
