# Generated from spec/ by `make generate`. Do not edit.
"""The near-misses of all Actions, sent one by one."""

from __future__ import annotations

from .cases import Case, cases, deepest, ordered
from .clock import TimeUp
from .probe import Probe, Progress, UnreachableError, Withheld
from .results import Observation, Results

PHASE = "near-misses"
_WHY: dict[type[BaseException], str] = {
    TimeUp: "The time was up",
    UnreachableError: "The service could not be asked",
    KeyboardInterrupt: "Interrupted; what was being sent may have taken effect",
}


def near_misses(probe: Probe, results: Results, seen: list[Observation], progress: Progress) -> None:
    """Send them, those that test each rule first, until the time is up or the service has gone.

    What comes back is added to `seen`.

    Raises:
        KeyboardInterrupt: someone stopped it; what was not sent is counted.
    """
    waiting = ordered((case for subject in results.subjects.values() for case in cases(subject)), results.seed)
    brake = _Brake()
    number = 0
    try:
        for number, case in enumerate(waiting):
            progress(PHASE, number, len(waiting))
            _ask(probe, results, case, seen, brake)
    except (TimeUp, UnreachableError, KeyboardInterrupt) as error:
        for unsent in waiting[number:]:
            results.count(unsent, "waiting")
        results.unreachable = str(error) if isinstance(error, UnreachableError) else ""
        while results.unreachable and seen and seen[-1].answer is None:
            results.count(seen.pop().case, "waiting")  # it had gone already
        why = _WHY[type(error)]
        if number:
            results.notes.append(f"{why}: {len(waiting) - number} of {len(waiting)} near-misses were not sent.")
        if isinstance(error, KeyboardInterrupt):
            raise
    progress(PHASE, len(waiting), len(waiting))


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
        self._pulled: dict[str, list[set[str]]] = {}

    def pull(self, case: Case) -> None:
        """Send nothing more of the kind."""
        self._pulled.setdefault(case.action, []).append(deepest(case.breaks))

    def holds(self, case: Case) -> bool:
        """Whether the case breaks all the rules that one did which was carried out."""
        broken = deepest(case.breaks)
        return any(pulled <= broken for pulled in self._pulled.get(case.action, ()))
