# Generated from spec/ by `make generate`. Do not edit.
"""Calls that the sandbox signs by itself, for people who try things in a browser and have no signer at hand."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from ...runtime.signing import authorization
from ...runtime.wire import Delivery
from ..backstage import Backstage
from ..contract import MULTIPART
from ..wire import JsonObject, Request
from .errors import ControlError
from .fields import Body

_BODY = Body(
    {"action": {"type": "string", "minLength": 1, "maxLength": 100}, "body": {}, "accessKey": {"type": "string"}},
    ("action",),
)
_HOST = "127.0.0.1"


async def call(backstage: Backstage, body: Any) -> JsonObject:
    """Carry out a call like any other (faults strike it, the journal keeps it) and show the answer.

    Without `accessKey`, the first credential signs. Where the Action takes files, each member of `body` is the text of
    one. A connection that a fault resets is shown as status null.

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
    media_type = operation.media_type if operation else "application/json"
    content_type, content = _content(media_type, given.get("body", {}))
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


def _content(media_type: str, body: Any) -> tuple[str, bytes]:
    if media_type != MULTIPART:
        return media_type, json.dumps(body, ensure_ascii=False).encode()
    if not isinstance(body, dict) or not all(isinstance(text, str) for text in body.values()):
        raise ControlError("body: this Action takes files; give an object with the text of each by its field")
    boundary = uuid4().hex
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{_quoted(name)}"; filename="{_quoted(name)}.py"\r\n\r\n'
        f"{text}\r\n"
        for name, text in body.items()
    ]
    return f"{MULTIPART}; boundary={boundary}", "".join([*parts, f"--{boundary}--\r\n"]).encode()


def _quoted(name: str) -> str:
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
