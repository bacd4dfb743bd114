"""An error of pydantic's as a violation: the vendor's names, the rule, and a sentence as its pages would word it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from .errors import Violation
from .paths import Path, dotted, enter
from .tags import names_of, tag_of
from .unions import TYPES, Error
from .wording import shape_of

Told = TypeVar("Told")


@dataclass(frozen=True)
class Words:
    """What the words about a refusal are taken from.

    Attributes:
        spelling: the page's spelling of each Python name.
        page: the vendor page of the Action.
        hints: by path, when a field is valid.
        errata: by path, the documentation conflicts that bear on a field.
        fields: the fields that the object at a path may have.
    """

    spelling: Mapping[str, str]
    page: str
    hints: Mapping[str, str]
    errata: Mapping[str, tuple[str, ...]]
    fields: Callable[[Path], Iterable[str]]

    def violation(self, steps: Path, error: Error, body: Any) -> Violation:
        """An error as a broken rule, at `steps` of `body`."""
        names = (*steps, *tag_of(error))
        path = tuple(self.spelling.get(step, step) if isinstance(step, str) else step for step in names)
        if error["type"] == "extra_forbidden" and _twice(body, steps, path):
            rule, message = "both-spellings", f"given twice, as {steps[-1]} and as {path[-1]}; give one of them"
        else:
            rule, message = _worded(error, _at(self.hints, path) or "", self.fields(path[:-1]))
        context = error.get("ctx", {}) if error["type"] == "rule" else {}
        notes = (*context.get("errata", ()), *(_at(self.errata, path) or ()))
        return Violation(dotted(path), rule, message, context.get("page") or self.page, tuple(dict.fromkeys(notes)))


def _twice(body: Any, given: Path, path: Path) -> bool:
    """Whether the body has the member in the page's spelling too."""
    for step in given[:-1]:
        body = enter(body, step)[1]
    return given != path and enter(body, path[-1])[0]


def _at(words: Mapping[str, Told], path: Path) -> Told | None:
    """What is told of a path. There, `*` is any index of a list and any name of a map: `items.*.name`."""
    for known, told_there in words.items():
        parts = known.split(".")
        if len(parts) == len(path) and all(map(_is_step, parts, path)):
            return told_there
    return None


def _is_step(part: str, step: str | int) -> bool:
    return part in {"*", step}


def _worded(error: Error, hint: str, siblings: Iterable[str]) -> tuple[str, str]:
    """Id of the rule, and the sentence."""
    kind, context = error["type"], {name: _plain(value) for name, value in error.get("ctx", {}).items()}
    if kind == "rule":
        return context["rule"], context["sentence"]
    wording = _WORDINGS.get(kind)
    if kind == "extra_forbidden":
        return "unknown-field", f"not allowed here; {hint}" if hint else _unknown(error, siblings)
    if wording is None:
        return "type", f"{error['msg'].lower()}; got {shape_of(error['input'])}"
    rule, sentence = wording
    text = re.sub(r"\b1 (character|item)s\b", r"1 \1", sentence.format(**context))
    return rule, text if rule == "required" else f"{text}; got {shape_of(_refused(error))}{_suggest(error)}"


def _plain(value: Any) -> Any:
    """A limit as the page has it: pydantic makes floats of those of a number."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _unknown(error: Error, siblings: Iterable[str]) -> str:
    name, known = str(error["loc"][-1]), list(siblings)
    if name in known:
        return "not allowed beside the other members of this object"
    near = difflib.get_close_matches(name, known, n=1)
    return f"no documented field{f'; did you mean {near[0]}?' if near else ''}; extra_body sends it all the same"


def _refused(error: Error) -> Any:
    """The value that was refused; for a union's tag, pydantic gives the object that holds it."""
    value = error["input"]
    if tag_of(error) and isinstance(value, Mapping):
        return next((value[name] for name in names_of(error) if name in value), None)
    return value


def _suggest(error: Error) -> str:
    context, value = error.get("ctx", {}), _refused(error)
    expected = str(context.get("expected") or context.get("expected_tags") or "")
    if not expected or not isinstance(value, str):
        return ""
    options = [part.strip("'") for part in expected.replace(" or ", ", ").split(", ")]
    by_case = [option for option in options if option.lower() == value.lower()]
    near = by_case or difflib.get_close_matches(value, options, n=1)
    return f"; did you mean {near[0]!r}?" if near else ""


# By pydantic's type of error: the id of the rule, and the sentence with pydantic's context in it.
_WORDINGS = {
    "missing": ("required", "required, but not given"),
    "union_tag_not_found": ("required", "required, but not given"),
    "tag_not_given": ("required", "required, but not given; one of {expected_tags}"),
    "of_no_type": ("type", "must be {types}"),
    **{kind: ("type", f"must be {name}") for kind, name in TYPES.items()},
    "string_unicode": ("type", "must be valid Unicode text"),
    "finite_number": ("type", "must be a finite number"),
    "string_pattern_mismatch": ("pattern", "must match {pattern}"),
    "string_too_long": ("length", "at most {max_length} characters"),
    "string_too_short": ("length", "at least {min_length} characters"),
    "too_long": ("items", "at most {max_length} items"),
    "too_short": ("items", "at least {min_length} items"),
    "greater_than_equal": ("range", "must be at least {ge}"),
    "less_than_equal": ("range", "must be at most {le}"),
    "greater_than": ("range", "must be greater than {gt}"),
    "less_than": ("range", "must be less than {lt}"),
    "multiple_of": ("range", "must be a multiple of {multiple_of}"),
    "literal_error": ("enum", "must be {expected}"),
    "union_tag_invalid": ("enum", "must be one of {expected_tags}"),
}
