"""Reference pages: one per Action, and a table of what is covered."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

from jinja2 import Environment

from ..names import Identifier
from ..operations.forms import form
from ..operations.model import Erratum, Field, Operation, Shape
from ..operations.text import Text
from ..operations.types import Anything, Choice, Listed, ListOf, MapOf, Named, OneOf, OpenObject, Scalar, Type
from ..sandbox.behaviour import HANDLERS
from .escape import Escaped, cell, code, json_block, literal, markdown
from .templates import environment

if TYPE_CHECKING:
    from .part import Part

_SCALARS = {"str": "string", "int": "integer", "float": "number", "bool": "boolean", "None": "null"}


def reference(parts: Iterable[Part]) -> dict[str, str]:
    """The pages, by path below the folder of the documentation."""
    parts = list(parts)
    files = {f"{part.family}/{part.method}.md": part.page for part in parts}
    families = [(name, list(found)) for name, found in groupby(parts, key=lambda part: part.family)]
    files["README.md"] = _env().get_template("coverage.md.j2").render(families=families)
    return files


def page(operation: Operation, family: Identifier, package: Identifier, errata: Iterable[Erratum]) -> str:
    """The page of one Action."""
    known = {erratum.id: erratum for erratum in errata}
    return _env().get_template("page.md.j2").render(
        package=package, family=family, operation=operation, shapes=_shapes(operation),
        errata=_errata(operation, known), texts=_has_texts(operation),
    )  # fmt: skip


def row(operation: Operation, family: Identifier) -> Escaped:
    """Its row in the table of what is covered."""
    template = _env().get_template("coverage_row.md.j2")
    return Escaped(template.render(family=family, operation=operation, simulated=simulated))


def _env() -> Environment:
    return environment(more=FILTERS)


def simulated(operation: Operation) -> bool:
    """Whether the sandbox behaves as this Action."""
    return operation.action in HANDLERS


def _shapes(operation: Operation) -> list[tuple[Shape, Identifier]]:
    """Objects of both bodies, outermost first, each with the word for its side."""
    request = ((shape, Identifier("Request")) for shape in reversed(operation.request_shapes))
    response = ((shape, Identifier("Response")) for shape in reversed(operation.response_shapes))
    return [*request, *response]


def _has_texts(operation: Operation) -> bool:
    """Whether it is a form with fields that are no files."""
    return operation.is_form and any(field["type"] != "file" for field in form(operation).values())


def _errata(operation: Operation, known: dict[Text, Erratum]) -> list[Erratum]:
    ids: dict[Text, None] = dict.fromkeys(operation.errata)
    for shape in (*operation.request_shapes, *operation.response_shapes):
        ids |= dict.fromkeys(shape.errata)
        for field in shape.fields:
            ids |= dict.fromkeys(field.errata)
    return [known[id_] for id_ in ids if id_ in known]


def field_type(field: Field) -> Escaped:
    """A field's type as a table cell."""
    return Escaped("file") if field.upload else _cell(field.type)


def _cell(type_: Type) -> Escaped:
    match type_:
        case Scalar(kind):
            return Escaped(_SCALARS[kind])
        case Choice(values):
            return Escaped(", ".join(cell(v) if isinstance(v, Text) else cell(Text(repr(v))) for v in values))
        case Listed(values):
            return Escaped(", ".join(map(cell, values)))
        case Named(name):
            return Escaped(f"[{name}](#{name.lower()})")
        case ListOf(inner):
            return Escaped(f"array of {_cell(inner)}")
        case MapOf(inner):
            return Escaped(f"object of {_cell(inner)}")
        case OneOf(members):
            return Escaped(" or ".join(dict.fromkeys(map(_cell, _told(members)))))
        case OpenObject():
            return Escaped("object")
        case Anything():
            return Escaped("any")


def _told(members: tuple[Type, ...]) -> Iterator[Type]:
    """Types of a union, without integers where any number will do; strings as JSON beside values that are none."""
    mixed = any(isinstance(member, Listed) or _is_numbers(member) for member in members)
    for member in members:
        if isinstance(member, Choice) and mixed:
            yield Listed(tuple(Text(json.dumps(_plain(value), ensure_ascii=False)) for value in member.values), member)
        elif member != Scalar("int") or Scalar("float") not in members:
            yield member


def _is_numbers(type_: Type) -> bool:
    return isinstance(type_, Choice) and not all(isinstance(value, Text) for value in type_.values)


def _plain(value: Text | int | bool) -> str | int | bool:
    return value.raw if isinstance(value, Text) else value


def field_notes(field: Field) -> Escaped:
    """What a field means, its limits, and what is odd about it."""
    notes = [markdown(field.description)] if field.description else []
    if field.limits and field.limits.raw not in field.description.raw:
        notes.append(markdown(Text(f"{field.limits.raw[0].upper()}{field.limits.raw[1:]}.")))
    if field.alias_of:
        notes.append(Escaped(f"Deprecated spelling of {cell(field.alias_of)}."))
    notes += [Escaped(f"See erratum [{markdown(id_)}](#errata).") for id_ in field.errata]
    return Escaped(" ".join(notes))


def example_call(operation: Operation, family: Identifier) -> Escaped:
    """A script that makes the call of the first example; without one, dots stand for what is required."""
    arguments = operation.examples[0].value if operation.examples else _required(operation)
    names = {field.wire.raw: field.name for variant in operation.variants for field in variant.fields}
    uploads = {f.wire.raw: f.upload for v in operation.variants for f in v.fields if f.upload}
    lines = [
        f"{names[wire]}={_argument(value, uploads.get(wire))}," for wire, value in arguments.items() if wire in names
    ]
    call = f"console.{family}.{operation.method}("
    body = "\n".join(["", *(textwrap.indent(line, " " * 8) for line in lines), "    "]) if lines else ""
    if operation.pagination:
        return Escaped(f"    for item in {call}{body}):\n        print(item)")
    return Escaped(f"    response = {call}{body})\n    print(response)")


def _required(operation: Operation) -> dict[str, Any]:
    return {field.wire.raw: ... for variant in operation.variants[:1] for field in variant.fields if field.required}


def _argument(value: Any, upload: Any) -> str:
    if value is ...:
        return "..."
    if upload is not None:
        return f"({literal(f'template{upload.name_ends_with.raw}')}, {literal(value.encode())})"
    return _pretty(value)


def _pretty(value: Any) -> str:
    """A literal, dictionaries over several lines."""
    if isinstance(value, dict) and value:
        members = ",\n".join(f"{literal(k)}: {_pretty(v)}" for k, v in value.items())
        return f"{{\n{textwrap.indent(members, '    ')},\n}}"
    return literal(value)


def sample_answer(operation: Operation) -> Escaped:
    """The first response example as JSON."""
    return json_block(operation.response_examples[0].value)


def policies(names: Iterable[Text]) -> Escaped:
    """Permission policies as a table cell."""
    return Escaped(" or ".join(map(cell, names)) or "not documented")


def states(names: Iterable[Text]) -> Escaped:
    """States of a waiter in one line."""
    return Escaped(" or ".join(map(code, names)) or "not documented")


FILTERS = (field_type, field_notes, example_call, sample_answer, policies, states)
