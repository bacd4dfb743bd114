"""What an Action is, once its document is understood: frozen, named, ready for the templates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from ..lower import Lowered
from ..names import Identifier
from .text import Text
from .types import Type


@dataclass(frozen=True)
class Source:
    """The vendor page that a document was read from."""

    page: Text
    title: Text
    date: Text


@dataclass(frozen=True)
class Condition:
    """A test on one property: given at all, or one of some values."""

    field: Text
    values: tuple[Text | int | bool, ...] = ()


@dataclass(frozen=True)
class Rule:
    """A rule that binds several fields of one object.

    kind `not_all`: the fields must not all be given. `requires`: when every condition holds, all fields must be given.
    `excludes`: when every condition holds, none of the fields may be given. `exactly_one`: one of the fields.
    """

    id: Text
    kind: Literal["not_all", "requires", "excludes", "exactly_one"]
    fields: tuple[Text, ...]
    message: Text
    conditions: tuple[Condition, ...] = ()
    errata: Text | None = None
    page: Text | None = None


@dataclass(frozen=True)
class Field:
    """One property of an object."""

    wire: Text
    name: Identifier
    type: Type
    required: bool
    description: Text
    limits: Text
    alias_of: Text | None = None
    errata: tuple[Text, ...] = ()
    upload: Upload | None = None


@dataclass(frozen=True)
class Upload:
    """A file to send: what its name must end with, and how large it may be."""

    name_ends_with: Text
    max_bytes: int


@dataclass(frozen=True)
class Shape:
    """One named object of a request or a response."""

    name: Identifier
    description: Text
    fields: tuple[Field, ...]
    rules: tuple[Rule, ...] = ()
    errata: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Variant:
    """One way to call a method: the fields that it takes. Each becomes an overload."""

    shape: Identifier
    description: Text
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Aliases:
    """What is deprecated in a shape, each with what is sent in its place: properties, and values by property."""

    shape: Identifier
    fields: tuple[tuple[Text, Text], ...]
    values: tuple[tuple[Text, tuple[tuple[Text, Text], ...]], ...]


@dataclass(frozen=True)
class Hint:
    """What to tell someone whose value at `path` was refused."""

    path: Text
    sentence: Text


@dataclass(frozen=True)
class Pagination:
    """Where a list call keeps its pages; wire paths with dots."""

    marker: Text
    items: Text
    more: Text
    next: Text
    item: Type
    limit: Text | None = None
    reverse: Text | None = None


@dataclass(frozen=True)
class Waiter:
    """When polling an operation may stop."""

    name: Identifier
    description: Text
    status: Text
    success: tuple[Text, ...]
    failure: tuple[Text, ...]
    pending: tuple[Text, ...]
    reason: Text | None


@dataclass(frozen=True)
class Example:
    """A body that the spec shows, by name."""

    name: Text
    summary: Text
    value: Any


@dataclass(frozen=True)
class Operation:
    """One Action: how it is called, what it takes, what it returns, and where all that is written."""

    action: Identifier
    method: Identifier
    route: Text
    media_type: Text
    summary: Text
    description: Text
    source: Source
    permissions: tuple[Text, ...]
    idempotent: bool
    idempotent_reason: Text
    not_documented: tuple[Text, ...]
    verified_live: Text | None
    errata: tuple[Text, ...]
    request: Identifier
    request_type: Type
    request_shapes: tuple[Shape, ...]
    response: Identifier
    response_shapes: tuple[Shape, ...]
    variants: tuple[Variant, ...]
    aliases: tuple[Aliases, ...]
    hints: tuple[Hint, ...]
    pagination: Pagination | None
    waiters: tuple[Waiter, ...]
    examples: tuple[Example, ...]
    shared: frozenset[str]
    request_schema: dict[str, Any]
    response_schema: dict[str, Any]
    lowered_request: Lowered
    lowered_response: Lowered
    response_examples: tuple[Example, ...]

    @property
    def is_form(self) -> bool:
        """Whether the body is a multipart form, not JSON."""
        return self.media_type.raw == "multipart/form-data"


@dataclass(frozen=True)
class Family:
    """All Actions of one route family: the folder below the spec root, `console.<name>` in the library."""

    name: Identifier
    operations: tuple[Operation, ...]


@dataclass(frozen=True)
class Erratum:
    """A conflict of the docs: what each place says, what is done about it, what would settle it."""

    id: Text
    title: Text
    decision: Text
    settled_by: Text
    says: tuple[tuple[Text, Text], ...]


@dataclass(frozen=True)
class Api:
    """Everything that the templates need."""

    families: tuple[Family, ...]
    errata: tuple[Erratum, ...]
