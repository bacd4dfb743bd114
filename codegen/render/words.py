"""Small pieces of Python and prose that templates print: escapers that need a field, a rule or an operation."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import replace

from ..names import Identifier
from ..operations.model import Condition, Field, Operation, Pagination, Rule, Shape, Waiter
from ..operations.text import Text
from ..operations.types import Choice, Named, OneOf
from .annotations import argument, member
from .escape import WIDTH, Escaped, docstring, literal


def parameter(field: Field) -> Escaped:
    """The annotation of a dictionary's member."""
    return Escaped("UploadInput") if field.upload else argument(field.type)


def taken(field: Field) -> Escaped:
    """The annotation of a method's parameter."""
    return Escaped("UploadInput") if field.upload else argument(field.type, "_params.")


def quoted_parameter(field: Field) -> Escaped:
    """The annotation as a string, for where annotations are evaluated."""
    return literal(str(parameter(field)))


def field_doc(field: Field) -> Escaped:
    """Meaning and limits of a field, as an entry under `Args:`."""
    said = field.description.raw.rstrip(".")
    notes = [said] if said else []
    if field.limits.raw and field.limits.raw not in said:
        notes.append(field.limits.raw)
    words = Text(f"{'; '.join(notes) or 'not documented further'}.")
    return docstring(words, 16, taken=len(f"            {field.name}: "))


def needed_doc(operation: Operation) -> Escaped:
    """The policies that a key needs, as the rest of a line that says what is raised."""
    policies = " or ".join(name.raw for name in operation.permissions)
    said = f"; the key needs {policies}" if policies else ""
    return docstring(Text(f"as every method here{said}."), 12, taken=len("        Raises: "))


def failed_doc(waiter: Waiter) -> Escaped:
    """When a waiter fails, as the rest of a line that says what is raised."""
    states = " or ".join(state.raw for state in waiter.failure)
    reason = ", with the vendor's reason" if waiter.reason else ""
    words = f"WaitFailedError if the state became {states}{reason}; WaitTimeoutError; as every method here."
    return docstring(Text(words), 12, taken=len("        Raises: "))


def returns(operation: Operation) -> Escaped:
    """The return annotation of an operation's method."""
    if operation.pagination is None:
        return responded(operation)
    return Escaped(f"Pager[{member(operation.pagination.item, operation.shared)}, {responded(operation)}]")


def responded(operation: Operation) -> Escaped:
    """The model of an operation's response, as its namespace knows it."""
    return member(Named(operation.response), operation.shared)


def pager_paths(p: Pagination) -> Escaped:
    """Where the pages of a list operation are."""
    return Escaped(f"({literal(p.marker)}, {literal(p.items)}, {literal(p.more)}, {literal(p.next)})")


def modelled(shape: Shape, operation: Operation) -> Escaped:
    """The model of a shape, as the module of typed dictionaries knows it."""
    return member(Named(shape.name), operation.shared)


def wire_param_name(shape: Shape) -> Escaped:
    """The name of a TypedDict, as its own first argument."""
    return literal(f"{shape.name}WireParam")


def listed(names: Iterable[Identifier]) -> Escaped:
    """Names in one line."""
    return Escaped(", ".join(names))


def dotted(names: Iterable[Identifier]) -> Escaped:
    """Names as the path of a module."""
    return Escaped(".".join(map(Identifier, names)))


def quoted(names: Iterable[Identifier]) -> Escaped:
    """Names as strings in one line."""
    return Escaped(", ".join(f'"{Identifier(name)}"' for name in names))


def wrapped(names: Iterable[Identifier]) -> Escaped:
    """Names as strings, as many in a line as it holds."""
    return Escaped(textwrap.fill(f"{quoted(names)},", WIDTH, subsequent_indent=" " * 4))


def broken_if(rule: Rule) -> Escaped:
    """The Python test that is true when `rule` is broken by the mapping `given`."""
    has = [f"{literal(field)} in given" for field in rule.fields]
    when = "".join(f"{_condition(c)} and " for c in rule.conditions)
    match rule.kind:
        case "not_all":
            return Escaped(" and ".join(has))
        case "exactly_one":
            return Escaped(f"[{', '.join(has)}].count(True) != 1")
        case "requires":
            return Escaped(f"{when}not ({' and '.join(has)})")
        case "excludes":
            return Escaped(f"{when}{' and '.join(has)}")


def _condition(condition: Condition) -> str:
    if not condition.values:
        return f"{literal(condition.field)} in given"
    return f"given.get({literal(condition.field)}) in {literal(condition.values)}"


def accepted(shape: Shape) -> tuple[Field, ...]:
    """The fields that a typed dictionary offers: all but deprecated spellings."""
    return tuple(field for field in shape.fields if not field.alias_of)


def respelled(shape: Shape) -> bool:
    """Whether any field has another name in Python than on the wire."""
    return any(str(field.name) != field.wire.raw for field in accepted(shape))


def merged(operation: Operation) -> tuple[Field, ...]:
    """The parameters of all variants, each once, of every type that a variant has it of; required if all require it."""
    found: dict[Text, Field] = {}
    for variant in operation.variants:
        for field in variant.fields:
            known = found.get(field.wire)
            found[field.wire] = field if known is None else _either(known, field)
    needed = [{field.wire for field in variant.fields if field.required} for variant in operation.variants]
    return tuple(replace(field, required=all(wire in each for each in needed)) for wire, field in found.items())


def awaited(operation: Operation) -> tuple[Field, ...]:
    """The parameters of a waiter. A field that is the only one says what is waited for, and must be given."""
    fields = merged(operation)
    return fields if len(fields) > 1 else tuple(replace(field, required=True) for field in fields)


def _either(one: Field, other: Field) -> Field:
    if one.type == other.type:
        return one
    if not (isinstance(one.type, Choice) and isinstance(other.type, Choice)):
        return replace(one, type=OneOf((one.type, other.type)))
    said = f"{_tagged(one)} {_tagged(other)}" if one.description != other.description else one.description.raw
    return replace(one, type=Choice(one.type.values + other.type.values), description=Text(said))


def _tagged(field: Field) -> str:
    """What a field with one value says, behind that value."""
    values = field.type.values if isinstance(field.type, Choice) else ()
    if len(values) != 1 or not isinstance(values[0], Text):
        return field.description.raw
    return f"{values[0].raw}: {field.description.raw}"


FILTERS = (
    parameter, taken, quoted_parameter, field_doc, needed_doc, failed_doc, returns, responded, pager_paths,
    modelled, wire_param_name, broken_if, dotted, listed, quoted, wrapped,
)  # fmt: skip
HELPERS = (accepted, respelled, merged, awaited)
