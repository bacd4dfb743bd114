"""Identifiers from wire names: derived by one rule, then checked, never mangled further."""

from __future__ import annotations

import keyword
import re

_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
# A single small letter in front of capitals belongs to them: vLLMVersion is vllm_version.
_WORDS = re.compile(r"^[a-z](?=[A-Z]{2})[A-Z]+(?=[A-Z][a-z]|$|[0-9_])|[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z0-9]+|[A-Z0-9]+")

# Names that a field cannot have: those of the methods' own parameters, of the types in annotations, and of what
# models inherit. pydantic keeps two prefixes for itself, with an underscore behind them or not.
_TAKEN = frozenset({
    "self", "options", "str", "int", "float", "bool", "list", "dict", "read", "http_response", "broken_rules",
    "construct", "copy", "from_orm", "json", "model_computed_fields", "model_config", "model_construct", "model_copy",
    "model_extra", "model_fields", "model_fields_set", "model_json_schema", "model_parametrized_name",
    "model_post_init", "model_rebuild", "parse_file", "parse_obj", "parse_raw", "schema", "schema_json",
    "update_forward_refs", "validate",
})  # fmt: skip
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
    name = "_".join(word.lower() for word in _WORDS.findall(wire))
    return Identifier(f"{name}_" if keyword.iskeyword(name) else name)


def field_name(wire: str) -> Identifier:
    """The Python name of a property, also where it is a parameter: as `snake_case`, with an underscore if it is taken.

    Raises:
        ValueError: no identifier can be made of it, or pydantic reserves it.
    """
    name = snake_case(wire)
    if name.startswith(_RESERVED):
        raise ValueError(f"{wire!r} gives {str(name)!r}, which pydantic reserves; such a property cannot be bound")
    return Identifier(f"{name}_") if name in _TAKEN else name


def constant_case(wire: str) -> Identifier:
    """`CreateCustomModel` is `CREATE_CUSTOM_MODEL`."""
    return Identifier(snake_case(wire).upper())


def camel_case(wire: str) -> Identifier:
    """`prompt_templates` is `PromptTemplates`."""
    return Identifier("".join(part.capitalize() for part in wire.split("_")))
