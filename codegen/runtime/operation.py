"""One Action at run time: how a request for it is checked and written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from .aliases import Aliases, replace
from .errors import RequestValidationError, Violation
from .facts import facts
from .models import WIRE_NAMES, ResponseModel, fields_at, parameters, spellings
from .paths import dotted
from .plain import plain
from .unions import Error
from .violations import violations
from .words import Words

if TYPE_CHECKING:
    from .checks import Schema
    from .waiter import Waiter

ResponseT = TypeVar("ResponseT", bound=ResponseModel)


@dataclass(frozen=True)
class Operation(Generic[ResponseT]):
    """One Action.

    Attributes:
        action: name of the Action, as in the query.
        route: path of the URL.
        request, response: the models of the two bodies.
        idempotent: whether repeating a call is harmless.
        aliases: by model, deprecated spellings that are accepted and replaced.
        hints: by path, when a field is valid.
        errata: by path, ids of the documentation conflicts that bear on a field.
        waiters: by name, when polling this Action may stop.
        pages: what `Paths` of a list says; None if it is no list.
        files: of a form, what the name of each file ends with and how large it may be; None if the body is JSON.
        remainder: what the type of the body leaves open; None if nothing.
        documented: page and permissions; None reads them from the contract when an error asks for them.
    """

    action: str
    route: str
    request: type[BaseModel]
    response: type[ResponseT]
    idempotent: bool = False
    aliases: Mapping[str, Aliases] = field(default_factory=dict)
    hints: Mapping[str, str] = field(default_factory=dict)
    errata: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    waiters: Mapping[str, Waiter] = field(default_factory=dict)
    pages: tuple[str, str, str, str] | None = None
    files: Mapping[str, tuple[str, int]] | None = None
    remainder: Schema | None = None
    documented: Mapping[str, Any] | None = None

    @cached_property
    def parameters(self) -> Mapping[str, str]:
        """The wire name of each parameter; deprecated spellings are none."""
        return parameters(self.request, {name: aliases.fields for name, aliases in self.aliases.items()})

    @cached_property
    def _facts(self) -> Mapping[str, Any]:
        found = facts(self.action) if self.documented is None else {"route": self.route, **self.documented}
        return found if found.get("route") == self.route else {}

    @property
    def page(self) -> str:
        """Address of the vendor page; empty if it is not known."""
        return str(self._facts.get("source", {}).get("page", ""))

    @property
    def permissions(self) -> tuple[str, ...]:
        """The policies of which a key needs one; empty if the page names none."""
        return tuple(self._facts.get("permissions", ()))

    def validate(self, body: Mapping[str, Any], *, either_spelling: bool = False) -> dict[str, Any]:
        """The body to send, by wire names, deprecated spellings replaced.

        Args:
            body: wire names at the top; models or mappings below.
            either_spelling: whether Python names are taken too.

        Raises:
            RequestValidationError: with every broken rule.
        """
        refused: tuple[Violation, ...]
        given: dict[str, Any] = {}
        try:
            given = plain(body)
            model = self._read(given, either_spelling=either_spelling)
        except RecursionError:
            refused = (
                Violation("", "json", "nested too deeply, or contains itself; use plain JSON values", self.page),
            )
        except ValidationError:
            # Raised below, outside this block: the context would carry the refused values into tracebacks.
            refused = self._violations(given, either_spelling=either_spelling)
        else:
            sent: dict[str, Any] = model.model_dump(by_alias=True)
            refused = self._left_open(sent)
            if not refused:
                if self.aliases:
                    replace(model, sent, self.aliases)
                return sent
        raise RequestValidationError(self.action, refused)

    def _left_open(self, sent: dict[str, Any]) -> tuple[Violation, ...]:
        """What is wrong with a body that fits its type."""
        faults = self.remainder.faults(sent) if self.remainder else ()
        return tuple(Violation(dotted(f.path), f.rule, f.message, f.page or self.page, f.errata) for f in faults)

    def _read(self, body: Any, *, either_spelling: bool) -> BaseModel:
        names = None if either_spelling else WIRE_NAMES
        return self.request.model_validate(body, by_alias=True, by_name=either_spelling, context=names)

    def _errors(self, body: Any, *, either_spelling: bool) -> list[Error]:
        try:
            self._read(body, either_spelling=either_spelling)
        except ValidationError as error:
            return [*error.errors(include_url=False)]
        return []

    def _violations(self, body: Mapping[str, Any], *, either_spelling: bool) -> tuple[Violation, ...]:
        words = Words(
            spelling=spellings(self.request) if either_spelling else {},
            page=self.page,
            hints=self.hints,
            errata=self.errata,
            fields=partial(fields_at, self.request),
        )
        return violations(body, partial(self._errors, either_spelling=either_spelling), words)
