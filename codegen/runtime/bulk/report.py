"""What became of the jobs together: counts while they run, and a report at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from ..columns import aligned
from ..printable import printable
from .outcome import Outcome


@dataclass(frozen=True, slots=True)
class Progress:
    """How many jobs have ended, and how.

    Attributes:
        total: how many jobs there are; None if they come from a generator.
        last: the job that ended last.
    """

    done: int
    skipped: int
    failed: int
    unknown: int
    total: int | None
    last: Outcome

    @property
    def finished(self) -> int:
        """How many have ended, one way or the other."""
        return self.done + self.skipped + self.failed + self.unknown


@dataclass(frozen=True)
class Report:
    """What became of all jobs.

    Attributes:
        outcomes: one for each job, in the order of the jobs; failures alone with `keep_done=False`.
        done, skipped, failed, unknown: how many jobs ended so; "skipped" were done by an earlier run.
    """

    outcomes: tuple[Outcome, ...]
    done: int
    skipped: int
    failed: int
    unknown: int

    @property
    def ok(self) -> bool:
        """Whether every job is done, now or by an earlier run."""
        return not self.failed and not self.unknown

    @property
    def results(self) -> dict[str, Any]:
        """The responses of all jobs that are done, by key: what the method of the Action returns."""
        return {o.key: o.response for o in self.outcomes if o.response is not None}

    @property
    def failures(self) -> tuple[Outcome, ...]:
        """The jobs that failed, and those of which it is not known."""
        return tuple(outcome for outcome in self.outcomes if not outcome.ok)

    def table(self) -> str:
        """The failures as a table for people; empty if there are none."""
        return table(self.failures)

    def __str__(self) -> str:
        return f"{self.done} done, {self.skipped} done earlier, {self.failed} failed, {self.unknown} unknown"


class Tally:
    """Takes the outcomes in any order and calls `on_progress` after each."""

    def __init__(self, total: int | None, on_progress: Callable[[Progress], object] | None, *, keep_done: bool) -> None:
        self._total, self._on_progress, self._keep_done = total, on_progress, keep_done
        self._kept: list[Outcome] = []
        self._counts: Counter[str] = Counter()

    def add(self, outcome: Outcome) -> None:
        """Count one job."""
        self._counts[outcome.state] += 1
        if self._keep_done or not outcome.ok:
            self._kept.append(outcome)
        if self._on_progress:
            self._on_progress(Progress(**self._named(), total=self._total, last=outcome))

    def report(self) -> Report:
        """What was counted."""
        return Report(tuple(sorted(self._kept, key=lambda outcome: outcome.index)), **self._named())

    def _named(self) -> dict[str, int]:
        return {state: self._counts[state] for state in ("done", "skipped", "failed", "unknown")}


def table(outcomes: Iterable[Outcome]) -> str:
    """Outcomes as a table for people; empty if there are none."""
    rows = [list(map(printable, (o.key, o.action, o.state, _why(o)))) for o in outcomes]
    return "\n".join(aligned([["key", "action", "outcome", "why"], *rows])) if rows else ""


def _why(outcome: Outcome) -> str:
    error = outcome.error
    said = "; ".join(part.strip() for part in str(error).splitlines() if part.strip()) if error is not None else ""
    named = f"{type(error).__name__}: {said}" if error is not None else ""
    return "; ".join(part for part in (named, outcome.advice) if part)
