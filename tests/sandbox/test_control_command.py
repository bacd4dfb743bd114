"""The flags of the command about the clock, credentials and the control API, on a socket."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import httpx
import pytest

from tests.sandbox.conftest import PROGRAM

JSON = {"content-type": "application/json"}


def control(port: int, prefix: str = "/_sandbox") -> httpx.Client:
    return httpx.Client(base_url=f"http://127.0.0.1:{port}{prefix}", headers=JSON)


def test_clock_and_durations(start: Any) -> None:
    _, port = start("--clock", "manual", "--poll-step", "2.5", "--duration", "version=5", "--duration", "export=0")
    with control(port) as client:
        assert client.get("/status").json()["clock"]["pollStep"] == 2.5
        seeded = client.post(
            "/seed", json={"modelSets": [{"name": "a", "type": "Text2Text", "versions": [{"status": "Creating"}]}]}
        ).json()
        model_id = seeded["modelSets"][0]["versions"][0]

        def status() -> Any:
            reply = client.post("/call", json={"action": "DescribeModel", "body": {"modelId": model_id}}).json()
            return reply["body"].partition('"status":"')[2].partition('"')[0]

        assert [status(), status(), status()] == ["Creating", "Creating", "Ready"]
        assert client.post("/clock", json={"polls": 2}).status_code == 200


def test_credentials_with_policies(start: Any) -> None:
    _, port = start("--credential", "writer:w-s3cret", "--credential", "reader:r-s3cret:QianfanReadAccessPolicy,")
    with control(port) as client:
        shown = client.get("/status")
        assert [(each["accessKey"], len(each["policies"])) for each in shown.json()["credentials"]] == [
            ("writer", 4), ("reader", 1),
        ]  # fmt: skip
        assert "s3cret" not in shown.text
        create = {"action": "CreateCustomModelSet", "body": {"modelSetName": "n", "modelType": "Text2Text"}}
        assert [
            client.post("/call", json={**create, "accessKey": key}).json()["status"] for key in ("writer", "reader")
        ] == [200, 403]


def test_prefix_and_off(start: Any) -> None:
    _, port = start("--control-prefix", "/my-control")
    with control(port, "/my-control") as client:
        assert client.get("/status").json()["prefix"] == "/my-control"
    _, port = start("--no-control")
    with control(port) as client:
        assert client.post("/reset").json()["code"] == "InvalidURI"


@pytest.mark.parametrize(
    ("options", "status", "words"),
    [
        (["--credential", "a:s3cret:Qianfan"], 1, "no policy is called Qianfan; the pages name QianfanFullControl"),
        (["--duration", "model=1"], 2, "version, queue, compression, stopping, export"),
        (["--duration", "version=soon"], 2, "number of seconds"),
        (["--duration", "version=-1"], 1, "the duration version"),
        (["--port", "99999"], 2, "a number from 0 to 65535, not '99999'"),
        (["--port", "-1"], 2, "a number from 0 to 65535"),
        (["--host", "nobody.invalid"], 1, "choose another --port or --host"),
        (["--credential", "a:s3cret", "--credential", "a:x"], 1, "gives the access key a more than once"),
        (["--poll-step", "1"], 1, "manual clock alone"),
        (["--control-prefix", "/v2"], 1, "in the way of the route /v2/model"),
    ],
)
def test_bad_flags_end_in_a_sentence(options: list[str], status: int, words: str) -> None:
    command = [sys.executable, "-c", PROGRAM, *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=10, check=False)
    assert (done.returncode, done.stdout) == (status, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert "s3cret" not in done.stderr
