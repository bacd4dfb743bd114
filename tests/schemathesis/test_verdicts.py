"""The tests of these tests: each kind of wrong service, and a run whose requests are wrong, must be found."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from qianfan_console.sandbox import Sandbox, service
from qianfan_console.sandbox.behaviour import HANDLERS

from .documents import documents
from .run import Result, run
from .test_stateful import Book, enter
from .world import ACCESS_KEY, Signed, World

Headers = dict[bytes, bytes]
Change = Callable[[int, Headers, Any], tuple[int, Headers, Any]]


@pytest.fixture
def world() -> Iterator[World]:
    with Sandbox(clock="manual", samples=True) as sandbox:
        yield World(sandbox)


def tampered(app: Any, change: Change) -> Any:
    """The application, each of its answers changed."""

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        messages: list[Any] = []

        async def keep(message: Any) -> None:
            messages.append(message)

        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        await app(scope, receive, keep)
        start, body = messages
        headers = {key: value for key, value in start["headers"] if key != b"content-length"}
        status, headers, answer = change(start["status"], headers, json.loads(body["body"]))
        content = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        await send({"type": start["type"], "status": status, "headers": list(headers.items())})
        await send({"type": body["type"], "body": content})

    return wrapped


def judged(world: World, change: Change | None = None, **options: Any) -> str:
    app = tampered(world.sandbox.app, change) if change else None
    return "\n".join(run(documents()["DescribeModel"], world, app=app, **options).judge())


def test_the_sandbox_as_it_is(world: World) -> None:
    document = documents()["DescribeModel"]
    first = run(document, world)
    second = run(document, world, app=tampered(world.sandbox.app, lambda *answer: answer))
    assert first.judge() == second.judge() == []
    assert set(first.phases) == {"examples", "coverage", "fuzzing"}
    for phase in ("examples", "coverage"):
        assert first.phases[phase] == second.phases[phase] > 0


@pytest.mark.parametrize("keys", [{"access_key": "nobody"}, {"secret_key": "wrong"}])
def test_a_run_that_is_refused_for_its_signature(world: World, keys: dict[str, str]) -> None:
    problems = judged(world, auth=Signed(**keys))
    assert "a valid request was refused as" in problems
    assert "requests only 0 were accepted" in problems


def test_a_run_without_any_request() -> None:
    assert "of 0 valid requests only 0 were accepted" in Result().judge()


ERROR = {"requestId": "r", "code": "AccessDenied", "message": "m"}
CHANGES: dict[str, tuple[Change, str]] = {
    "accepts everything": (
        lambda _, headers, __: (200, headers, {"requestId": "r"}),
        "an invalid body was accepted",
    ),
    "forbids everything": (lambda _, headers, __: (403, headers, ERROR), "refused for their signature alone"),
    "fails": (lambda status, h, body: (500 if status == 400 else status, h, body), "no documented refusal (500)"),
    "says something else": (
        lambda status, headers, body: (status, headers, {"detail": "x"} if status == 400 else body),
        "no documented refusal (400)",
    ),
    "says more": (
        lambda status, headers, body: (status, headers, body if status == 200 else {**body, "trace": "x"}),
        "no documented refusal",
    ),
    "gives a wrong type": (
        lambda status, headers, body: (status, headers, {**body, "result": "x"} if status == 200 else body),
        "Response violates schema",
    ),
    "gives no JSON type": (
        lambda status, headers, body: (status, {**headers, b"content-type": b"text/html"}, body),
        "Undocumented Content-Type",
    ),
    "forgets Allow": (
        lambda status, headers, body: (status, {k: v for k, v in headers.items() if k != b"allow"}, body),
        "Allow",
    ),
    "takes other methods": (
        lambda status, headers, body: (400 if status == 405 else status, headers, body),
        "no other method was refused",
    ),
    "refuses the valid": (
        lambda status, headers, body: (
            (400, headers, {**ERROR, "code": "InappropriateJSON"}) if status == 200 else (status, headers, body)
        ),
        "a valid request was refused as InappropriateJSON",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_wrong_service(world: World, name: str) -> None:
    change, sentence = CHANGES[name]
    assert sentence in judged(world, change)


def test_a_service_that_does_not_look_at_the_signature(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "verify", lambda *_, **__: ACCESS_KEY)
    assert "API accepts requests without authentication" in judged(world)


def test_a_service_that_ignores_unknown_members() -> None:
    with Sandbox(clock="manual", samples=True, lenient=True) as sandbox:
        assert "an invalid body was accepted" in judged(World(sandbox))


def test_a_service_that_deletes_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(HANDLERS, "DeleteModelSet", lambda _, __: {"result": {}})
    book, counts = Book(), Counter[str]()

    def call(action: str, body: dict[str, str]) -> None:
        answer = world.console.call_action("/v2/model", action, body).model_dump(exclude_unset=True)
        enter(book, action, body, 200, answer, counts)

    call("CreateCustomModelSet", {"modelSetName": "s", "modelType": "Text2Text"})
    (made,) = book.made_from
    call("DescribeModelSet", {"modelSetId": made})
    call("DeleteModelSet", {"modelSetId": made})
    with pytest.raises(AssertionError, match="which is gone"):
        call("DescribeModelSet", {"modelSetId": made})
