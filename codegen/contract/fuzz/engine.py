"""Schemathesis' engine on our documents, and what its own checks find."""

from __future__ import annotations

import json
import tempfile
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import hypothesis.configuration
from schemathesis.core import NotSet
from schemathesis.core.failures import AcceptedNegativeData, Failure, ServerError
from schemathesis.core.transport import Response
from schemathesis.engine import events, from_schema
from schemathesis.openapi.checks import AuthScenario, IgnoredAuth

import schemathesis

from ..bodies import FORM
from ..probe import Probe, Progress
from ..results import Observation, Results, Trouble
from ..subjects import Subject
from .documents import document, merged
from .gate import Gate, Mark

PHASE = "Schemathesis"
STATEFUL = "stateful"
_SETTINGS: dict[str, Any] = {
    "continue-on-failure": True,
    "generation": {"database": "none"},
    # What is sent must not depend on what was answered: ids are random, and a run would not be the same twice.
    "phases": {
        "examples": {"extra-data-sources": {"responses": False}},
        "coverage": {"extra-data-sources": {"responses": False}, "generate-duplicate-query-parameters": True},
        "fuzzing": {"extra-data-sources": {"responses": False}, "error-feedback": {"enabled": False}},
        "stateful": {"enabled": False, "inference": {"algorithms": []}},
    },
    "checks": {
        # What a valid body may be answered depends on the state; the gate judges by what the answer means.
        "positive_data_acceptance": {"enabled": False},
        # It asks for 401. The documented answer to a request without a signature is 403 AccessDenied.
        "missing_required_header": {"enabled": False},
    },
}
_SCENARIOS, _STEPS = 20, 8


def options(seed: int, random: int, *, stateful: bool = False, standard: bool = True) -> dict[str, Any]:
    """How Schemathesis runs. Not `standard`: without the checks of what the vendor's pages do not say."""
    phases = {name: dict(phase) for name, phase in _SETTINGS["phases"].items()}
    checks = dict(_SETTINGS["checks"])
    if stateful:
        phases = {name: {**phase, "enabled": name == "stateful"} for name, phase in phases.items()}
    if not standard:
        checks["unsupported_method"] = {"enabled": False}
    generation = {**_SETTINGS["generation"], "max-examples": _SCENARIOS if stateful else max(random, 1)}
    return {**_SETTINGS, "seed": seed, "phases": phases, "checks": checks, "generation": generation}


def random_tests(
    probe: Probe, results: Results, every: Mapping[str, Subject], random: int, progress: Progress
) -> list[Observation]:
    """Run each document by itself, then sequences of calls; what the gate observed."""
    gate = Gate(probe, results.subjects, every)
    with _quiet():
        chosen = [subject for subject in results.subjects.values() if probe.writes or subject.reads]
        for number, subject in enumerate(chosen):
            progress(PHASE, number, len(chosen))
            if probe.clock.over or gate.stopped:
                break
            config = options(results.seed, random, standard=probe.target.embedded)
            _run(document(subject), config, gate, probe, results, subject.action)
        progress(PHASE, len(chosen), len(chosen))
        if probe.writes and not probe.clock.over and not gate.stopped:
            progress(STATEFUL, 0, 1)
            config = options(results.seed, random, stateful=True, standard=probe.target.embedded)
            _run(merged(results.subjects), config, gate, probe, results, STATEFUL)
            progress(STATEFUL, 1, 1)
    if probe.clock.over:
        results.notes.append("The time was up before Schemathesis had sent everything.")
    if gate.stopped:
        results.unreachable = str(gate.stopped)
    return gate.seen


@contextmanager
def _quiet() -> Iterator[None]:
    """Nothing printed, and nothing written where the user happens to be."""
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        hypothesis.configuration.set_hypothesis_home_dir(folder)
        yield


def _run(raw: dict[str, Any], config: dict[str, Any], gate: Gate, probe: Probe, results: Results, name: str) -> None:
    schema = schemathesis.openapi.from_dict(raw, config=schemathesis.Config.from_dict(config))
    schema.app = gate
    schema.auth.set_from_requests(Mark())
    counts = results.phases.setdefault(name, Counter())
    troubles: dict[tuple[str, str], Trouble] = {}
    stream = from_schema(schema).execute()
    for event in stream:
        if isinstance(event, events.Interrupted):
            raise KeyboardInterrupt
        for trouble in _troubles(event, gate, counts, name, standard=probe.target.embedded):
            _enter(troubles, trouble, probe)
        if probe.clock.over or gate.stopped:
            stream.stop()
    results.troubles += troubles.values()


def _enter(troubles: dict[tuple[str, str], Trouble], trouble: Trouble, probe: Probe) -> None:
    """Once, with all the phases in which it was found; words and body are those of the first time."""
    scrub = probe.target.scrub
    key = (trouble.action, trouble.title)
    known = troubles.get(key)
    if known is None:
        texts = scrub(trouble.title), scrub(trouble.message)[:2000], scrub(trouble.body)[:1000]
        troubles[key] = Trouble(trouble.action, trouble.phase, *texts)
        return
    phases = dict.fromkeys([*known.phase.split(", "), trouble.phase])
    troubles[key] = replace(known, phase=", ".join(phases), times=known.times + 1)


def _troubles(
    event: events.EngineEvent, gate: Gate, counts: Counter[str], name: str, *, standard: bool
) -> Iterator[Trouble]:
    if isinstance(event, events.NonFatalError | events.FatalError):
        error = event.value if isinstance(event, events.NonFatalError) else event.exception
        yield Trouble(name, PHASE, "Schemathesis could not go on", f"{type(error).__name__}: {error}", "")
    if not isinstance(event, events.ScenarioFinished):
        return
    phase, recorder = event.phase.value, event.recorder
    counts[phase] += len(recorder.interactions)
    for case_id, checks in recorder.checks.items():
        case, interaction = recorder.cases[case_id].value, recorder.interactions.get(case_id)
        for check in checks:
            failure = check.failure_info.failure if check.failure_info else None
            response = interaction.response if interaction else None
            if failure and response and _counts(failure, case, response, gate, standard=standard):
                action = str(case.operation.definition.raw.get("operationId", name))
                words = failure.message or f"{case.method} was answered with {response.status_code}"
                yield Trouble(action, phase, failure.title, words, _body(case.body))


def _body(body: Any) -> str:
    if isinstance(body, NotSet):
        return ""
    try:
        return json.dumps(body, ensure_ascii=False)
    except (TypeError, ValueError):
        return repr(body)


def _counts(failure: Failure, case: Any, response: Response, gate: Gate, *, standard: bool) -> bool:
    """Whether a failure is one of the service, and is not among the findings anyway."""
    if case.id in gate.unsent or case.id in gate.judged:
        return False
    if isinstance(failure, IgnoredAuth):
        # To what is no BCE signature at all, the documented answer is 400, not 403.
        return failure.scenario is not AuthScenario.INVALID_AUTH or "got `400 Bad Request`" not in failure.message
    if isinstance(failure, AcceptedNegativeData):
        # No page says what becomes of other query parameters. A form whose null vanishes on the wire is valid.
        sent = response.request.body
        alone = isinstance(sent, bytes) and sent.count(b"Content-Disposition: form-data; name=") == 1
        return standard and not (case.media_type == FORM and alone)
    return not (isinstance(failure, ServerError) and response.status_code == 501)
