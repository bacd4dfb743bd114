"""A command: data, without click and without the models."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple


class Flag(NamedTuple):
    """One flag of a command.

    Attributes:
        name: without the leading hyphens.
        path: wire names that lead to the field.
        kind: `string`, `integer`, `number`, `boolean`, `choice`, `file` or `json`.
        description: what it means.
        limits: length or range in words.
        needed: when it must be given; empty if never.
        when: when it may be given; empty if always.
        many: whether it may be repeated; the values form a list.
        choices: values with what each means.
    """

    name: str
    path: tuple[str, ...]
    kind: str
    description: str
    limits: str = ""
    needed: str = ""
    when: str = ""
    many: bool = False
    choices: tuple[tuple[str | int | bool, str], ...] = ()

    @property
    def key(self) -> str:
        """The dotted wire path, which is how the rules name the field."""
        return ".".join(self.path)


class Section(NamedTuple):
    """The flags of one object of the body; `path` is dotted, and empty for the body itself."""

    path: str
    flags: tuple[Flag, ...]
    needed: str = ""
    when: str = ""


class Pages(NamedTuple):
    """Where a list answer keeps its items, and whether there are more pages; dotted wire paths."""

    items: str
    more: str


class Command(NamedTuple):
    """One Action as a command."""

    action: str
    route: str
    family: str
    method: str
    summary: str
    description: str
    page: str
    sections: tuple[Section, ...]
    rules: tuple[str, ...]
    examples: Mapping[str, Any]
    pages: Pages | None = None

    @property
    def flags(self) -> Iterator[Flag]:
        """All flags."""
        return (flag for section in self.sections for flag in section.flags)

    @property
    def file(self) -> Flag | None:
        """The flag that names the file to upload, if the Action takes one."""
        return next((flag for flag in self.flags if flag.kind == "file"), None)
