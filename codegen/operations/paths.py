"""Facts that hang at a path of the request body: hints for refused values, errata."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .model import Field, Hint, Operation, Shape
from .shapes import Shapes
from .text import Text
from .types import Choice, ListOf, MapOf, Named, OneOf, Type

Path = tuple[Text, ...]
MOST_PLACES = 2_000
EACH = Text("*")  # any key of a map, any index of a list


def places(shapes: tuple[Shape, ...], type_: Type) -> Iterator[tuple[Path, Shape]]:
    """Every object of a body of type `type_` with the path to it; a shape inside itself is entered once.

    Raises:
        ValueError: there are too many.
    """
    # Shapes that mention another twice, level by level, double the paths each time.
    for number, place in enumerate(_below({shape.name: shape for shape in shapes}, type_, (), ())):
        if number == MOST_PLACES:
            raise ValueError(f"a body has more than {MOST_PLACES} places for objects; flatten its components")
        yield place


def _below(
    shapes: Mapping[str, Shape], type_: Type, path: Path, entered: tuple[str, ...]
) -> Iterator[tuple[Path, Shape]]:
    match type_:
        case Named(name) if name not in entered:
            shape = shapes[name]
            yield path, shape
            for field in shape.fields:
                yield from _below(shapes, field.type, (*path, field.wire), (*entered, name))
        case ListOf(inner) | MapOf(inner):
            yield from _below(shapes, inner, (*path, EACH), entered)
        case OneOf(members):
            for member in members:
                yield from _below(shapes, member, path, entered)
        case _:
            return


def hints(shapes: Shapes) -> tuple[Hint, ...]:
    """For fields that only some branches of a union have: with which tag they are valid."""
    owners: dict[Path, dict[str, set[str]]] = {}
    for path, union in _tagged(shapes):
        by_tag = dict(_branches(shapes, union))
        for tag, shape in by_tag.items():
            for field in shape.fields:
                if sum(_has(other, field) for other in by_tag.values()) < len(by_tag):
                    owners.setdefault((*path, field.wire), {}).setdefault(_raw(union.discriminator), set()).add(tag)
    return tuple(
        Hint(Text(dotted(path)), Text(f"only with {tag_field} {' or '.join(sorted(tags))}"))
        for path, by_field in owners.items()
        for tag_field, tags in by_field.items()
    )


def _tagged(shapes: Shapes) -> Iterator[tuple[Path, OneOf]]:
    """Every union of the body that has a discriminator."""
    yield from _unions(shapes.type, ())
    for path, shape in places(shapes.all(), shapes.type):
        for field in shape.fields:
            yield from _unions(field.type, (*path, field.wire))


def _unions(type_: Type, path: Path) -> Iterator[tuple[Path, OneOf]]:
    match type_:
        case OneOf(members, discriminator):
            if discriminator:
                yield path, type_
            for member in members:
                yield from _unions(member, path)
        case ListOf(inner) | MapOf(inner):
            yield from _unions(inner, (*path, EACH))


def _branches(shapes: Shapes, union: OneOf) -> Iterator[tuple[str, Shape]]:
    for member in union.members:
        if isinstance(member, Named):
            shape = shapes.shape(member.name)
            tag = next(f for f in shape.fields if f.wire == union.discriminator)
            if isinstance(tag.type, Choice):
                yield from ((_raw(value), shape) for value in tag.type.values if isinstance(value, Text))


def _has(shape: Shape, field: Field) -> bool:
    return any(other.wire == field.wire for other in shape.fields)


def _raw(text: object) -> str:
    return text.raw if isinstance(text, Text) else ""


def dotted(path: Path) -> str:
    """A path as people read it: `importMeta.chatConf`."""
    return ".".join(part.raw for part in path)


def errata_by_path(operation: Operation) -> tuple[tuple[Text, tuple[Text, ...]], ...]:
    """For each field of the body that an erratum bears on: its dotted path and the ids."""
    found: dict[Path, dict[Text, None]] = {}
    for path, shape in places(operation.request_shapes, operation.request_type):
        for field in shape.fields:
            if field.errata:
                found.setdefault((*path, field.wire), {}).update(dict.fromkeys(field.errata))
    return tuple((Text(dotted(path)), tuple(ids)) for path, ids in sorted(found.items()))
