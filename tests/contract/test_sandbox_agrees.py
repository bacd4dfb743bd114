"""The sandbox and the JSON Schema give the same verdict on every body."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from qianfan_console.runtime.signing import authorization
from qianfan_console.sandbox import Sandbox

from .cases import OPERATIONS, near_misses, verdicts

_BOUNDARY = "near-miss"


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(clock="manual", samples=True) as sandbox:
        yield sandbox


@pytest.mark.parametrize("action", OPERATIONS)
def test_the_sandbox_accepts_what_the_schema_accepts(sandbox: Sandbox, action: str) -> None:
    media_type = OPERATIONS[action]["mediaType"]
    write = _FORMATS[media_type]
    headers = _signed(sandbox, action, media_type)
    for miss, verdict in zip(near_misses(action), verdicts(action), strict=True):
        content = write(miss.body)
        if content is not None:
            target = f"{OPERATIONS[action]['route']}?Action={action}"
            status, _, answer = sandbox.handle("POST", target, headers, content)
            assert _accepted(status, json.loads(answer), media_type) == verdict, (miss.edit, miss.body, answer)


def _accepted(status: int, answer: dict[str, Any], media_type: str) -> bool:
    """Whether the body passed the rules of the page; its ids may still name nothing that exists."""
    if status == 200:
        return True
    assert status == 400, answer
    if media_type == "application/json":
        assert answer["code"] in ("InappropriateJSON", "InvalidRequestArgumentError"), answer
        return bool(answer["code"] == "InvalidRequestArgumentError")
    return False


def _signed(sandbox: Sandbox, action: str, media_type: str) -> list[tuple[str, str]]:
    """Headers that serve every body, because a BCE signature does not cover the body."""
    content_type = f"{media_type}; boundary={_BOUNDARY}" if media_type == "multipart/form-data" else media_type
    headers = [("host", "127.0.0.1"), ("content-type", content_type)]
    access_key, secret_key = next(iter(sandbox.credentials.items()))
    authorized = authorization(
        access_key,
        secret_key,
        "POST",
        OPERATIONS[action]["route"],
        [("Action", action)],
        headers,
        signed=[name for name, _ in headers],
        timestamp=datetime.now(UTC),
        expires=1800,
    )
    return [*headers, ("authorization", authorized)]


def _json(body: Any) -> bytes:
    return json.dumps(body).encode()


def _form(body: Any) -> bytes | None:
    """The members as files; None for a body that no form can carry."""
    if not isinstance(body, dict) or not all(isinstance(value, str) for value in body.values()):
        return None
    parts = [
        f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"; filename="a.py"\r\n\r\n{value or "x"}\r\n'
        for name, value in body.items()
    ]
    return "".join([*parts, f"--{_BOUNDARY}--\r\n"]).encode()


_FORMATS = {"application/json": _json, "multipart/form-data": _form}
