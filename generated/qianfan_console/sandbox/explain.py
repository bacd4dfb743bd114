# Generated from spec/ by `make generate`. Do not edit.
"""Validation errors as sentences: the field as the page spells it, what is wrong with it, and what would be right."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, cast

from ..runtime.wording import counted
from .alternatives import BRANCHES, chosen_branch, kind_of, nearest_branch, unheard_of
from .schema import lookup, resolve
from .wire import JsonObject

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError

_LONGEST_VALUE = 60
_MOST_MEMBERS = 100
_UNKNOWN = frozenset({"AdditionalProperties", "UnevaluatedProperties"})
Path = Sequence[str | int]


def explain(errors: Sequence[ValidationError], schema: JsonObject) -> list[str]:
    """One sentence for each mistake that `errors` of a `dispatching` schema stand for, in order, none twice."""
    mistyped = {tuple(error.instance_path) for error in errors if kind_of(error) == "Type"}
    sentences: dict[str, None] = {}
    for error in errors:
        if kind_of(error) == "Type" or tuple(error.instance_path) not in mistyped:
            sentences.update(dict.fromkeys(_sentences(error, schema)))
    return list(sentences)


def _sentences(error: ValidationError, schema: JsonObject) -> list[str]:
    kind, facts = kind_of(error), error.kind.as_dict()
    if kind in BRANCHES:
        return _alternatives(error, schema)
    rule = _rule(error, schema)
    if rule is not None:
        return [f"{spell(error.instance_path)}: {rule}"]
    if kind in _UNKNOWN:
        return [_unknown_member(error, name, schema) for name in facts["unexpected"][:_MOST_MEMBERS]]
    if kind == "Required":
        name = facts["property"]
        return [f"{spell([*error.instance_path, name])}: is required{_choices(error, name, schema)}"]
    say = _SAY.get(kind)
    text = say(facts, error.instance) if say else error.message
    return [f"{spell(error.instance_path)}: {text}"]


def _alternatives(error: ValidationError, schema: JsonObject) -> list[str]:
    """The mistakes in the alternative that was chosen; when none or several were, the rule that asks for one."""
    chosen, rule = chosen_branch(error, schema), _rule(error, schema)
    if chosen is not None or rule is None or not isinstance(error.instance, dict):
        return explain(chosen or nearest_branch(error), schema)
    strangers, known = unheard_of(error, schema)
    path = error.instance_path
    unknown = [_stranger([*path, name], name, known) for name in strangers[:_MOST_MEMBERS]]
    return [f"{spell(path)}: {rule}", *unknown]


def spell(path: Path) -> str:
    """`path` as the pages write it: `importMeta.chatConf`, `labels[0]`; `body` for the whole. Long names are cut."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part[:_LONGEST_VALUE]}"
    return text.removeprefix(".") or "body"


