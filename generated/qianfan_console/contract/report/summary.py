# Generated from spec/ by `make generate`. Do not edit.
"""The numbers of a run, as every report shows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ...runtime.wording import counted
from ..answers import Answer
from ..catalogue import Entry
from ..results import WORDS, Finding, Results, Verdict


@dataclass(frozen=True)
class Row:
    """One Action: how many of its rules were decided from each side, and what else came back."""

    action: str
    rules: int
    inside: int
    outside: int
    inside_wanted: bool
    differences: int
    undecided: int  # bodies, as what follows
    denied: int
    unsent: int


def rows(results: Results) -> Iterator[Row]:
    """One row for each Action."""
    for action, rules in results.rules.items():
        entries = list(rules.values())
        bodies: Counter[Verdict] = results.bodies.get(action, Counter())
        yield Row(
            action=action,
            rules=len(entries),
            inside=sum(results.tested(entry, inside=True) for entry in entries),
            outside=sum(results.tested(entry, inside=False) for entry in entries),
            inside_wanted=all(results.wanted(entry, inside=True) for entry in entries),
            differences=sum(each.entry.action == action for each in results.findings)
            + sum(each.entry.action == action for each in results.troubles),
            undecided=bodies["undecided"],
            denied=bodies["denied"],
            unsent=bodies["withheld"] + bodies["waiting"],
        )


def headline(results: Results) -> str:
    """The outcome in a sentence."""
    decided, wanted = results.covered
    untested = len(list(results.untested()))
    count = len(results.findings) + len(results.troubles)
    match results.code:
        case 130:
            found = counted(count, "difference") if count else "no difference"
            return f"Interrupted, so not complete: {found} until then; {decided} of {wanted} sides of rules decided."
        case 3:
            return f"Not tested{' to the end' if decided else ''}: the service cannot be asked."
        case 1:
            return f"{counted(count, 'difference')} from the specs."
        case 4:
            return f"No difference, but {counted(untested, 'side')} of rules undecided."
        case _:
            return f"As the specs say: {decided} of {wanted} sides of {len(list(results.entries()))} rules."


def what(finding: Finding) -> str:
    """What the service does, in one line."""
    detail = f", {finding.detail}" if finding.detail else ""
    count = counted(finding.bodies, "body")
    return f"{WORDS[finding.kind]} ({count}{detail})"


def answered(answer: Answer | None) -> str:
    """An answer in one line."""
    if answer is None:
        return "no answer"
    return " ".join(filter(None, [str(answer.status), answer.code, answer.message]))


def unclear(results: Results) -> list[str]:
    """The answers that do not tell, those of which there were most first."""
    found = sorted(results.unclear.values(), key=lambda each: -each[1])
    return [f"{times} times {answered(answer)}" for answer, times in found]


def sides(results: Results, entry: Entry) -> tuple[str, str]:
    """The verdicts on both sides of a rule in words."""
    return _side(results, entry, inside=True), _side(results, entry, inside=False)


def _side(results: Results, entry: Entry, *, inside: bool) -> str:
    counts = results.side(entry, inside=inside)
    if not results.wanted(entry, inside=inside):
        return "not sent"
    return ", ".join(f"{number} {verdict}" for verdict, number in counts.items()) or "not decided"
