"""Requests that show something: accepted, refused by a rule, and signed wrongly."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import httpx

from qianfan_console import APIError, QianfanConsole
from qianfan_console.runtime.signing import authorization

from .page import Inspector

MODEL_SET = "am-ih8****"
IMPORT = {
    "bucket": "test",
    "objectPath": "demoModel",
    "modelFormat": "HuggingFace.Transformers",
    "modelApplicationType": "chat",
    "transformerVersion": "4.36.2",
}


def create_set(console: QianfanConsole, name: str = "demo") -> str:
    """A new model set."""
    return console.model.create_custom_model_set(model_set_name=name, model_type="Text2Text").result


def create_version(console: QianfanConsole, model_set: str = MODEL_SET) -> str:
    """A new version, which is Creating."""
    created = console.model.create_custom_model(
        model_set_id=model_set,
        source_type="Import",
        import_meta={
            "bucket": "test",
            "objectPath": "demoModel",
            "modelFormat": "HuggingFace.Transformers",
            "modelApplicationType": "chat",
            "transformerVersion": "4.36.2",
        },
    )
    return created.result.model_id


def refused(console: QianfanConsole, action: str, body: dict[str, Any]) -> None:
    """A call that the client lets pass and the sandbox refuses."""
    try:
        console.call_action("/v2/model", action, body, validate=False)
    except APIError:
        return
    raise AssertionError(f"{action} was not refused")


def send_signed(inspector: Inspector, secret: str, query: list[tuple[str, str]], body: bytes = b"{}") -> int:
    """Send DescribeCustomModelSets, signed with `secret` over `query`; the status of the answer."""
    host = inspector.url.removeprefix("http://")
    headers = [("host", host), ("content-type", "application/json")]
    signed = authorization(
        "sandbox-access-key",
        secret,
        "POST",
        "/v2/model",
        query,
        headers,
        signed=["host", "content-type"],
        timestamp=datetime.now(UTC),
        expires=1800,
    )
    address = f"{inspector.url}/v2/model?Action=DescribeCustomModelSets"
    sent = httpx.post(address, content=body, headers={**dict(headers), "authorization": signed}, trust_env=False)
    return sent.status_code
