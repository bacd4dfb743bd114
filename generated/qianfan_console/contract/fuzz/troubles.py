# Generated from spec/ by `make generate`. Do not edit.
"""What Schemathesis' own checks find, each once, with the smallest request that shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from schemathesis.core.failures import AcceptedNegativeData, Failure, ServerError
from schemathesis.core.transport import Response
from schemathesis.engine import events
from schemathesis.engine.recorder import RecordedScenario
from schemathesis.openapi.checks import AuthScenario, IgnoredAuth

from ..results import Trouble
from ..subjects import Subject
from ..targets import Target
from .checks import demand, own_fault
from .gate import Exchange, Gate

PHASE = "Schemathesis"
_LONGEST = 2000


class Troubles:
    """Those of all runs of the engine: what an Action's own run finds, and sequences again, is one."""

    def __init__(self, gate: Gate, subjects: Mapping[str, Subject], target: Target) -> None:
        self._gate, self._subjects = gate, subjects
        self._scrub, self._standard = target.scrub, target.embedded
        self._found: dict[tuple[str, str], Trouble] = {}

    @property
    def found(self) -> list[Trouble]:
        """What was found, in its order."""
        return list(self._found.values())

    def take(self, event: events.EngineEvent, name: str) -> None:
        """Enter what the event tells; the name of the run is an Action's, or says what kind of run it is."""
        if isinstance(event, events.NonFatalError | events.FatalError):
            error = event.value if isinstance(event, events.NonFatalError) else event.exception
            words = f"{type(error).__name__}: {error}"
            self._enter(Trouble(own_fault(name), PHASE, "Schemathesis could not go on", words))
        elif isinstance(event, events.ScenarioFinished):
            for trouble in self._of(event.recorder, event.phase.value):
                self._enter(trouble)
            self._gate.forget(event.recorder.cases)

    def _of(self, recorder: RecordedScenario, phase: str) -> Iterator[Trouble]:
        for case_id, checks in recorder.checks.items():
            case, interaction = recorder.cases[case_id].value, recorder.interactions.get(case_id)
            for check in checks:
                failure = check.failure_info.failure if check.failure_info else None
                response = interaction.response if interaction else None
                if failure and response and self._counts(failure, case, response):
                    sent = list(self._exchanges(recorder, failure.case_id or case_id))
                    yield self._trouble(failure, case, response, phase, sent)

    def _trouble(self, failure: Failure, case: Any, response: Response, phase: str, sent: list[Exchange]) -> Trouble:
        subject = self._subjects[str(case.operation.definition.raw["operationId"])]
        words = failure.message or f"{case.method} was answered with {response.status_code}"
        words = words.replace(f"#{subject.action}", "")  # tells paths apart that are one
        requests = tuple(each.message for each in sent)
        return Trouble(
            demand(failure, subject, response), phase, failure.title, words, requests, sent[-1].answer if sent else None
        )

    def _exchanges(self, recorder: RecordedScenario, case_id: str) -> Iterator[Exchange]:
        """What was sent for a case, in a sequence after the calls that led to it."""
        node = recorder.cases.get(case_id)
        if node and node.parent_id and node.transition:
            yield from self._exchanges(recorder, node.parent_id)
        if case_id in self._gate.exchanged:
            yield self._gate.exchanged[case_id]

    def _enter(self, trouble: Trouble) -> None:
        trouble = replace(trouble, title=self._scrub(trouble.title), message=self._scrub(trouble.message)[:_LONGEST])
        known = self._found.setdefault((trouble.entry.id, trouble.title), replace(trouble, times=0))
        smallest = min(known, trouble, key=_size)
        phases = dict.fromkeys([*known.phase.split(", "), trouble.phase])
        self._found[trouble.entry.id, trouble.title] = replace(smallest, phase=", ".join(phases), times=known.times + 1)

    def _counts(self, failure: Failure, case: Any, response: Response) -> bool:
        """Whether a failure is one of the service, and is not among the findings anyway."""
        if case.id in self._gate.unsent or case.id in self._gate.judged:
            return False
        if isinstance(failure, IgnoredAuth):
            # To what is no BCE signature at all, the documented answer is 400, not 403.
            return failure.scenario is not AuthScenario.INVALID_AUTH or "got `400 Bad Request`" not in failure.message
        if isinstance(failure, AcceptedNegativeData):
            # No page says what becomes of other query parameters. Of a form the gate has judged what arrived.
            return self._standard and case.id not in self._gate.forms
        return not (isinstance(failure, ServerError) and response.status_code == 501)


def _size(trouble: Trouble) -> tuple[bool, int, int]:
    """What is known, and short, comes first."""
    return not trouble.requests, len(trouble.requests), sum(len(request.body) for request in trouble.requests)
