"""Calls that the sandbox signs by itself, for people who try things in a browser and have no signer at hand."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from ...runtime.multipart import Part, encode
from ...runtime.signing import authorization
from ...runtime.wire import Delivery
from ..backstage import Backstage
from ..contract import Operation
from ..wire import JsonObject, Request
from .errors import ControlError
from .fields import Body

_BODY = Body(
    {
        "action": {"type": "string", "minLength": 1, "maxLength": 100},
        "body": {},
        "accessKey": {"type": "string"},
    },
    ("action",),
)
_HOST = "127.0.0.1"
_FORM = "this Action takes a form; give the text of each file, and a text, number or boolean for each other field"


async def call(backstage: Backstage, body: Any) -> JsonObject:
    """Carry out a call like any other (faults strike it, the journal keeps it) and show the answer.

    Without `accessKey`, the first credential signs. Where the Action takes a form, a file's member of `body` is the
    text in it. A connection that a fault resets is shown as status null.

    Raises:
        ControlError: the body breaks a rule, or no credential has this access key.
    """
    given = _BODY.checked(body)
    number, answer = backstage.exchange(_request(backstage, given))
    delivery = Delivery.of(answer)
    await asyncio.sleep(delivery.pause)
    if delivery.broken == "reset":
        return {"status": None, "headers": [], "body": "", "number": number}
    content = delivery.body[: len(delivery.body) // 2] if delivery.broken == "cut" else delivery.body
    return {
        "status": delivery.status,
        "headers": [list(header) for header in delivery.headers],
        "body": content.decode("utf-8", "replace"),
        "number": number,
    }


def _request(backstage: Backstage, given: JsonObject) -> Request:
    action, keys = given["action"], backstage.identities.secret_keys
    access_key = given.get("accessKey") or next(iter(keys), "")
    if access_key not in keys:
        raise ControlError(f"accessKey: no credential has {access_key[:80]!r}; there are {', '.join(keys)}")
    operation = backstage.contract.operations.get(action)
    route = operation.route if operation else next(iter(sorted(backstage.contract.routes)))
    content_type, content = _content(operation, given.get("body", {}))
    headers = [("host", _HOST), ("content-type", content_type)]
    signed = authorization(
        access_key,
        keys[access_key],
        "POST",
        route,
        [("Action", action)],
        headers,
        signed=["host", "content-type"],
        timestamp=datetime.now(UTC),
        expires=1800,
    )
    target = f"{route}?{urlencode({'Action': action})}"
    return Request("POST", target, [*headers, ("authorization", signed)], content)


def _content(operation: Operation | None, body: Any) -> tuple[str, bytes]:
    if operation is None or not operation.is_form:
        return "application/json", json.dumps(body, ensure_ascii=False).encode()
    if not isinstance(body, dict):
        raise ControlError(f"body: {_FORM}")
    return encode([_part(operation.form.get(name, {}), name, value) for name, value in body.items()])


def _part(rules: JsonObject, name: str, value: Any) -> Part:
    """What is no file of the form is sent as its text, of whatever kind it is."""
    is_file = rules.get("type") == "file"
    if not isinstance(value, str if is_file else str | int | float):
        raise ControlError(f"body: {_FORM}")
    part = Part.of(name, value)
    return replace(part, file_name=f"{name}{rules['nameEndsWith']}") if is_file else part
