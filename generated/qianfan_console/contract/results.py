# Generated from spec/ by `make generate`. Do not edit.
"""What a run came to: each answer with its verdict, each rule with its counts, each difference with its rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from .answers import Answer, Meaning
from .cases import Case
from .catalogue import Entry, catalogue
from .subjects import Subject
from .targets import Message

Verdict = Literal[
    "agreed",  # as the specs say
    "differs",  # not as the specs say
    "undecided",  # the answer does not tell
    "denied",  # refused for who asks
    "withheld",  # not sent, because the run may not write
    "waiting",  # not sent, because the time was up
]
Kind = Literal["laxer", "stricter", "failed", "silent"]
WORDS: dict[Kind, str] = {
    "laxer": "accepts what the specs refuse",
    "stricter": "refuses what the specs accept",
    "failed": "fails instead of deciding",
    "silent": "does not answer",
}


@dataclass(frozen=True, slots=True)
class Observation:
    """A case with the answer to it; None when none arrived."""

    case: Case
    answer: Answer | None
    meaning: Meaning | None

    @property
    def verdict(self) -> Verdict:
        """How the service's verdict and that of the specs go together."""
        if self.meaning in ("denied", "undecided"):
            return "denied" if self.meaning == "denied" else "undecided"
        if self.meaning == "busy":
            return "undecided"
        passed = ("accepted", "state")
        agrees = self.meaning in passed if self.case.valid else self.meaning == "rule"
        return "agreed" if agrees else "differs"

    @property
    def kind(self) -> Kind:
        """How the service differs."""
        if self.answer is None:
            return "silent"
        if self.meaning == "failed":
            return "failed"
        return "stricter" if self.case.valid else "laxer"


@dataclass(frozen=True, slots=True)
class Finding:
    """A difference: the rule that explains it, and the smallest body that shows it.

    Attributes:
        kind: how the service differs.
        entry: the rule; for what is no rule of the specs, the place that the service treats in another way.
        detail: what the bodies have in common, beyond the rule; empty if nothing.
        bodies: how many bodies the rule explains.
        case: the smallest of them; or a smaller one that was sent to make sure.
        answer: the answer to it.
    """

    kind: Kind
    entry: Entry
    detail: str
    bodies: int
    case: Case
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Trouble:
    """What a check of Schemathesis found that no rule of a body explains.

    Attributes:
        entry: what the check demands, with the page that says so; without a page where none does.
        phase: in which parts of the run it was found.
        title, message: in the words of the check.
        requests: what was sent, the last of it answered wrongly; empty where that is not known.
        answer: the answer to the last of them.
        times: how often it was found.
    """

    entry: Entry
    phase: str
    title: str
    message: str
    requests: tuple[Message, ...] = ()
    answer: Answer | None = None
    times: int = 1

    @property
    def body(self) -> str:
        """The body that shows it, as text; empty if there is none."""
        return self.requests[-1].text if self.requests else ""


@dataclass
class Results:
    """Everything that a run found.

    Attributes:
        counts: by Action, rule and side (True inside) how many bodies came to which verdict.
        shared: by Action and rule how many bodies that break others too were refused.
        bodies: by Action how many bodies came to which verdict.
        unclear: answers that do not tell, or deny: one of each status and code, and how many there were.
        unreachable: why the service could not be asked, or no more; empty if it could.
        interrupted: whether someone stopped the run.
        notes: what the reader should know about the run.
    """

    subjects: dict[str, Subject]
    address: str = ""
    embedded: bool = True
    writes: bool = True
    seed: int = 0
    began: str = ""
    seconds: float = 0.0
    sent: int = 0
    counts: dict[tuple[str, str, bool], Counter[Verdict]] = field(default_factory=dict)
    shared: Counter[tuple[str, str]] = field(default_factory=Counter)
    bodies: dict[str, Counter[Verdict]] = field(default_factory=dict)
    unclear: dict[tuple[int, str], tuple[Answer, int]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    phases: dict[str, Counter[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    unreachable: str = ""
    interrupted: bool = False

    def __post_init__(self) -> None:
        self.rules: dict[str, dict[str, Entry]] = {name: catalogue(each) for name, each in self.subjects.items()}

    def count(self, case: Case, verdict: Verdict, rules: Iterable[str] | None = None) -> None:
        """Enter a verdict for the rules that the case tests, or for those given."""
        self.bodies.setdefault(case.action, Counter())[verdict] += 1
        for rule in case.tests if rules is None else rules:
            self.counts.setdefault((case.action, rule, case.valid), Counter())[verdict] += 1
        if verdict == "agreed":
            self.shared.update((case.action, rule) for rule in case.breaks)

    def wonder(self, answer: Answer) -> None:
        """Enter an answer that nothing follows from."""
        first, times = self.unclear.get((answer.status, answer.code), (answer, 0))
        self.unclear[answer.status, answer.code] = first, times + 1

    def side(self, entry: Entry, *, inside: bool) -> Counter[Verdict]:
        """The verdicts on the bodies that test a rule from one side."""
        return self.counts.get((entry.action, entry.pointer, inside), Counter())

    def tested(self, entry: Entry, *, inside: bool) -> bool:
        """Whether the service decided about the rule from this side."""
        side = self.side(entry, inside=inside)
        return side["agreed"] + side["differs"] > 0 or (not inside and self.implied(entry))

    def implied(self, entry: Entry) -> bool:
        """Whether every body tried that breaks this rule breaks another too, and some were refused."""
        return not self.side(entry, inside=False) and self.shared[entry.action, entry.pointer] > 0

    def wanted(self, entry: Entry, *, inside: bool) -> bool:
        """Whether the run had to test this side: what a service should accept is not sent to Actions that write."""
        return not inside or self.writes or self.subjects[entry.action].reads

    def untested(self) -> Iterator[tuple[Entry, bool]]:
        """The rules with a side on which nothing was decided, though it had to be, and no finding says why."""
        whole = {(found.entry.action, found.case.valid) for found in self.findings if not found.entry.pointer}
        for entry in self.entries():
            for inside in (True, False):
                explained = (entry.action, inside) in whole or not self.wanted(entry, inside=inside)
                if not explained and not self.tested(entry, inside=inside):
                    yield entry, inside

    def entries(self) -> Iterator[Entry]:
        """All rules."""
        return (entry for rules in self.rules.values() for entry in rules.values())

    @property
    def cut(self) -> bool:
        """Whether the run ended before its end, so that rules without a verdict were not reached."""
        return self.interrupted or bool(self.unreachable)

    @property
    def covered(self) -> tuple[int, int]:
        """How many sides were decided, and how many had to be."""
        sides = [
            self.tested(entry, inside=inside)
            for entry in self.entries()
            for inside in (True, False)
            if self.wanted(entry, inside=inside)
        ]
        return sum(sides), len(sides)

    def passed(self, action: str) -> bool:
        """Whether the run reached its end, decided every rule of an Action from both sides, all as the specs say."""
        differs = any(found.entry.action == action for found in self.findings)
        troubled = any(found.entry.action == action for found in self.troubles)
        decided = (self.tested(rule, inside=side) for rule in self.rules[action].values() for side in (True, False))
        return not self.interrupted and not differs and not troubled and all(decided)

    @property
    def code(self) -> int:
        """The exit code; `exits.CODES` says what it means."""
        if self.interrupted:
            return 130
        if self.unreachable:
            return 3
        if self.findings or self.troubles:
            return 1
        return 4 if next(self.untested(), None) else 0
