"""Identifiers from wire names: derived by one rule, then checked, never mangled further."""

from __future__ import annotations

import keyword
import re

from .runtime.spelling import parameter, words

_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_RESERVED = ("model_dump", "model_validate")


class Identifier(str):
    """A checked Python identifier: ASCII, no leading underscore, no keyword."""

    __slots__ = ()

    def __new__(cls, text: str) -> Identifier:
        if not _IDENTIFIER.fullmatch(text) or keyword.iskeyword(text) or text.endswith("__"):
            raise ValueError(f"{text!r} is no usable Python identifier; rename it in the spec")
        return super().__new__(cls, text)


def snake_case(wire: str) -> Identifier:
    """The Python name of a wire name: `modelSetId` is `model_set_id`; a keyword gets a trailing underscore.

    Raises:
        ValueError: no identifier can be made of it.
    """
    if not _IDENTIFIER.fullmatch(wire.lstrip("_")):
        raise ValueError(f"{wire!r} gives no Python identifier; rename it in the spec")
    return Identifier(words(wire))


def family_name(folder: str) -> Identifier:
    """The Python name of a route family, which is its folder's; a keyword gets a trailing underscore.

    Raises:
        ValueError: no identifier can be made of it.
    """
    return Identifier(f"{folder}_" if keyword.iskeyword(folder) else folder)


def field_name(wire: str) -> Identifier:
    """The Python name of a property, also where it is a parameter: as `snake_case`, with an underscore if it is taken.

    Raises:
        ValueError: no identifier can be made of it, or pydantic reserves it.
    """
    name = snake_case(wire)
    if name.startswith(_RESERVED):
        raise ValueError(f"{wire!r} gives {str(name)!r}, which pydantic reserves; such a property cannot be bound")
    return Identifier(parameter(wire))


def field_name_or_none(wire: str) -> Identifier | None:
    """As `field_name`; None where the property cannot be bound."""
    try:
        return field_name(wire) if wire.isascii() and wire.isprintable() else None
    except ValueError:
        return None


def constant_case(wire: str) -> Identifier:
    """`CreateCustomModel` is `CREATE_CUSTOM_MODEL`."""
    return Identifier(snake_case(wire).upper())


def camel_case(wire: str) -> Identifier:
    """`prompt_templates` is `PromptTemplates`."""
    return Identifier("".join(part.capitalize() for part in wire.split("_")))
