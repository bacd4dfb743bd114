# Generated from spec/ by `make generate`. Do not edit.
"""Schemathesis' engine on our documents."""

from __future__ import annotations

import tempfile
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import hypothesis.configuration
import schemathesis
from schemathesis.engine import events, from_schema

from ..probe import Probe, Progress
from ..results import Observation, Results
from ..subjects import Subject
from .documents import document, merged
from .gate import Gate, Mark
from .troubles import PHASE, Troubles

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
_SCENARIOS = 20


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
    probe: Probe,
    results: Results,
    every: Mapping[str, Subject],
    random: int,
    seen: list[Observation],
    progress: Progress,
) -> None:
    """Run each document by itself, then sequences of calls; `seen` gets what the gate observes."""
    gate = Gate(probe, results.subjects, every, seen)
    troubles = Troubles(gate, results.subjects, probe.target)
    with _quiet():
        chosen = [subject for subject in results.subjects.values() if probe.writes or subject.reads]
        for number, subject in enumerate(chosen):
            progress(PHASE, number, len(chosen))
            if probe.clock.over or gate.stopped:
                break
            config = options(results.seed, random, standard=probe.target.embedded)
            _run(document(subject), config, gate, probe, results, troubles, subject.action)
        progress(PHASE, len(chosen), len(chosen))
        if probe.writes and not probe.clock.over and not gate.stopped:
            progress(STATEFUL, 0, 1)
            config = options(results.seed, random, stateful=True, standard=probe.target.embedded)
            _run(merged(results.subjects), config, gate, probe, results, troubles, STATEFUL)
            progress(STATEFUL, 1, 1)
    if gate.stopped:
        results.unreachable = str(gate.stopped)


@contextmanager
def _quiet() -> Iterator[None]:
    """Nothing printed, and nothing written where the user happens to be."""
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        hypothesis.configuration.set_hypothesis_home_dir(folder)
        yield


def _run(
    raw: dict[str, Any],
    config: dict[str, Any],
    gate: Gate,
    probe: Probe,
    results: Results,
    troubles: Troubles,
    name: str,
) -> None:
    schema = schemathesis.openapi.from_dict(raw, config=schemathesis.Config.from_dict(config))
    schema.app = gate
    schema.auth.set_from_requests(Mark())
    counts = results.phases.setdefault(name, Counter())
    stream = from_schema(schema).execute()
    try:
        for event in stream:
            if isinstance(event, events.Interrupted) and not (probe.clock.over or gate.stopped):
                raise KeyboardInterrupt
            if isinstance(event, events.ScenarioFinished):
                counts[event.phase.value] += len(event.recorder.interactions)
            troubles.take(event, name)
            if probe.clock.over or gate.stopped:
                stream.stop()
    finally:
        results.troubles = troubles.found
