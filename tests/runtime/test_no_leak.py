"""A refusal shows what kind of value was refused, and never the value; no error shows a key."""

from __future__ import annotations

import copy
import json
import logging
import pickle
import traceback
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import httpx
import pytest

from qianfan_console import (
    AsyncQianfanConsole,
    ConfigurationError,
    Credentials,
    FileCredentials,
    QianfanConsole,
    QianfanError,
    RequestValidationError,
    RetryPolicy,
)
from qianfan_console.runtime import registry
from qianfan_console.runtime.operation import Operation

from .colours import ACCESS_KEY, SECRET_KEY, Colour, Service
from .direct import describe, opened
from .host import Connection, host

SECRET = "hunter2-Geheimnis-密码"
Place = tuple[str | int, ...]


class Loud:
    """A value that says the secret when it is asked to show itself."""

    def __repr__(self) -> str:
        return SECRET


PLANTS: dict[str, Any] = {
    "text": SECRET,
    "long text": SECRET * 100,
    "list": [SECRET],
    "object": {"k": SECRET},
    "deep": [[{"k": [SECRET]}]],
    "bytes": SECRET.encode(),
    "set": {SECRET},
    "another object": Loud(),
    "surrogate": SECRET + "\ud800",
}


def examples() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Action, name and body of every example of a JSON body."""
    contract = json.loads(files("qianfan_console").joinpath("contract.json").read_text(encoding="utf-8"))
    for action, operation in contract["operations"].items():
        if operation["mediaType"] == "application/json":
            for name, body in operation["examples"].items():
                yield action, name, body


def places(value: Any, path: Place = ()) -> Iterator[Place]:
    """The path of every member of `value`, and of one more member of each object."""
    members = {**value, "planted": None} if isinstance(value, dict) else dict(enumerate(value))
    for key, inner in members.items():
        yield (*path, key)
        if isinstance(inner, dict | list):
            yield from places(inner, (*path, key))


def planted(body: Any, path: Place, value: Any) -> Any:
    changed = copy.deepcopy(body)
    holder = changed
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    return changed


def spoken(error: BaseException | None) -> Iterator[str]:
    """All that an error may show to a person, a log or another process."""
    while error is not None:
        yield from (str(error), repr(error), repr(error.args), repr(vars(error)))
        yield from traceback.format_exception(error)
        assert error.__suppress_context__ or error.__context__ in (None, error.__cause__)
        error = error.__cause__


def refusal(operation: Operation[Any], body: Any, either_spelling: bool) -> RequestValidationError | None:
    try:
        operation.validate(body, either_spelling=either_spelling)
    except RequestValidationError as error:
        return error
    return None


@pytest.mark.parametrize("plant", PLANTS)
@pytest.mark.parametrize(
    ("action", "body"), [pytest.param(action, body, id=f"{action}-{name}") for action, name, body in examples()]
)
def test_a_refusal_never_holds_the_value(action: str, body: dict[str, Any], plant: str) -> None:
    operation = registry.find("qianfan_console", "/v2/model", action, validate=True)
    refusals = [
        error
        for path in places(body)
        for either in (False, True)
        if (error := refusal(operation, planted(body, path, PLANTS[plant]), either))
    ]
    assert len(refusals) >= 2  # the planted unknown member, at least
    for error in refusals:
        assert error.violations
        assert error.__cause__ is error.__context__ is None
        assert SECRET not in "".join(spoken(error))
        assert SECRET.encode() not in pickle.dumps(error)


def test_all_fields_at_once(colour: Colour) -> None:
    for action, _, body in examples():
        for path in list(places(body)):
            body = planted(body, path, SECRET) if len(path) == 1 else body  # noqa: PLW2901
        service = Service()
        with pytest.raises(RequestValidationError) as caught:
            colour.run(colour.console(service).call_action("/v2/model", action, body))
        assert SECRET not in "".join(spoken(caught.value))
        assert service.requests == []


@pytest.mark.parametrize(
    "options",
    [
        {"extra_body": {"k": {SECRET}}},
        {"extra_body": {"k": float("nan"), "l": SECRET}},
        {"extra_body": {"k": SECRET + "\ud800"}},
        {"extra_headers": {"x-secret": SECRET}},
        {"extra_headers": {"x-secret": "hunter2-Geheimnis\r\nX: y"}},
        {"extra_headers": {"authorization": "hunter2-Geheimnis"}},
        {"extra_query": {"k": [SECRET]}},
        {"extra_query": {"Action": SECRET}},
        {"extra_query": {"k": SECRET + "\udc80"}},
    ],
    ids=str,
)
def test_the_extras(colour: Colour, options: dict[str, Any]) -> None:
    service = Service()
    with pytest.raises(RequestValidationError) as caught:
        colour.run(colour.console(service).model.describe_model(model_id="m", **options))
    assert caught.value.__cause__ is caught.value.__context__ is None
    assert "hunter2" not in "".join(spoken(caught.value))
    assert service.requests == []


@pytest.mark.parametrize(
    "answer",
    [
        httpx.ConnectError("refused"),
        httpx.ReadTimeout("slow"),
        httpx.RemoteProtocolError("broke"),
        {"code": "SignatureDoesNotMatch", "message": "no", "requestId": "r"},
        b"<html>",
        {"requestId": "r", "result": {"status": "Fail"}},
    ],
    ids=lambda answer: type(answer).__name__,
)
def test_no_error_shows_a_key(colour: Colour, answer: Any) -> None:
    service = Service(answer)
    console = colour.console(service, retry=RetryPolicy(first_pause=0))
    with pytest.raises(QianfanError) as caught:
        colour.run(console.model.wait_until_model_ready(model_id="m"))
    signatures = [request.headers["authorization"].rpartition("/")[2] for request in service.requests]
    text = "".join(spoken(caught.value)) + repr(_frames(caught.value))
    for secret in (SECRET_KEY, ACCESS_KEY, *signatures):
        assert secret not in text


@pytest.mark.parametrize(
    "file",
    [
        (f"{SECRET}.txt", b"x"),
        (f"{SECRET}.py", SECRET.encode() * 100_000),
        (f"{SECRET}\ud800.py", b"x"),
        (f"{SECRET}.py", SECRET),
    ],
    ids=["ending", "large", "surrogate", "text"],
)
def test_a_refused_file_shows_neither_name_nor_content(colour: Colour, file: Any) -> None:
    service = Service()
    with pytest.raises((QianfanError, TypeError)) as caught:
        colour.run(colour.console(service).model.create_model_custom_conf(custom_spec_file=file))
    assert SECRET not in "".join(spoken(caught.value))
    assert service.requests == []


@pytest.mark.parametrize("answer", [None, b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"])
def test_the_password_of_a_proxy_is_shown_nowhere(
    colour: Colour, answer: bytes | None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    def reply(connection: Connection) -> bool:
        if answer:
            connection.send(answer)
        return True

    with host(reply) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url.replace("//", "//someone:hunter2-Geheimnis@"))
        with opened(colour, "http://127.0.0.1:9", retry=RetryPolicy(attempts=1)) as console:
            with pytest.raises(QianfanError) as caught:
                describe(colour, console)
            said = "".join(spoken(caught.value)) + repr(_frames(caught.value)) + repr(console)
        assert proxy.requests
    logged = "".join(f"{r.getMessage()}{r.args!r}" for r in caplog.records if r.name == "qianfan_console")
    assert "hunter2" not in said + logged


def _frames(error: BaseException) -> list[dict[str, str]]:
    """The locals of the library's frames, as a crash reporter shows them."""
    summary = traceback.TracebackException.from_exception(error, capture_locals=True)
    frames = [summary.stack, *([summary.__cause__.stack] if summary.__cause__ else [])]
    ours = [frame for stack in frames for frame in stack if "/qianfan_console/" in frame.filename]
    assert ours
    return [frame.locals or {} for frame in ours]


