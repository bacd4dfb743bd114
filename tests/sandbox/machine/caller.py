"""Signed calls to a sandbox in process, with whichever key."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from qianfan_console.runtime.signing import authorization
from qianfan_console.sandbox import Sandbox

UPLOAD = "CreateModelCustomConf"
_BOUNDARY = "form"
_FORM = "\r\n".join(
    [
        f"--{_BOUNDARY}",
        'Content-Disposition: form-data; name="customSpecFile"; filename="template.py"',
        "",
        "pass",
        f"--{_BOUNDARY}--",
        "",
    ]
)


class Reply(NamedTuple):
    """An answer, its body decoded."""

    status: int
    body: dict[str, Any]


def request(
    action: str, body: Any, access_key: str, secret_key: str, late: int = 0
) -> tuple[str, str, list[tuple[str, str]], bytes]:
    """A request that was signed `late` seconds ago; for an upload, `body` is of no account."""
    content = _FORM.encode() if action == UPLOAD else json.dumps(body).encode()
    media = f"multipart/form-data; boundary={_BOUNDARY}" if action == UPLOAD else "application/json"
    headers = [("host", "127.0.0.1"), ("content-type", media)]
    authorized = authorization(
        access_key,
        secret_key,
        "POST",
        "/v2/model",
        [("Action", action)],
        headers,
        signed=["host", "content-type"],
        timestamp=datetime.now(UTC) - timedelta(seconds=late),
        expires=1800,
    )
    return "POST", f"/v2/model?Action={action}", [*headers, ("authorization", authorized)], content


def call(sandbox: Sandbox, action: str, body: Any, access_key: str, secret_key: str, late: int = 0) -> Reply:
    """Call an Action."""
    status, headers, content = sandbox.handle(*request(action, body, access_key, secret_key, late))
    answer = json.loads(content)
    assert dict(headers)["x-bce-request-id"] == answer["requestId"]
    return Reply(status, answer)
