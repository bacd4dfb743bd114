"""Python's names for wire names, by one rule: the generator writes them, and the command line derives its flags."""

from __future__ import annotations

import keyword
import re

# A single small letter in front of capitals belongs to them: vLLMVersion is vllm_version.
_WORDS = re.compile(r"^[a-z](?=[A-Z]{2})[A-Z]+(?=[A-Z][a-z]|$|[0-9_])|[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z0-9]+|[A-Z0-9]+")

# Names that a field cannot have: those of the methods' own parameters and options, of the types in annotations, and of
# what models inherit. pydantic keeps two prefixes for itself, with an underscore behind them or not.
_TAKEN = frozenset({
    "self", "options", "extra_body", "extra_headers", "extra_query", "timeout", "deadline", "retry", "poll_interval",
    "on_poll", "str", "int", "float", "bool", "list", "dict", "read", "http_response", "broken_rules",
    "construct", "copy", "from_orm", "json", "model_computed_fields", "model_config", "model_construct", "model_copy",
    "model_extra", "model_fields", "model_fields_set", "model_json_schema", "model_parametrized_name",
    "model_post_init", "model_rebuild", "parse_file", "parse_obj", "parse_raw", "schema", "schema_json",
    "update_forward_refs", "validate",
})  # fmt: skip


def words(wire: str) -> str:
    """`modelSetId` is `model_set_id`; a keyword gets a trailing underscore."""
    name = "_".join(word.lower() for word in _WORDS.findall(wire))
    return f"{name}_" if keyword.iskeyword(name) else name


def parameter(wire: str) -> str:
    """The Python name of a property, as a field and as a parameter: as `words`, with an underscore if it is taken."""
    name = words(wire)
    return f"{name}_" if name in _TAKEN else name
