"""The near-misses of all Actions, sent one by one, and what explains the answers that differ."""

from __future__ import annotations

from collections.abc import Sequence

from .blame import Blame, Mark, explain, marks
from .bodies import written
from .cases import Case, cases, ordered
from .catalogue import Entry
from .probe import Probe, Progress, Withheld
from .results import Finding, Kind, Observation, Results
from .shrink import shrunk
from .subjects import Subject

PHASE = "near-misses"
_TRIES = 40


def near_misses(probe: Probe, results: Results, progress: Progress) -> None:
    """Send them, the ones that test each rule first, until the time is up."""
    waiting = ordered((case for subject in results.subjects.values() for case in cases(subject)), results.seed)
    seen: list[Observation] = []
    brake = _Brake()
    for number, case in enumerate(waiting):
        progress(PHASE, number, len(waiting))
        if probe.clock.over:
            for unsent in waiting[number:]:
                results.count(unsent, "waiting")
            left = f"{len(waiting) - number} of {len(waiting)} near-misses were not sent"
            results.notes.append(f"The time was up: {left}.")
            break
        _ask(probe, results, case, seen, brake)
    progress(PHASE, len(waiting), len(waiting))
    judge(probe, results, seen, "near-miss")


def _ask(probe: Probe, results: Results, case: Case, seen: list[Observation], brake: _Brake) -> None:
    subject = results.subjects[case.action]
    if brake.holds(case):
        results.count(case, "withheld")
        return
    try:
        observation = probe.ask(subject, case)
    except Withheld:
        results.count(case, "withheld")
        return
    seen.append(observation)
    if observation.verdict != "differs":
        results.count(case, observation.verdict)
    elif not probe.writes and not subject.reads and observation.meaning == "accepted":
        brake.pull(case)


class _Brake:
    """Without leave to write, a service that wrongly carries out what breaks a rule gets no second body that does."""

    def __init__(self) -> None:
        self._pulled: set[tuple[str, str]] = set()

    def pull(self, case: Case) -> None:
        """Send nothing more of the kind."""
        self._pulled |= {(case.action, rule) for rule in _deepest(case.breaks)}

    def holds(self, case: Case) -> bool:
        """Whether the case is of a kind that was carried out."""
        return any((case.action, rule) in self._pulled for rule in _deepest(case.breaks))


def _deepest(rules: frozenset[str]) -> set[str]:
    """Without the unions, which every fault in one of their branches breaks too."""
    return {rule for rule in rules if not rule.endswith(("/oneOf", "/anyOf"))} or set(rules)


def judge(probe: Probe, results: Results, seen: Sequence[Observation], source: str) -> None:
    """Enter a finding for each rule that explains differences."""
    for subject in results.subjects.values():
        own = [observation for observation in seen if observation.case.action == subject.action]
        differing = [observation for observation in own if observation.verdict == "differs"]
        for kind, valid in dict.fromkeys((observation.kind, observation.case.valid) for observation in differing):
            guilty = [each for each in differing if (each.kind, each.case.valid) == (kind, valid)]
            innocent = [each.case for each in own if each.verdict == "agreed" and each.case.valid is valid]
            _find(probe, results, subject, kind, guilty, innocent, source)


def _find(
    probe: Probe,
    results: Results,
    subject: Subject,
    kind: Kind,
    guilty: list[Observation],
    innocent: list[Case],
    source: str,
) -> None:
    # Who breaks several rules at once clears none of them.
    alone = [case for case in innocent if case.valid or case.tests]
    blames = explain([marks(subject, each.case) for each in guilty], [marks(subject, case) for case in alone])
    for blame in blames:
        explained = [guilty[index] for index in blame.bodies]
        for observation in explained:
            results.count(observation.case, "differs", [blame.mark.pointer])
        results.findings.append(_finding(probe, results, subject, kind, blame, explained, source))


def _finding(
    probe: Probe,
    results: Results,
    subject: Subject,
    kind: Kind,
    blame: Blame,
    explained: list[Observation],
    source: str,
) -> Finding:
    smallest = min(explained, key=lambda observation: (len(observation.case.breaks), observation.case.size))
    last = smallest

    def shows(case: Case) -> bool:
        nonlocal last
        if probe.clock.over or blame.mark not in marks(subject, case):
            return False
        again = probe.ask(subject, case)
        if again.verdict != "differs" or again.kind != kind:
            return False
        last = again
        return True

    # Asking again would carry out once more what should have been refused.
    harmless = (probe.writes or subject.reads) and written(subject, smallest.case.body) == smallest.case.content
    case = shrunk(subject, smallest.case, shows, _TRIES) if harmless else smallest.case
    entry = results.rules[subject.action].get(blame.mark.pointer) or unstated(subject, blame.mark)
    detail = blame.mark.detail if blame.mark.pointer in results.rules[subject.action] else ""
    return Finding(kind, entry, detail, len(explained), case, True, last.answer, source)


def unstated(subject: Subject, mark: Mark) -> Entry:
    """What the specs allow, as if it were a rule."""
    name = mark.pointer.rpartition("/")[2]
    freedom = "may be left out" if mark.detail.startswith("without") else "may be given"
    return Entry(
        f"{subject.action}#{mark.pointer}", subject.action, mark.pointer, "", 0, f"{name} {freedom}",
        subject.page, subject.date, "",
    )  # fmt: skip
