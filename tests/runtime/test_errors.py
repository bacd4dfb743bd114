"""The tree of errors: what an answer becomes, what a terminal shows, and that errors survive copying."""

from __future__ import annotations

import copy
import inspect
import json
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import qianfan_console
from qianfan_console import (
    APIError,
    AuthenticationError,
    BadRequestError,
    ConnectError,
    ConnectionLostError,
    InvalidResponseError,
    NotFoundError,
    PermissionDeniedError,
    QianfanError,
    RateLimitError,
    RequestExpiredError,
    RequestTimeoutError,
    RequestValidationError,
    ServerError,
    TransportError,
    Violation,
    WaitFailedError,
    WaitTimeoutError,
)
from qianfan_console.runtime import errors as module
from qianfan_console.runtime import registry
from qianfan_console.runtime.response import interpret
from qianfan_console.runtime.wire import Reply

from .colours import Colour, Service

ENVELOPE = {"requestId": "r-9", "code": "AccessDenied", "message": "Access denied."}


def refused(colour: Colour, body: Any, status: int = 400, headers: dict[str, str] | None = None) -> APIError:
    """The error of an answer to a create, which must not be repeated blindly."""
    console = colour.console(Service(body, status=status, headers=headers))
    with pytest.raises(APIError) as caught:
        colour.run(console.model.create_custom_model_set(model_set_name="s", model_type="Text2Text"))
    return caught.value


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, BadRequestError),
        (401, AuthenticationError),
        (402, APIError),
        (403, PermissionDeniedError),
        (404, NotFoundError),
        (405, APIError),
        (418, APIError),
        (429, RateLimitError),
        (499, APIError),
        (500, ServerError),
        (503, ServerError),
        (520, ServerError),
        (599, ServerError),
        (999, ServerError),
    ],
)
def test_by_status(colour: Colour, status: int, kind: type[APIError]) -> None:
    error = refused(colour, {"requestId": "r-9", "code": "NeverSeen", "message": "m"}, status)
    assert type(error) is kind
    assert (error.status, error.code, error.message, error.request_id) == (status, "NeverSeen", "m", "r-9")
    assert error.retry_safe is (status == 429)


@pytest.mark.parametrize("status", [400, 403, 418, 500, 200])
@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("AccessDenied", PermissionDeniedError),
        ("PermissionDeniedError", PermissionDeniedError),
        ("OptInRequired", PermissionDeniedError),
        ("InvalidAccessKeyId", AuthenticationError),
        ("InvalidHTTPAuthHeader", AuthenticationError),
        ("SignatureDoesNotMatch", AuthenticationError),
        ("RequestExpired", RequestExpiredError),
        ("InternalError", ServerError),
    ],
)
def test_by_code_whatever_the_status(colour: Colour, code: str, kind: type[APIError], status: int) -> None:
    error = refused(colour, {**ENVELOPE, "code": code}, status)
    assert type(error) is kind
    assert error.status == status


def test_what_an_error_carries(colour: Colour) -> None:
    error = refused(colour, ENVELOPE, 403, {"X-Bce-Request-Id": "from-header", "Retry-After": "3"})
    assert (error.action, error.status, error.code) == ("CreateCustomModelSet", 403, "AccessDenied")
    assert (error.message, error.request_id, error.body) == ("Access denied.", "r-9", ENVELOPE)
    assert error.headers["retry-after"] == "3"
    assert "QianfanFullControlAccessPolicy" in error.hint
    assert not error.retry_safe


def test_a_terminal_shows_all_that_is_needed(colour: Colour) -> None:
    assert str(refused(colour, ENVELOPE, 403)).splitlines() == [
        "CreateCustomModelSet: AccessDenied (HTTP 403): Access denied.",
        "  The page asks for one of these policies: QianfanFullControlAccessPolicy, "
        "QianfanModelTuningFullControlAccessPolicy.",
        "  Request id r-9; do not repeat it blindly.",
    ]


def test_a_terminal_does_not_obey_the_service(colour: Colour) -> None:
    sent = {"requestId": "r\x1b[1m", "code": "A\x07", "message": "\x1b[2Jred\r\nTraceback\u202e 中文"}
    error = refused(colour, sent)
    assert [error.request_id, error.code, error.message] == list(sent.values())
    assert "".join(str(error).splitlines()).isprintable()
    assert "\\u001b[2Jred Traceback\\u202e 中文" in str(error)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (b"<html>Bad gateway</html>", "<html>Bad gateway</html>"),
        (b"", ""),
        (b"\xff\xfe", "\ufffd\ufffd"),
        (b"[" * 100_000, "[" * 100_000),
        (b"1" * 5_000, "1" * 5_000),
    ],
    ids=["html", "empty", "no text", "deep", "long number"],
)
def test_a_body_that_is_no_json(colour: Colour, body: bytes, text: str) -> None:
    error = refused(colour, body, 502, {"x-bce-request-id": "from-header"})
    assert type(error) is ServerError
    assert (error.code, error.message, error.request_id, error.body) == ("", "", "from-header", text)
    assert "CreateCustomModelSet: error (HTTP 502): no message" in str(error)


@pytest.mark.parametrize("body", [[], ["x"], "text", 5, True, None, {}, {"code": None}, {"code": 5, "message": ["m"]}])
def test_a_json_body_of_another_form(colour: Colour, body: Any) -> None:
    error = refused(colour, body, 400)
    assert type(error) is BadRequestError
    assert error.body == ("null" if body is None else body)
    assert isinstance(error.code, str)
    assert isinstance(error.message, str)


