"""Identifiers from wire names: derived by one rule, then checked, never mangled further."""

from __future__ import annotations

import keyword
import re

_IDENTIFIER = re.compile(r"^[A-Za-z][A-Za-z0-9_]*$")
# A single small letter in front of capitals belongs to them: vLLMVersion is vllm_version.
_WORDS = re.compile(r"^[a-z](?=[A-Z]{2})[A-Z]+(?=[A-Z][a-z]|$|[0-9_])|[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z0-9]+|[A-Z0-9]+")


class Identifier(str):
    """A checked Python identifier: ASCII, no leading underscore, no keyword."""

    __slots__ = ()

    def __new__(cls, text: str) -> Identifier:
        if not _IDENTIFIER.match(text) or keyword.iskeyword(text) or text.endswith("__"):
            raise ValueError(f"{text!r} is no usable Python identifier; rename it in the spec")
        return super().__new__(cls, text)


def snake_case(wire: str) -> Identifier:
    """The Python name of a wire name: `modelSetId` is `model_set_id`; a keyword gets a trailing underscore.

    Raises:
        ValueError: no identifier can be made of it.
    """
    if not _IDENTIFIER.match(wire.lstrip("_")):
        raise ValueError(f"{wire!r} gives no Python identifier; rename it in the spec")
    name = "_".join(word.lower() for word in _WORDS.findall(wire))
    return Identifier(f"{name}_" if keyword.iskeyword(name) else name)


def constant_case(wire: str) -> Identifier:
    """`CreateCustomModel` is `CREATE_CUSTOM_MODEL`."""
    return Identifier(snake_case(wire).upper())


def camel_case(wire: str) -> Identifier:
    """`prompt_templates` is `PromptTemplates`."""
    return Identifier("".join(part.capitalize() for part in wire.split("_")))
