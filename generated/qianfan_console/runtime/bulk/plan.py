# Generated from spec/ by `make generate`. Do not edit.
"""What to do with each job, given what the journal knows about it. No I/O."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ..errors import RequestValidationError
from ..operation import Operation
from .errors import JournalError
from .job import Job, Task, digest
from .options import Options
from .outcome import Outcome
from .records import Entry

Find = Callable[[str], Operation[Any]]
Advise = Callable[[str], str]


class Plan:
    """Goes through the jobs once, in their order.

    Args:
        find: the operation of an Action.
        advise: what to look at when it is not known whether an Action took effect.
        action: the Action of jobs that name none.
        options: the run's.
        entries: what the journal knows, by key; None without a journal.
    """

    def __init__(
        self, find: Find, advise: Advise, action: str, options: Options, entries: Mapping[str, Entry] | None
    ) -> None:
        self._find, self._advise, self._action, self._options = find, advise, action, options
        self._entries: Mapping[str, Entry] = entries or {}
        self._seen: set[str] | None = None if entries is None else set()

    def steps(self, jobs: Iterable[Mapping[str, Any] | Job]) -> Iterator[Task | Outcome]:
        """For each job what is to be sent, or what became of it already. Jobs are taken as they are asked for.

        Raises:
            JournalError: two jobs have one key, or the journal knows a key with another body.
        """
        for index, given in enumerate(jobs):
            job = given if isinstance(given, Job) else Job(given)
            key = self._key(job, index)
            try:
                task = self._task(job, key, index)
            except RequestValidationError as error:
                yield Outcome(index, key, job.action or self._action, "failed", error=error)
            else:
                yield self._settled(task, self._entries.get(key)) or task

    def _key(self, job: Job, index: int) -> str:
        key = job.key or (self._options.key(job.body) if self._options.key else str(index + 1))
        if not isinstance(key, str) or not key:
            raise TypeError(f"the key of job {index + 1} must be a string that is not empty")
        if self._seen is not None:
            if key in self._seen:
                raise JournalError(f"job {index + 1} has the key {key!r} of an earlier job; each needs one of its own")
            self._seen.add(key)
        return key

    def _task(self, job: Job, key: str, index: int) -> Task:
        operation = self._find(job.action or self._action)
        body = operation.validate(job.body, either_spelling=True)
        return Task(index, key, operation, body, digest(operation.action, body, self._options.call.get("extra_body")))

    def _settled(self, task: Task, entry: Entry | None) -> Outcome | None:
        """What became of `task` in an earlier run; None if it is to be sent."""
        if entry is None or entry.state == "failed":
            return None
        if entry.digest != task.digest:
            raise JournalError(
                f"job {task.index + 1}: the journal knows the key {task.key!r} with another Action or body; "
                "is it the journal of other jobs? Give each set of jobs its own, and a changed job a new key"
            )
        action = task.operation.action
        if entry.state == "done":
            return Outcome(task.index, task.key, action, "skipped", task.operation.response.read(entry.answer))
        if task.operation.idempotent or self._options.on_unknown == "resend":
            return None
        advice = f"an earlier run sent it at {entry.time} and did not learn the outcome; {self._advise(action)}"
        return Outcome(task.index, task.key, action, "unknown", advice=advice)