def test_code_and_message_from_the_headers(colour: Colour) -> None:
    headers = {"x-bce-error-code": "SignatureDoesNotMatch", "x-bce-error-message": "wrong key"}
    error = refused(colour, b"", 403, headers)
    assert type(error) is AuthenticationError
    assert error.message == "wrong key"


def test_the_body_of_an_error_with_status_200(colour: Colour) -> None:
    assert type(refused(colour, ENVELOPE, 200)) is PermissionDeniedError


def test_a_result_beside_a_code_is_no_error(colour: Colour) -> None:
    console = colour.console(Service({"requestId": "r", "result": "am-1", "code": "0", "message": "ok"}))
    response = colour.run(console.model.create_custom_model_set(model_set_name="s", model_type="Text2Text"))
    assert response.result == "am-1"


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b'"text"', b"5", b"null", b"NaN"])
def test_no_json_object_in_a_success(colour: Colour, body: bytes) -> None:
    console = colour.console(Service(body, headers={"x-bce-request-id": "from-header"}))
    with pytest.raises(InvalidResponseError) as caught:
        colour.run(console.model.describe_model(model_id="amv-1"))
    error = caught.value
    assert (error.action, error.status, error.request_id, error.body) == ("DescribeModel", 200, "from-header", body)
    assert f"HTTP 200, {len(body)} bytes, request id from-header" in str(error)


def samples() -> list[QianfanError]:
    """One error of each class."""
    found: list[QianfanError] = [
        qianfan_console.ConfigurationError("no access_key"),
        RequestValidationError("Act", [Violation("a.b", "type", "must be a string", "https://page", ("e-1",))]),
        InvalidResponseError("Act", "no JSON", status=200, request_id="r", body=b"\xff"),
        WaitFailedError("m", waiter="w", state="Fail", response={"a": [1]}, reason="broken"),
        WaitTimeoutError("m", waiter="w", state="Creating", response=None),
        module.WaitError("m", waiter="w", state="Odd", response=None),
        QianfanError("base"),
    ]
    found += [kind("Act", "why", idempotent=True) for kind in TRANSPORT]
    found += [
        kind(
            "Act", status=400, code="C", message="m", request_id="r", body={"k": 1}, headers={"h": "v"}, retry_safe=True
        )
        for kind in API
    ]
    return found


TRANSPORT: list[type[TransportError]] = [TransportError, ConnectError, ConnectionLostError, RequestTimeoutError]
API: list[type[APIError]] = [
    APIError, AuthenticationError, BadRequestError, NotFoundError, PermissionDeniedError, RateLimitError,
    RequestExpiredError, ServerError,
]  # fmt: skip


def test_the_samples_are_the_whole_tree() -> None:
    tree = {kind for _, kind in inspect.getmembers(module, inspect.isclass) if issubclass(kind, QianfanError)}
    assert {type(error) for error in samples()} == tree
    drawing = module.__doc__ or ""
    assert {kind.__name__ for kind in tree} == {
        word for word in drawing.replace("(", " ").split() if word in vars(module)
    }


@pytest.mark.parametrize("error", samples(), ids=lambda error: type(error).__name__)
@pytest.mark.parametrize(
    "copied",
    [copy.copy, copy.deepcopy, *(lambda e, p=p: pickle.loads(pickle.dumps(e, p)) for p in range(6))],
    ids=["copy", "deepcopy", *(f"pickle {p}" for p in range(6))],
)
def test_copies(error: QianfanError, copied: Any) -> None:
    error.add_note("a note")
    other = copied(error)
    assert type(other) is type(error)
    assert (str(other), other.args, vars(other)) == (str(error), error.args, vars(error))


def test_an_error_with_a_response_is_pickled(colour: Colour) -> None:
    console = colour.console(Service({"requestId": "r", "result": {"modelId": "m", "status": "Fail", "more": 1}}))
    with pytest.raises(WaitFailedError) as caught:
        colour.run(console.model.wait_until_model_ready(model_id="m"))
    other = pickle.loads(pickle.dumps(caught.value))
    assert other.response == caught.value.response
    assert other.response.http_response.status == 200


@pytest.mark.parametrize(
    ("kind", "bases"),
    [
        (qianfan_console.ConfigurationError, {ValueError}),
        (RequestValidationError, {ValueError}),
        (RequestTimeoutError, {TimeoutError, TransportError}),
        (WaitTimeoutError, {TimeoutError, qianfan_console.WaitError}),
        (RequestExpiredError, {BadRequestError}),
    ],
)
def test_bases(kind: type, bases: set[type]) -> None:
    assert bases | {QianfanError} <= set(kind.__mro__)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
MEMBERS = st.dictionaries(st.sampled_from(["requestId", "code", "message", "result", "x"]), JSON)


@given(status=st.integers(200, 599), body=MEMBERS | JSON, headers=st.dictionaries(st.text(), st.text(), max_size=2))
def test_every_answer_is_a_response_or_one_of_our_errors(status: int, body: Any, headers: dict[str, str]) -> None:
    operation = registry.load("qianfan_console", "model.operations.describe_model")
    reply = Reply(status, headers, json.dumps(body).encode())
    error: QianfanError | None = None
    try:
        response = interpret(operation, reply)
    except (APIError, InvalidResponseError) as raised:
        error = raised
    if error is None:
        assert 200 <= status < 300
        assert response.http_response == reply
    else:
        assert "".join(str(error).splitlines()).isprintable()
        assert pickle.loads(pickle.dumps(error)).args == error.args
