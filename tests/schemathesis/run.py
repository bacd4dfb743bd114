"""One run of Schemathesis over one document, and every verdict of it, counted by ourselves."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from schemathesis.core.parameters import ParameterLocation
from schemathesis.engine import events, from_schema

import schemathesis

from .budget import SEEDS, config
from .world import Signed, World

DOCUMENTED = {"requestId", "code", "message"}
Case = schemathesis.Case[Any]
STATE = "InvalidRequestArgumentError"  # what the sandbox answers to a valid body that the state does not allow


class Verdict(NamedTuple):
    """One answer: to a valid or an invalid request, of which status and code."""

    valid: bool
    status: int
    code: str


@dataclass
class Result:
    """What a run came to."""

    verdicts: Counter[Verdict] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    phases: Counter[str] = field(default_factory=Counter)

    def count(self, *, valid: bool, status: int | None = None) -> int:
        """How many valid or invalid requests were answered, with `status` if it is given."""
        return sum(n for v, n in self.verdicts.items() if v.valid is valid and status in (None, v.status))

    def judge(self) -> list[str]:
        """Everything that is wrong with the run; nothing, if it is as it should be."""
        return [*dict.fromkeys(self.problems), *self._shares()]

    def _shares(self) -> Iterator[str]:
        valid, accepted = self.count(valid=True), self.count(valid=True, status=200)
        if not valid or accepted <= 0.5 * valid:
            yield f"of {valid} valid requests only {accepted} were accepted"
        invalid, forbidden = self.count(valid=False), self.count(valid=False, status=403)
        if not invalid or forbidden > 0.75 * invalid:
            yield f"of {invalid} invalid requests {forbidden} were refused for their signature alone"
        if not forbidden:
            yield "no request without a signature was refused"
        if not self.count(valid=False, status=405):
            yield "no other method was refused"


def run(
    document: dict[str, Any],
    world: World,
    *,
    base_url: str | None = None,
    auth: Signed | None = None,
    app: Any = None,
    seed: int = SEEDS[0],
) -> Result:
    """Try the document at the sandbox of `world`: in process, or at `base_url`."""
    schema = schemathesis.openapi.from_dict(document, config=config(seed))
    if base_url is None:
        schema.app = app or world.sandbox.app
    else:
        schema.config.base_url = base_url
    schema.auth.set_from_requests(auth or Signed())
    result = Result()
    World.current = world
    try:
        for event in from_schema(schema).execute():
            _note(event, result)
    finally:
        World.current = None
    return result


def _note(event: events.EngineEvent, result: Result) -> None:
    if isinstance(event, events.NonFatalError | events.FatalError | events.SchemaAnalysisWarnings):
        result.problems.append(str(event))
    if not isinstance(event, events.ScenarioFinished):
        return
    recorder = event.recorder
    result.phases[event.phase.value] += len(recorder.interactions)
    for case_id, interaction in recorder.interactions.items():
        case = recorder.cases[case_id].value
        if interaction.response is None or case.meta is None or recorder.cases[case_id].parent_id:
            continue  # a probe of a check is judged by the check
        response = interaction.response
        verdict, problem = _verdict(case, response.status_code, response.content)
        result.verdicts[verdict] += 1
        if problem:
            result.problems.append(f"{event.phase.value}: {problem}: {case.body!r:.300}")
    for checks in recorder.checks.values():
        failures = [check.failure_info.failure for check in checks if check.failure_info]
        result.problems += [f"{event.phase.value}: {failure.title}: {failure.message:.300}" for failure in failures]


def _verdict(case: Case, status: int, content: bytes | None) -> tuple[Verdict, str]:
    """The verdict, and what is wrong with it."""
    body = json.loads(content or b"null")
    valid = is_valid(case)
    verdict = Verdict(valid, status, body.get("code", ""))
    if status == 200:
        return verdict, "an invalid body was accepted" if has_invalid_body(case) else ""
    if set(body) != DOCUMENTED or not 400 <= status < 500:
        return verdict, f"no documented refusal ({status})"
    if valid and (status, verdict.code) != (400, STATE):
        return verdict, f"a valid request was refused as {verdict.code} ({status}): {body['message']:.200}"
    return verdict, ""


def is_valid(case: Case) -> bool:
    """Whether Schemathesis made the request as a valid one."""
    return case.meta is not None and case.meta.generation.mode is schemathesis.GenerationMode.POSITIVE


def has_invalid_body(case: Case) -> bool:
    """Whether the body surely breaks the schema as it is sent.

    What else is invalid in a case may vanish on the wire (an empty parameter, a number in a form); the check
    negative_data_rejection knows when.
    """
    body_is_negative = case.meta is not None and case.meta.is_negative_at(ParameterLocation.BODY)
    return body_is_negative and case.media_type == "application/json"