def show(value: Any) -> str:
    """`value` as JSON, cut to a readable length."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}…"


def _one_of(values: Iterable[Any]) -> str:
    return ", ".join(show(value) for value in values)


_SAY: dict[str, Callable[[JsonObject, Any], str]] = {
    "Type": lambda kind, value: f"must be of type {' or '.join(kind['types'])}, not {show(value)}",
    "Enum": lambda kind, value: f"{show(value)} is not one of {_one_of(kind['options'])}",
    "Constant": lambda kind, value: f"must be {show(kind['expected_value'])}, not {show(value)}",
    "MinLength": lambda kind, value: f"needs {counted(kind['limit'], 'character')} at least, has {len(value)}",
    "MaxLength": lambda kind, value: f"takes {counted(kind['limit'], 'character')} at most, has {len(value)}",
    "Minimum": lambda kind, value: f"must be {kind['limit']} or more, not {show(value)}",
    "Maximum": lambda kind, value: f"must be {kind['limit']} or less, not {show(value)}",
    "ExclusiveMinimum": lambda kind, value: f"must be more than {kind['limit']}, not {show(value)}",
    "ExclusiveMaximum": lambda kind, value: f"must be less than {kind['limit']}, not {show(value)}",
    "MultipleOf": lambda kind, value: f"must be a multiple of {kind['multiple_of']}, not {show(value)}",
    "UniqueItems": lambda _, value: f"takes each item once, not {show(value)}",
    "Contains": lambda _, value: f"does not hold as many items of the wanted kind as it should: {show(value)}",
    "UnevaluatedItems": lambda kind, _: f"takes no further items; {len(kind['unexpected'])} are too many",
    "MinProperties": lambda kind, value: f"needs {counted(kind['limit'], 'member')} at least, has {len(value)}",
    "MaxProperties": lambda kind, value: f"takes {counted(kind['limit'], 'member')} at most, has {len(value)}",
    "PropertyNames": lambda _, value: f"holds a name that does not fit: {show(list(value))}",
    "MinItems": lambda kind, value: f"needs {counted(kind['limit'], 'item')} at least, has {len(value)}",
    "MaxItems": lambda kind, value: f"takes {counted(kind['limit'], 'item')} at most, has {len(value)}",
    "Pattern": lambda kind, value: f"{show(value)} does not match {kind['pattern']}",
    "Not": lambda kind, _: f"must not be of the form {show(kind['schema'])}",
    "OneOfMultipleValid": lambda *_: "fits more than one of the alternatives that exclude each other",
    "FalseSchema": lambda *_: "is not allowed here",
}


def _rule(error: ValidationError, schema: JsonObject) -> str | None:
    """The message of the `x-rules` entry that names the keyword which failed, with its id and source."""
    path = error.schema_path
    conditions = [depth for depth, part in enumerate(path) if part in {"then", "else"}]
    for depth in [len(path) - 1, *reversed(conditions)]:
        keyword = "if" if depth in conditions else path[depth]
        owner = resolve(schema, path[:depth])
        for rule in owner.get("x-rules", []) if isinstance(owner, dict) else []:
            if rule["keyword"] == keyword:
                return _rule_text(rule)
    return None


def _rule_text(rule: JsonObject) -> str:
    notes = [f"rule {rule['id']}"]
    notes += [f"erratum {rule['errata']}"] if "errata" in rule else []
    notes += [str(rule["source"])] if "source" in rule else []
    return f"{rule['message']} ({', '.join(notes)})"


def _choices(error: ValidationError, name: str, schema: JsonObject) -> str:
    """What a missing tag may be; nothing for other members."""
    owner = resolve(schema, error.schema_path[:-1])
    options = owner.get("properties", {}).get(name, {}).get("enum") if isinstance(owner, dict) else None
    return f"; give one of {_one_of(options)}" if options else ""


def _unknown_member(error: ValidationError, name: str, schema: JsonObject) -> str:
    path = [*error.instance_path, name]
    here = _sibling_tags(error, name, schema)
    return f"{spell(path)}: {here}" if here else _stranger(path, name, _known(error, schema))


def _known(error: ValidationError, schema: JsonObject) -> set[str]:
    return set(resolve(schema, error.schema_path[:-1]).get("properties", ()))


def _stranger(path: Path, name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, known, n=1)
    return f"{spell(path)}: unknown member" + (f"; did you mean {near[0]}?" if near else "")


def _sibling_tags(error: ValidationError, name: str, schema: JsonObject) -> str:
    """For a member that belongs to another branch of the same discriminator: which tag goes with it."""
    path = error.evaluation_path
    if path[-3:-1] != ["then", "$ref"]:
        return ""
    dispatcher, value = resolve(schema, path[:-5]), cast("JsonObject", error.instance)
    tag = dispatcher["required"][0]
    owners = [
        branch["if"]["properties"][tag]["const"]
        for branch in dispatcher["allOf"]
        if name in lookup(schema, branch["then"]["$ref"]).get("properties", {})
    ]
    return f"only with {tag} {' or '.join(owners)}, not with {tag} {value[tag]}" if owners else ""
