"""Every rule of an Action with a stable id, its place in the body, its sentence and its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .forms import uploads
from .places import places
from .rules import Rule
from .schema import Json, escape
from .subjects import Subject
from .words import conditions, sentence

_OF_FILES = {"nameEndsWith": "the name of the file ends with {}", "maxBytes": "the file has {} bytes at most"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule for people.

    Attributes:
        id: `Action:id` of the rule's `x-rules` entry, with what follows in its pointer; else `Action#pointer`.
        pointer: of its keyword in the request's schema.
        place: where it applies, as the pages write it; empty for the body itself.
        others: in how many other places it applies.
        sentence: what it demands.
        page, date: where it is documented.
        erratum: the conflict of the documentation that bears on it; empty if none.
    """

    id: str
    action: str
    pointer: str
    place: str
    others: int
    sentence: str
    page: str
    date: str
    erratum: str

    @property
    def text(self) -> str:
        """Place and sentence in one line."""
        return f"{self.place or 'the body'}: {self.sentence}"


def catalogue(subject: Subject) -> dict[str, Entry]:
    """The rules of an Action by pointer, in the order of its schema."""
    document = subject.judge.document
    where = places(document)
    rules = (rule for rule in subject.judge.rules if _is_sent(subject, rule))
    found = [_entry(subject, rule, where.get(rule.holder, [""])) for rule in rules]
    return {entry.pointer: entry for entry in (*found, *_files(subject))}


def _is_sent(subject: Subject, rule: Rule) -> bool:
    """Whether a body can break the rule: in a form whatever arrives is a text, and a file holds anything."""
    if not subject.is_form or rule.pointer != f"{rule.holder}/type":
        return True
    return subject.judge.document.find(rule.holder).schema["type"] in {"integer", "number", "boolean"}


def _files(subject: Subject) -> Iterator[Entry]:
    """The rules for the files of a form."""
    for name, facts in uploads(subject).items():
        for rule, say in _OF_FILES.items():
            if rule in facts:
                pointer = f"{facts['pointer']}/x-upload/{rule}"
                yield Entry(
                    f"{subject.action}#{pointer}", subject.action, pointer, name, 0, say.format(facts[rule]),
                    subject.page, subject.date, "",
                )  # fmt: skip


def _entry(subject: Subject, rule: Rule, where: list[str]) -> Entry:
    noted, rest = _noted(subject.judge.document.root.schema, rule.pointer)
    return Entry(
        id=f"{subject.action}:{noted['id']}{rest}" if noted else f"{subject.action}#{rule.pointer}",
        action=subject.action,
        pointer=rule.pointer,
        place=where[0],
        others=len(where) - 1,
        sentence=noted["message"] if noted else sentence(subject.judge.document, rule) + _branch(subject, rule),
        page=noted.get("source", subject.page),
        date=subject.date,
        erratum=noted.get("errata", ""),
    )


def _branch(subject: Subject, rule: Rule) -> str:
    """By which members a body chooses the branch that states the rule, and under which conditions it holds."""
    properties = subject.judge.document.find(rule.holder).schema.get("properties", {})
    tags = [f"{name} {value['const']}" for name, value in properties.items() if _is_tag(value)]
    when = [f"with {', '.join(tags)}"] if tags else []
    when += conditions(subject.judge.document.root.schema, rule.holder.split("/")[1:])
    return f" ({', '.join(when)})" if when else ""


def _is_tag(schema: Json) -> bool:
    return isinstance(schema, dict) and isinstance(schema.get("const"), str)


def _noted(root: Json, pointer: str) -> tuple[dict[str, str], str]:
    """The `x-rules` entry that speaks of the rule, and what the pointer has after the entry's keyword."""
    tokens = pointer.split("/")[1:]
    found: tuple[dict[str, str], str] = ({}, "")
    for depth, (token, schema) in enumerate(_along(root, tokens)):
        keyword = "if" if token in {"then", "else"} else token
        for note in schema.get("x-rules", ()) if isinstance(schema, dict) else ():
            if note["keyword"] == keyword:
                found = note, "".join(f"/{step}" for step in tokens[depth + (keyword == token) :])
    return found


def _along(schema: Json, tokens: list[str]) -> Iterator[tuple[str, Json]]:
    """Each token of a pointer with the value that it is a key of."""
    for token in tokens:
        yield token, schema
        keyed = enumerate(schema) if isinstance(schema, list) else schema.items()
        schema = next((value for key, value in keyed if escape(key) == token), None)
        if not isinstance(schema, (dict, list)):
            return
