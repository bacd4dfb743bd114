"""An error says whether something may have been done that is not known."""

from __future__ import annotations

from functools import partial
from typing import Any

import httpx
import pytest

from qianfan_console import InvalidResponseError, QianfanError, RetryPolicy, TransportError

from .colours import Colour, Service

ONCE = RetryPolicy(attempts=1)
WORDS = "look whether it took effect"


def raised(colour: Colour, service: Service, *, create: bool) -> Any:
    actions = colour.console(service, retry=ONCE).model
    call = partial(actions.create_custom_model_set, model_set_name="s", model_type="Text2Text")
    with pytest.raises(QianfanError) as caught:
        colour.run(call() if create else actions.describe_model(model_id="m"))
    return caught.value


@pytest.mark.parametrize(
    ("answer", "unknown"),
    [
        (httpx.ConnectError("refused"), False),
        (httpx.ReadTimeout("late"), True),
        (httpx.RemoteProtocolError("broke"), True),
    ],
)
def test_no_answer(colour: Colour, answer: Exception, unknown: bool) -> None:
    error = raised(colour, Service(answer), create=True)
    assert error.outcome_unknown is unknown
    assert (WORDS in str(error)) is unknown
    assert raised(colour, Service(answer), create=False).outcome_unknown is False


@pytest.mark.parametrize(("status", "unknown"), [(400, False), (403, False), (429, False), (500, True), (503, True)])
def test_a_refusal_is_known_and_a_failure_is_not(colour: Colour, status: int, unknown: bool) -> None:
    body = {"requestId": "r", "code": "Some", "message": "m"}
    assert raised(colour, Service(body, status=status), create=True).outcome_unknown is unknown
    assert raised(colour, Service(body, status=status), create=False).outcome_unknown is False


def test_an_answer_that_cannot_be_read(colour: Colour) -> None:
    error = raised(colour, Service([1]), create=True)
    assert isinstance(error, InvalidResponseError)
    assert error.outcome_unknown
    assert WORDS in str(error)
    assert raised(colour, Service([1]), create=False).outcome_unknown is False


def test_a_lost_request_can_be_identified_without_its_signature(colour: Colour) -> None:
    service = Service(httpx.ReadTimeout("late"))
    error = raised(colour, service, create=True)
    assert isinstance(error, TransportError)
    (request,) = service.requests
    signature = request.headers["authorization"].rpartition("/")[2]
    assert error.signed_id == f"{request.headers['x-bce-date']}/{signature[:16]}"
    assert error.signed_id in str(error)
    assert signature not in str(error)