@pytest.mark.parametrize(
    ("wrong", "environment"),
    [
        ({"base_url": "no address"}, {}),
        ({}, {"QIANFAN_CONSOLE_API_BASE_URL": "no address"}),
        ({}, {"QIANFAN_IAM_SIGN_EXPIRATION_SEC": "soon"}),
        ({}, {"QIANFAN_ACCESS_KEY": "a b"}),
        ({}, {"QIANFAN_SECRET_KEY": "hunter2 "}),
        ({"access_key": "a b"}, {}),
        ({"secret_key": "hunter2 "}, {}),
        ({"timeout": -1}, {}),
        ({"credentials": Credentials("ak", "hunter2")}, {}),
        ({"http_client": "none"}, {}),
    ],
)
@pytest.mark.parametrize("given", ["arguments", "environment"])
def test_no_frame_of_a_refused_setting_holds_a_key(
    colour: Colour, monkeypatch: pytest.MonkeyPatch, given: str, wrong: dict[str, Any], environment: dict[str, str]
) -> None:
    keys = {"QIANFAN_ACCESS_KEY": "ak", "QIANFAN_SECRET_KEY": "hunter2"} if given == "environment" else {}
    for name, value in (keys | environment).items():
        monkeypatch.setenv(name, value)
    arguments = {} if keys or environment.keys() & {"QIANFAN_ACCESS_KEY", "QIANFAN_SECRET_KEY"} else PAIR
    one = {"access_key": "ak"} if "credentials" in wrong else {}
    kind: Any = QianfanConsole if colour.name == "sync" else AsyncQianfanConsole
    with pytest.raises(ConfigurationError) as caught:
        kind(**{**arguments, **one, **wrong})
    assert_no_frame_holds("hunter2", caught.value)


@pytest.mark.parametrize(
    "text", ['{"access_key": "hunter2"}', '{"access_key": "ak", "secret_key": "hunter2 "}', "hunter2"]
)
def test_no_frame_of_a_refused_file_holds_a_key(tmp_path: Path, text: str) -> None:
    path = tmp_path / "keys.json"
    path.write_text(text)
    with pytest.raises(ConfigurationError) as caught:
        FileCredentials(path)()
    assert_no_frame_holds("hunter2", caught.value)


PAIR = {"access_key": "ak", "secret_key": "hunter2"}


def assert_no_frame_holds(secret: str, error: BaseException) -> None:
    """No variable of a frame of the library shows it; those of this test may."""
    shown = [
        (frame.f_code.co_qualname, name)
        for frame, _ in traceback.walk_tb(error.__traceback__)
        if frame.f_code.co_filename != __file__
        for name, value in frame.f_locals.items()
        if secret in repr(value)
    ]
    assert shown == []
    assert secret not in str(error)
