# Generated from spec/ by `make generate`. Do not edit.
"""What an answer of a service says of a body: accepted, refused by a rule, refused by the state, or nothing.

Which code means what is data, in `answers.json` beside this module, each with the reason; whoever knows more of a
service puts entries of their own in front. What no entry knows is undecided: nothing is guessed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal, get_args

from ..runtime.wire import Reply
from .subjects import Subject

Meaning = Literal[
    "accepted",  # carried out
    "rule",  # refused, because the body breaks a rule
    "state",  # refused, though the body obeys the rules: what it names does not exist, or does not allow it
    "denied",  # refused for who asks; says nothing of the body
    "busy",  # too many calls; says nothing of the body
    "failed",  # the service is in trouble
    "undecided",  # the answer does not tell
]
_PACKAGED = Path(__file__).with_name("answers.json")
PROFILES = ("documented", "sandbox")


class AnswersError(ValueError):
    """A file of entries cannot be used."""


@dataclass(frozen=True)
class Entry:
    """What answers of some kind mean. Every member that is given must fit; `message` is searched for.

    Attributes:
        means: a Meaning.
        why: where that is written.
        code, status, message, action, mediaType: of which answers.
    """

    means: Meaning
    why: str = ""
    code: str | None = None
    status: int | None = None
    message: str | None = None
    action: str | None = None
    mediaType: str | None = None  # noqa: N815 (the name in the file)

    def fits(self, subject: Subject, answer: Answer) -> bool:
        """Whether the entry speaks of this answer."""
        return (
            self.code in (None, answer.code)
            and self.status in (None, answer.status)
            and self.action in (None, subject.action)
            and self.mediaType in (None, subject.media_type)
            and (self.message is None or re.search(self.message, answer.message) is not None)
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, and code and message of the error body, empty where there is none."""

    status: int
    code: str
    message: str

    @classmethod
    def of(cls, reply: Reply) -> Answer:
        """What the reply says."""
        try:
            body = json.loads(reply.body)
        except (ValueError, RecursionError):
            body = None
        if not isinstance(body, dict):
            return cls(reply.status, "not JSON", reply.body.decode("utf-8", "replace"))
        return cls(reply.status, str(body.get("code", "")), str(body.get("message", "")))


class Answers:
    """The entries in their order; the first that fits an answer says what it means."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = tuple(entries)

    @classmethod
    def load(cls, *names: str) -> Answers:
        """Entries of files and of profiles, in this order, with the documented ones behind them.

        Raises:
            AnswersError: a file cannot be read, or an entry is none.
        """
        known: dict[str, list[dict[str, Any]]] = json.loads(_PACKAGED.read_bytes())
        found = [entry for name in names if name != "documented" for entry in known.get(name) or _read(Path(name))]
        return cls([_entry(entry) for entry in (*found, *known["documented"])])

    def meaning(self, subject: Subject, answer: Answer) -> Meaning:
        """What the answer says of the body."""
        for entry in self.entries:
            if entry.fits(subject, answer):
                return entry.means
        return "undecided"


def _read(path: Path) -> list[dict[str, Any]]:
    try:
        entries = json.loads(path.read_bytes())
    except OSError as error:
        raise AnswersError(f"{path}: {error.strerror}; give a file, or one of {', '.join(PROFILES)}") from error
    except ValueError as error:
        raise AnswersError(f"{path} is not JSON: {error}") from error
    if not isinstance(entries, list):
        raise AnswersError(f"{path} holds no list of entries")
    return entries


def _entry(data: Any) -> Entry:
    known = {each.name for each in fields(Entry)}
    if not isinstance(data, dict) or not data.keys() <= known:
        raise AnswersError(f"an entry may have {', '.join(sorted(known))}; this one is {data!r:.200}")
    if data.get("means") not in get_args(Meaning):
        raise AnswersError(f"means is one of {', '.join(get_args(Meaning))}; this entry says {data.get('means')!r}")
    if not data.keys() & {"code", "status", "message"}:
        raise AnswersError(f"an entry needs a code, a status or a message; this one is {data!r:.200}")
    try:
        re.compile(data.get("message") or "")
    except re.error as error:
        raise AnswersError(f"message {data['message']!r:.100} is no regular expression: {error}") from error
    return Entry(**data)
