"""The near-misses of all Actions, sent one by one."""

from __future__ import annotations

from .cases import Case, cases, ordered
from .probe import Probe, Progress, TimeUp, Withheld
from .results import Observation, Results

PHASE = "near-misses"


def near_misses(probe: Probe, results: Results, progress: Progress) -> list[Observation]:
    """Send them, the ones that test each rule first, until the time is up; what was observed."""
    waiting = ordered((case for subject in results.subjects.values() for case in cases(subject)), results.seed)
    seen: list[Observation] = []
    brake = _Brake()
    number = 0
    try:
        for number, case in enumerate(waiting):
            progress(PHASE, number, len(waiting))
            _ask(probe, results, case, seen, brake)
    except TimeUp:
        for unsent in waiting[number:]:
            results.count(unsent, "waiting")
        results.notes.append(f"The time was up: {len(waiting) - number} of {len(waiting)} near-misses were not sent.")
    progress(PHASE, len(waiting), len(waiting))
    return seen


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
    if (
        observation.verdict == "differs"
        and not probe.writes
        and not subject.reads
        and observation.meaning == "accepted"
    ):
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
