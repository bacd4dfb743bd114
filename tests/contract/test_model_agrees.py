"""The generated client and the JSON Schema give the same verdict, and what is accepted is sent as it is.

One difference is meant: 1.0 is an integer to JSON Schema, and is refused by the strictly typed client.
"""

from __future__ import annotations

import json
import warnings
from typing import Any

import pytest
from pydantic import ValidationError

from qianfan_console import RequestValidationError
from qianfan_console.contract.document import Document
from qianfan_console.contract.scalars import types
from qianfan_console.contract.sites import sites
from qianfan_console.runtime import registry
from qianfan_console.runtime.errors import Violation
from qianfan_console.runtime.operation import Operation

from .cases import MAIN, OPERATIONS, near_misses, verdicts
from .wire import sent

each_action = pytest.mark.parametrize("action", OPERATIONS)


def _operation(action: str) -> Operation[Any]:
    facts = OPERATIONS[action]
    return registry.load("qianfan_console", f"{facts['namespace']}.operations.{facts['method']}")


def _wire(operation: Operation[Any], body: Any) -> tuple[dict[str, Any], bool] | tuple[Violation, ...]:
    """What the client would send, and whether it warned of a deprecated spelling; or the violations that it raises."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            wire = operation.validate(body)
        except RequestValidationError as error:
            return error.violations
    assert {one.category for one in caught} <= {DeprecationWarning}
    return wire, bool(caught)


def _whole_floats(document: Document, body: Any) -> list[str]:
    """Where a number such as 1.0 stands for an integer in a valid body, as a path of the client."""
    return [
        ".".join(map(str, site.path))
        for site in sites(document, body)
        if isinstance(site.value, float) and "integer" in types(site.nodes)
    ]


@each_action
def test_the_client_refuses_what_the_schema_refuses(action: str) -> None:
    operation = _operation(action)
    for miss, verdict in zip(near_misses(action), verdicts(action), strict=True):
        if isinstance(miss.body, dict) and not verdict:
            outcome = _wire(operation, miss.body)
            assert outcome, miss.body
            assert isinstance(outcome[0], Violation), (miss.edit, miss.body)


@each_action
def test_the_client_sends_what_the_schema_accepts_unchanged_but_for_aliases(action: str) -> None:
    operation, document = _operation(action), Document(OPERATIONS[action]["request"])
    for miss, verdict in zip(near_misses(action), verdicts(action), strict=True):
        if verdict and not _whole_floats(document, miss.body):
            expected = sent(document, miss.body)
            wire, warned = _wire(operation, miss.body)
            # As text, because 1, 1.0 and true are equal in Python and different on the wire.
            assert json.dumps(wire, sort_keys=True) == json.dumps(expected, sort_keys=True), miss.edit
            assert warned == (expected != miss.body), miss.body


@each_action
def test_the_client_alone_refuses_a_float_for_an_integer_and_nothing_else_there(action: str) -> None:
    operation, document = _operation(action), Document(OPERATIONS[action]["request"])
    for miss, verdict in zip(near_misses(action), verdicts(action), strict=True):
        places = _whole_floats(document, miss.body) if verdict else []
        if places:
            refused = [violation for violation in _wire(operation, miss.body) if isinstance(violation, Violation)]
            assert [violation.path for violation in refused] == places, miss.body


def test_the_corpus_reaches_the_one_difference() -> None:
    document = Document(OPERATIONS[MAIN]["request"])
    pairs = zip(near_misses(MAIN), verdicts(MAIN), strict=True)
    reached = {place for miss, verdict in pairs if verdict for place in _whole_floats(document, miss.body)}
    assert {"trainMeta.checkpointStep", "importMeta.advancedSettings.numBeams"} <= reached


@each_action
def test_the_model_refuses_what_is_no_object(action: str) -> None:
    operation = _operation(action)
    for miss in near_misses(action):
        if not isinstance(miss.body, dict):
            with pytest.raises(ValidationError):
                operation.request.model_validate(miss.body, by_alias=True, by_name=False)
