"""One call with its two records, as steps that a shell carries out in this order. No I/O."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any

from . import records
from .errors import JournalError
from .job import Task
from .outcome import Outcome, may_have_taken_effect


@dataclass(frozen=True, slots=True)
class Write:
    """Append a record to the journal, and do not go on before it is safe on the disk."""

    record: bytes


@dataclass(frozen=True, slots=True)
class Send:
    """Make the call; its response is the step's answer."""

    task: Task


Attempt = Generator[Write | Send, Any, Outcome]


def attempt(task: Task, advise: Callable[[str], str]) -> Attempt:
    """The steps for `task`. What a step raises is thrown in; an interruption is recorded and goes on its way."""
    sent, interruption = False, None
    try:
        yield Write(records.started(task))
        sent = True
        response = yield Send(task)
    except (JournalError, GeneratorExit):
        raise
    except BaseException as error:
        outcome = _failure(task, error, advise if sent else None)
        interruption = None if isinstance(error, Exception) else error
    else:
        outcome = Outcome(task.index, task.key, task.operation.action, "done", response)
    yield Write(records.ended(outcome))
    if interruption is not None:
        raise interruption
    return outcome


def _failure(task: Task, error: BaseException, advise: Callable[[str], str] | None) -> Outcome:
    """What the error means for the job; `advise` is None if the call was not begun."""
    action = task.operation.action
    if advise is None or not may_have_taken_effect(error, idempotent=task.operation.idempotent):
        return Outcome(task.index, task.key, action, "failed", error=error)
    return Outcome(task.index, task.key, action, "unknown", error=error, advice=advise(action))
