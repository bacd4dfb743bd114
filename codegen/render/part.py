"""What one Action gives to the library: files of its own, and pieces of the files that it shares with others."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from typing import Any

from ..lower import closure
from ..names import Identifier
from ..operations.forms import form
from ..operations.model import Api, Erratum, Operation, Shape
from ..operations.paths import errata_by_path
from ..operations.text import Text
from ..operations.types import named
from . import checks
from .checks import used
from .commands import FILTERS
from .escape import Escaped
from .heads import FUTURE, with_short_head
from .models import has_rules, lent, models, ruled
from .reference import page as reference_page
from .reference import row as coverage_row
from .templates import environment

_RUNTIME = (("aliases", "Aliases"), ("operation", "Operation"), ("waiter", "Waiter"))

Names = tuple[Identifier, ...]
Print = Callable[..., str]


@dataclass(frozen=True)
class Part:
    """All that the rest of the library needs to know of one Action.

    Attributes:
        files: modules of its own, by path below the package.
        page: its reference page.
        models: the classes that its module defines.
        params: its typed dictionaries as source, by name.
        methods: its methods in the namespace; `async_methods` their other colour.
        commands: its entries in the listing of commands.
        coverage: its row in the table of what is covered.
        facts: its line in the contract.
        lent: schemas of components that it borrows from shared documents; `strict` those of requests.
        lent_rules: of those, the classes with their rules, as source; `lent_wholes` the components that these refer to.
        lent_checks: what of `runtime.checks` they use.
    """

    family: Identifier
    action: Identifier
    method: Identifier
    route: Text
    files: dict[str, str]
    page: str
    models: Names
    params: tuple[tuple[Identifier, Escaped], ...]
    methods: Escaped
    async_methods: Escaped
    commands: Escaped
    coverage: Escaped
    facts: str
    lent: dict[str, Any]
    strict: Names
    lent_rules: tuple[tuple[Identifier, Escaped], ...]
    lent_wholes: dict[str, Any]
    lent_checks: Names

    def to_json(self) -> dict[str, Any]:
        """The part as JSON can hold it."""
        shown = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value.raw if isinstance(value, Text) else value for name, value in shown.items()}

    @staticmethod
    def from_json(data: dict[str, Any]) -> Part:
        """The part that `to_json` showed."""
        return Part(**{field.name: _READ.get(str(field.type), _as_it_is)(data[field.name]) for field in fields(Part)})


def _as_it_is(value: Any) -> Any:
    return value


def _names(values: Iterable[str]) -> Names:
    return tuple(map(Identifier, values))


def _params(values: Iterable[tuple[str, str]]) -> tuple[tuple[Identifier, Escaped], ...]:
    return tuple((Identifier(name), Escaped(source)) for name, source in values)


# By annotation, which `from __future__ import annotations` keeps as text.
_READ: dict[str, Callable[[Any], Any]] = {
    "Identifier": Identifier, "Text": Text, "Escaped": Escaped, "Names": _names,
    "tuple[tuple[Identifier, Escaped], ...]": _params,
}  # fmt: skip


def parts(api: Api, package: Identifier) -> list[Part]:
    """The parts of all Actions, in order."""
    return [part(found, family.name, package, api.errata) for family in api.families for found in family.operations]


def part(operation: Operation, family: Identifier, package: Identifier, errata: tuple[Erratum, ...]) -> Part:
    """What `operation` gives."""
    env = environment(more=(*FILTERS, *checks.FILTERS))

    def print_(template: str, **values: Any) -> Escaped:
        page = env.get_template(f"{template}.j2").render(package=package, family=family, operation=operation, **values)
        return Escaped(page)

    files = {f"{family}/{path}": text for path, text in _files(operation, package, family, print_).items()}
    nested = _nested(operation)
    shared_models = lent(operation)
    shared_rules = ruled(operation, shared=True)
    wholes = _wholes(operation, shared_rules)
    remainders = operation.lowered_request.remainders
    return Part(
        family=family,
        action=operation.action,
        method=operation.method,
        route=operation.route,
        files=files,
        page=reference_page(operation, family, package, errata),
        models=tuple(sorted(_models(operation) - operation.shared)),
        params=tuple((shape.name, print_("param.py", shape=shape)) for shape in nested),
        methods=print_("methods.py"),
        async_methods=print_("async_methods.py"),
        commands=print_("command_entries.py"),
        coverage=coverage_row(operation, family),
        facts=_facts(operation, family),
        lent=shared_models,
        strict=tuple(shape.name for shape in operation.request_shapes if shape.name in shared_models),
        lent_rules=tuple(
            (shape.name, print_("ruled.py", shape=shape, lowered=operation.lowered_request)) for shape in shared_rules
        ),
        lent_wholes=wholes,
        lent_checks=used(*(remainders[s.name] for s in shared_rules if s.name in remainders), *wholes.values()),
    )


def _wholes(operation: Operation, shapes: Iterable[Shape], *others: Any) -> dict[str, Any]:
    """The components that the remainders of `shapes`, and `others`, refer to."""
    lowered = operation.lowered_request
    return closure([*others, *(lowered.remainders.get(shape.name) for shape in shapes)], lowered.wholes)


def _files(operation: Operation, package: Identifier, family: Identifier, print_: Print) -> dict[str, str]:
    files = {f"operations/{operation.method}.py": _operation(operation, package, family, print_)}
    if has_rules(operation):
        files[f"rules/{operation.method}.py"] = _rules(operation, print_)
    return files


def _rules(operation: Operation, print_: Print) -> str:
    lowered, shapes = operation.lowered_request, ruled(operation, shared=False)
    wholes = _wholes(operation, shapes, lowered.body)
    remainders = (lowered.remainders[shape.name] for shape in shapes if shape.name in lowered.remainders)
    names = used(lowered.body, *remainders, *wholes.values())
    classes = [print_("ruled.py", shape=shape, lowered=lowered) for shape in shapes]
    return print_("rules.py", classes=classes, lowered=lowered, wholes=wholes, checks=names)


def _operation(operation: Operation, package: Identifier, family: Identifier, print_: Print) -> str:
    head = f'"""Models of {operation.action}, and the operation itself."""\n\n'
    imports = "".join(f"from {package}.runtime.{module} import {name}\n" for module, name in _RUNTIME)
    roots = {operation.request, operation.response}
    if operation.lowered_request.body is not True:
        imports += f"from {package}.{family}.rules.{operation.method} import BODY\n"
    imports += "".join(f"from {package}.common import {name}\n" for name in sorted(roots & operation.shared))
    source = imports + models(operation, package, family).replace(FUTURE, "", 1)
    return head + with_short_head(source, package, family) + print_("operation.py", errata=errata_by_path(operation))


def _models(operation: Operation) -> set[Identifier]:
    return {shape.name for shape in (*operation.request_shapes, *operation.response_shapes)} | {operation.request}


def _nested(operation: Operation) -> list[Shape]:
    """The shapes for typed dictionaries: all of the request but those that the method takes apart."""
    below = {name for shape in operation.request_shapes for field in shape.fields for name in named(field.type)}
    return [shape for shape in operation.request_shapes if shape.name in below]


def _facts(operation: Operation, family: Identifier) -> str:
    """The Action's schemas and facts in a line of JSON: what the sandbox and the contract suite go by."""
    facts = {
        "route": operation.route.raw,
        "namespace": family,
        "method": operation.method,
        "summary": operation.summary.raw,
        "description": operation.description.raw,
        "permissions": [p.raw for p in operation.permissions],
        "idempotent": operation.idempotent,
        "source": {
            "page": operation.source.page.raw,
            "title": operation.source.title.raw,
            "date": operation.source.date.raw,
        },
        "mediaType": operation.media_type.raw,
        "request": operation.request_schema,
        "response": operation.response_schema,
        "examples": {e.name.raw: e.value for e in operation.examples},
        "responseExamples": {e.name.raw: e.value for e in operation.response_examples},
        "pagination": _pagination(operation),
        **({"form": form(operation)} if operation.is_form else {}),
    }
    return json.dumps(facts, ensure_ascii=False)


def _pagination(operation: Operation) -> dict[str, str] | None:
    """Where a list answer keeps its items, and whether there are more pages."""
    found = operation.pagination
    return {"items": found.items.raw, "more": found.more.raw} if found else None
