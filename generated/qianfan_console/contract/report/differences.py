# Generated from spec/ by `make generate`. Do not edit.
"""Each difference as every report shows it, whoever found it: our near-misses or a check of Schemathesis."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from ...runtime.wording import counted
from ..answers import Answer
from ..catalogue import Entry
from ..results import Finding, Results, Trouble
from ..targets import call
from .curl import curl
from .summary import answered, what

SERVED = "http://127.0.0.1:8080"
_UNKNOWN = "not known"


@dataclass(frozen=True)
class Difference:
    """One difference.

    Attributes:
        does: what the service does, in one line.
        entry: the rule that it breaks.
        said: the words of a check of Schemathesis; empty if it is none of its findings.
        answer: the answer in one line.
        body: the smallest body that shows it, as text; empty if there is none.
        requests: the calls as lines for a shell; the last one gets the answer.
        finding: what it was made of, if it is one of ours.
        title: what the check of Schemathesis is about; empty if it is none of its findings.
    """

    does: str
    entry: Entry
    said: str
    answer: str
    body: str
    requests: tuple[str, ...]
    finding: Finding | None = None
    title: str = ""

    @property
    def pretty(self) -> str:
        """The body on several lines, where it is JSON."""
        try:
            return json.dumps(json.loads(self.body), ensure_ascii=False, indent=2)
        except (ValueError, RecursionError):
            return self.body


def differences(results: Results) -> Iterator[Difference]:
    """All of them, ours first."""
    yield from (found(results, finding) for finding in results.findings)
    yield from (checked(results, trouble) for trouble in results.troubles)


def alike(results: Results) -> Iterator[list[Difference]]:
    """The differences; those of several Actions that break one rule in one way stand together."""
    groups: dict[object, list[Difference]] = {}
    for number, each in enumerate(differences(results)):
        groups.setdefault(number if each.finding else (each.entry.text, each.title), []).append(each)
    yield from groups.values()


def numbers(group: list[Difference], first: int) -> str:
    """Which of the differences these are."""
    return f"{first}." if len(group) == 1 else f"{first} to {first + len(group) - 1}."


def page(entry: Entry) -> str:
    """Where the rule is documented."""
    return f"{entry.page} ({entry.date})" if entry.page else "none says so; a check of Schemathesis"


def found(results: Results, finding: Finding) -> Difference:
    """One of our findings."""
    body = json.dumps(finding.case.body, ensure_ascii=False)
    line = curl(_address(results), call(results.subjects[finding.entry.action], finding.case.content))
    return Difference(what(finding), finding.entry, "", answered(finding.answer), body, (line,), finding)


def checked(results: Results, trouble: Trouble) -> Difference:
    """One that a check of Schemathesis found."""
    times, address = counted(trouble.times, "time"), _address(results)
    return Difference(
        does=f"fails a check: {trouble.title} ({times}; {trouble.phase})",
        entry=trouble.entry,
        said=trouble.message,
        answer=_answer(trouble.answer),
        body=trouble.body,
        requests=tuple(curl(address, message) for message in trouble.requests),
        title=trouble.title,
    )


def _address(results: Results) -> str:
    """Where the lines go: the embedded sandbox has no port, so they name that of one that is served."""
    return SERVED if results.embedded else results.address


def _answer(answer: Answer | None) -> str:
    return answered(answer) if answer else _UNKNOWN
