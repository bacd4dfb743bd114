"""Keywords that no body is refused for: words for people, and what the extensions make of a field."""

from __future__ import annotations

from collections.abc import Iterator

from .effect import Effect
from .pair import MISSING, Finding, Pair

WORDS = frozenset({"title", "description", "examples", "example", "$comment", "externalDocs", "x-errata"})
EXTENSIONS = frozenset({"default", "deprecated", "x-alias-of", "x-value-aliases", "x-upload", "x-rules"})


def words(pair: Pair) -> Iterator[Finding]:
    """Text and examples."""
    yield from (pair.changed(Effect.SAME, keyword) for keyword in sorted(WORDS) if pair.differs(keyword))


def extensions(pair: Pair) -> Iterator[Finding]:
    """Extensions of a schema, each by its own rule."""
    for keyword, judge in (
        ("default", _default),
        ("deprecated", _deprecated),
        ("x-alias-of", _any_change),
        ("x-value-aliases", _value_aliases),
        ("x-upload", _upload),
        ("x-rules", _rules),
    ):
        if pair.differs(keyword):
            yield pair.changed(judge(pair, keyword), keyword)


def _any_change(_: Pair, __: str) -> Effect:
    return Effect.BOTH


def _default(pair: Pair, keyword: str) -> Effect:
    """What the service takes when a field is absent. To learn of it is documentation; another one breaks callers."""
    return Effect.SAME if pair.values(keyword)[0] is MISSING else Effect.BOTH


def _deprecated(pair: Pair, keyword: str) -> Effect:
    """A new DeprecationWarning."""
    return Effect.NOTICE if pair.values(keyword)[1] is True else Effect.SAME


def _value_aliases(pair: Pair, keyword: str) -> Effect:
    """A value that stays in the enum must be sent as before, and an alias must be of a value that is listed."""
    old, new = ({} if value is MISSING else value for value in pair.values(keyword))
    stay = [value for value in pair.old.keywords.get("enum", ()) if value in pair.new.keywords.get("enum", ())]
    sent_otherwise = [value for value in map(str, stay) if old.get(value, value) != new.get(value, value)]
    strangers = [value for value in new if value not in pair.new.keywords.get("enum", ())]
    return Effect.BOTH if sent_otherwise or strangers else Effect.SAME


def _upload(pair: Pair, keyword: str) -> Effect:
    """Which files are refused before they are sent. A text is no file: another argument of the method."""
    old, new = pair.values(keyword)
    if old is MISSING or new is MISSING:
        return Effect.BOTH
    before, after = old.get("maxBytes"), new.get("maxBytes")
    if {**old, "maxBytes": 0} != {**new, "maxBytes": 0} or not isinstance(before, int) or not isinstance(after, int):
        return Effect.BOTH
    return Effect.WIDER if after > before else Effect.NARROWER


def _rules(pair: Pair, keyword: str) -> Effect:
    """Messages are words; the id of a rule that still holds is something callers may look for."""
    old, new = ({rule["id"]: rule.get("keyword") for rule in ([] if v is MISSING else v)} for v in pair.values(keyword))
    lost = [word for id_, word in old.items() if id_ not in new and word in pair.new.keywords]
    return Effect.BOTH if lost else Effect.SAME
