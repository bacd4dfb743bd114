"""YAML as a subset that means the same to every reader: JSON's types, no duplicate keys, no anchors, no tags."""

from __future__ import annotations

import re
from collections.abc import Hashable
from typing import Any

import yaml

from .problem import Problem, SpecError

MAX_BYTES = 1_000_000
MAX_DEPTH = 64


_OTHER_READER = yaml.SafeLoader("")


def _is_ambiguous(node: yaml.ScalarNode) -> bool:
    """Whether readers of YAML 1.1 and 1.2 differ on this plain value: a date, an octal, yes, an empty value, 1e5."""
    tag: str = _OTHER_READER.resolve(yaml.ScalarNode, node.value, (True, False))  # type: ignore[no-untyped-call]
    return tag != node.tag or node.value.startswith(("0o", "0x"))


class _StrictLoader(yaml.SafeLoader):
    """SafeLoader without YAML 1.1's surprises (dates, octal, yes/no) and without anything JSON cannot say."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 (PyYAML's own attribute)

    def __init__(self, text: str, file: str) -> None:
        super().__init__(text)
        self.file = file
        self.depth = 0

    def refuse(self, node: yaml.Node | yaml.Event, message: str) -> SpecError:
        mark = node.start_mark
        place = f"line {mark.line + 1}" if mark else "unknown line"
        return SpecError([Problem(self.file, "", f"{place}: {message}")])

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise self.refuse(event, "anchors and aliases are refused; write the value out or use $ref")
        if getattr(event, "tag", None) is not None:
            raise self.refuse(event, "YAML tags are refused; remove the tag")
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self.refuse(event, f"nested deeper than {MAX_DEPTH} levels; flatten it with $ref")
        node = super().compose_node(parent, index)
        self.depth -= 1
        if isinstance(node, yaml.ScalarNode) and node.style is None and _is_ambiguous(node):
            message = "is not the same to every reader of YAML; put it in quotes, or write a number in full"
            raise self.refuse(node, f"{node.value!r} {message}")
        return node

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: ARG002
        mapping: dict[Hashable, Any] = {}
        for key_node, value_node in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, str):
                raise self.refuse(key_node, f"a key must be text, found {key!r}; put it in quotes")
            if key in mapping:
                raise self.refuse(key_node, f"duplicate key {key!r}; keep one of the two")
            mapping[key] = self.construct_object(value_node, deep=True)
        return mapping


def _plain(tag: str, pattern: str, first: str) -> None:
    _StrictLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


_plain("bool", r"^(?:true|false)$", "tf")
_plain("null", r"^(?:null)$", "n")
_plain("int", r"^-?(?:0|[1-9][0-9]*)$", "-0123456789")
_plain("float", r"^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$", "-0123456789")
_StrictLoader.add_constructor("tag:yaml.org,2002:map", _StrictLoader.construct_mapping)


def parse(text: str, file: str) -> Any:
    """The JSON value that `text` stands for.

    Raises:
        SpecError: not YAML, or YAML beyond the subset; the message names the line and the remedy.
    """
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise SpecError([Problem(file, "", f"larger than {MAX_BYTES} bytes; split the document")])
    try:
        loader = _StrictLoader(text, file)
        try:
            return loader.get_single_data()
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}: " if mark else ""
        what = getattr(error, "problem", None) or getattr(error, "reason", "unreadable")
        raise SpecError([Problem(file, "", f"{place}not YAML, {what}; correct the syntax")]) from error
    except (ValueError, RecursionError) as error:
        raise SpecError([Problem(file, "", f"not readable: {type(error).__name__}; simplify the value")]) from error
