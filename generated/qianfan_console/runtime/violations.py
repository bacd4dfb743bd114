# Generated from spec/ by `make generate`. Do not edit.
"""Of pydantic's errors for a body those that a caller is told, and where in the body each of them lies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .errors import Violation
from .paths import Path, enter
from .tags import Refusal, tag_of, with_each_tag, with_tags
from .unions import Error, Labels, told
from .words import Words

_MOST_TAGS = 20  # of so many in one body it is told what lies behind them; each costs a look at the body for every tag


def violations(body: Any, refusal: Refusal, words: Words) -> tuple[Violation, ...]:
    """One violation for each broken rule, in the order of the body; what lies behind a wrong tag comes last.

    Args:
        body: what was refused. Its values are never shown, only their type and size.
        refusal: pydantic's errors for a body.
        words: what to say about them.
    """
    return tuple(dict.fromkeys(_seen(body, refusal, words, frozenset())))


def _seen(body: Any, refusal: Refusal, words: Words, passed: frozenset[Path]) -> list[Violation]:
    """What pydantic sees of a body at once, and what is wrong whatever the tag is, behind each that is not `passed`."""
    seen = told((*_split(error, body), error) for error in refusal(body))
    errors = [(path, with_tags(error, path, body, refusal)) for path, error in seen]
    found = [words.violation(path, error, body) for path, error in errors]
    tagged = [(path, error) for path, error in errors if tag_of(error) and path not in passed]
    passed |= {path for path, _ in tagged}
    for path, error in tagged[:_MOST_TAGS]:
        behind = [_seen(choice, refusal, words, passed) for choice in with_each_tag(error, path, body)]
        found += [each for each in behind[0] if all(each in other for other in behind)] if behind else []
    return found


def _split(error: Error, body: Any) -> tuple[Path, Labels]:
    """The path in the body, and the labels of the unions on the way.

    pydantic puts labels (a tag, a class name) into the location. What the body does not hold is such a label, unless
    it is the last step and names a field that is missing, or that a rule asks for.
    """
    loc: Sequence[str | int] = error["loc"]
    last = len(loc) - 1 if error["type"] in {"missing", "rule"} else len(loc)
    path: Path = ()
    labels: dict[Path, str] = {}
    for position, step in enumerate(loc):
        inside, value = enter(body, step)
        if inside or position >= last:
            path, body = (*path, step), value
        else:
            labels[path] = f"{labels.get(path, '')}/{step}"
    return path, tuple(labels.items())
