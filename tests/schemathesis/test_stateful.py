"""Sequences of calls over the merged document: ids flow from a set to its versions, their compression and export.

Beside Schemathesis' own checks, each scenario keeps a book of what exists, and holds every answer against it.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import hypothesis
import pytest
from hypothesis import Phase, settings

import schemathesis
from qianfan_console.sandbox import Durations, Sandbox

from .budget import SCENARIOS, SEEDS, STEPS, config
from .documents import merged
from .run import has_invalid_body, is_valid
from .world import Signed

AT_ONCE = Durations(version=0, queue=0, compression=0, stopping=0, export=0)
ID = {
    "DescribeModelSet": "modelSetId",
    "DeleteModelSet": "modelSetId",
    "DescribeModel": "modelId",
    "DeleteModel": "modelId",
    "CreateModelExportTask": "modelId",
    "DescribeModelCompTask": "modelCompTaskId",
    "DeleteModelCompTask": "modelCompTaskId",
}
CHAIN = "set → version → compression"


class Book:
    """What exists after the calls so far, each thing with what it was made from."""

    def __init__(self) -> None:
        self.made_from: dict[str, str] = {}
        self.gone: set[str] = set()

    def made(self, thing: str, source: str = "") -> None:
        self.made_from[thing] = source

    def deleted(self, thing: str) -> None:
        """A set goes with its versions; what was made from a version stays."""
        self.gone |= {thing} | {
            each for each, source in self.made_from.items() if source == thing and "amva" not in each
        }

    def exists(self, thing: Any) -> bool | None:
        """None when it is none of ours."""
        return thing not in self.gone if thing in self.made_from else None


def workflow(sandbox: Sandbox, seed: int, counts: Counter[str], *, deletes: bool) -> Any:
    """The state machine of the merged document, with a book."""
    schema = schemathesis.openapi.from_dict(merged(deletes=deletes), config=config(seed, stateful=True))
    schema.app = sandbox.app
    schema.auth.set_from_requests(Signed())
    machine: Any = schema.as_state_machine()

    class Workflow(machine):  # type: ignore[misc]
        def setup(self) -> None:
            self.book = Book()

        def validate_response(self, response: Any, case: Any, *args: Any, **kwargs: Any) -> None:
            super().validate_response(response, case, *args, **kwargs)
            action = str(case.operation.definition.raw["operationId"])
            counts["valid" if is_valid(case) else "invalid"] += 1
            if has_invalid_body(case):
                assert 400 <= response.status_code < 500, (action, case.body, response.content)
            if is_valid(case) or response.status_code == 200:
                enter(self.book, action, case.body, response.status_code, json.loads(response.content), counts)

    return Workflow


def enter(book: Book, action: str, body: Any, status: int, answer: Any, counts: Counter[str]) -> None:
    """Hold a valid call against the book, and enter what it changed."""
    named = body.get(ID.get(action, ""))
    expected = book.exists(named)
    if expected is not None:
        counts[f"{action}: {'exists' if expected else 'gone'}"] += 1
        assert (status == 200) is expected, (
            f"{action} of {named}, which {'exists' if expected else 'is gone'}: {answer}"
        )
    if status != 200:
        assert answer["code"] == "InvalidRequestArgumentError", answer
    elif action == "CreateCustomModelSet":
        book.made(answer["result"])
    elif action == "CreateCustomModel":
        book.made(answer["result"]["modelId"], body["modelSetId"])
    elif action == "CreateModelCompTask":
        counts[CHAIN] += book.made_from.get(body["sourceModelId"]) in book.made_from
        book.made(answer["result"], body["sourceModelId"])
    elif action.startswith("Delete"):
        book.deleted(named)


def explore(seed: int, *, deletes: bool) -> Counter[str]:
    """Run the scenarios of the budget, and count what happened."""
    counts: Counter[str] = Counter()
    options = settings(max_examples=SCENARIOS, stateful_step_count=STEPS, phases=[Phase.generate], database=None)
    with Sandbox(durations=AT_ONCE) as sandbox:
        hypothesis.seed(seed)(workflow(sandbox, seed, counts, deletes=deletes)).run(settings=options)
    return counts


@pytest.mark.parametrize("seed", SEEDS)
def test_ids_flow_from_set_to_version_to_compression(seed: int) -> None:
    counts = explore(seed, deletes=False)
    assert counts[CHAIN] >= 2, counts
    assert sum(number for name, number in counts.items() if name.endswith(": exists")) >= 5, counts
    assert counts["valid"] > counts["invalid"] > 0


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_deleted_is_gone(seed: int) -> None:
    counts = explore(seed, deletes=True)
    assert counts["DeleteModelSet: exists"] > 0, counts
    assert sum(number for name, number in counts.items() if name.endswith(": gone")) >= 5, counts
