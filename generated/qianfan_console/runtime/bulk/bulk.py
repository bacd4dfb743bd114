# Generated from spec/ by `make generate`. Do not edit.
"""What the two shells of a bulk run share: the plan, the journal, the count."""

from __future__ import annotations

from collections.abc import Iterable, Sized
from types import TracebackType

from . import attempt, lookup
from .job import Task
from .journal import Journal
from .options import Options
from .plan import Plan
from .report import Tally


class Bulk:
    """One bulk run. Entering opens the journal, leaving closes it.

    Args:
        package: the package that knows the Actions.
        action: the Action of jobs that name none; may be empty.
        options: the run's.
        service: address of the service.

    Raises:
        JournalError: the journal cannot be used.
        RequestValidationError: there is no such Action.
    """

    def __init__(self, package: str | None, action: str, options: Options, service: str) -> None:
        find, self._advise = lookup.finder(package, options.route), lookup.adviser(package)
        if action:
            find(action)
        self.options = options
        self._journal = None if options.journal is None else Journal(options.journal, service)
        self.plan = Plan(find, self._advise, action, options, self._journal.entries if self._journal else None)

    def tally(self, jobs: Iterable[object]) -> Tally:
        """A count of these jobs."""
        total = len(jobs) if isinstance(jobs, Sized) else None
        return Tally(total, self.options.on_progress, keep_done=self.options.keep_done)

    def attempt(self, task: Task) -> attempt.Attempt:
        """The steps that carry out `task`."""
        return attempt.attempt(task, self._advise)

    def write(self, record: bytes) -> None:
        """Append `record` to the journal, if there is one."""
        if self._journal:
            self._journal.write(record)

    def __enter__(self) -> Bulk:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if self._journal:
            self._journal.close()
