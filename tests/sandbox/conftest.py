"""A sandbox with a clock that the test advances, and a caller that signs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

import pytest

from qianfan_console.runtime.signing import authorization
from qianfan_console.sandbox import Sandbox

collect_ignore = ["example_project"]  # a project of its own, which test_pytest_plugin.py runs as such
JSON = "application/json"
PROGRAM = """
import argparse, sys
from qianfan_console.sandbox.server import add_arguments, run
parser = argparse.ArgumentParser("qianfan-console sandbox")
add_arguments(parser)
sys.exit(run(parser.parse_args()))
"""
Start = Callable[..., "tuple[subprocess.Popen[str], int]"]


class Reply(NamedTuple):
    """An answer, its body decoded."""

    status: int
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def result(self) -> Any:
        """The result of a call that must have succeeded."""
        assert self.status == 200, self.body
        return self.body.get("result")

    @property
    def refusal(self) -> tuple[int, str]:
        """Status and code of a call that must have failed in the documented shape."""
        assert set(self.body) == {"requestId", "code", "message"}, self.body
        return self.status, self.body["code"]

    @property
    def message(self) -> str:
        """The message of a call that must have failed."""
        return str(self.body["message"])


class Caller:
    """Sends signed requests to a sandbox in process."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox

    def __call__(self, action: str, body: Any = None, **members: Any) -> Reply:
        """Call an Action with a JSON body."""
        return self.send(f"/v2/model?Action={action}", json.dumps(members if body is None else body).encode())

    def send(self, target: str, body: bytes, content_type: str | None = JSON) -> Reply:
        """Send any POST, signed."""
        return self.raw(*self.signed(target, body, content_type))

    def signed(
        self, target: str, body: bytes, content_type: str | None = JSON
    ) -> tuple[str, str, list[tuple[str, str]], bytes]:
        """The request that `send` sends."""
        headers = [("host", "127.0.0.1")]
        headers += [("content-type", content_type)] if content_type is not None else []
        path, _, query = target.partition("?")
        access_key, secret_key = next(iter(self.sandbox.credentials.items()))
        authorized = authorization(
            access_key,
            secret_key,
            "POST",
            path,
            parse_qsl(query, keep_blank_values=True),
            headers,
            signed=[name for name, _ in headers],
            timestamp=datetime.now(UTC),
            expires=1800,
        )
        return "POST", target, [*headers, ("authorization", authorized)], body

    def raw(self, method: str, target: str, headers: list[tuple[str, str]], body: bytes) -> Reply:
        """Send a request as it is, and hold the answer against what every answer has."""
        status, answered, content = self.sandbox.handle(method, target, headers, body)
        reply = Reply(status, dict(answered), json.loads(content))
        assert reply.headers["content-type"] == "application/json; charset=utf-8"
        assert reply.headers["x-bce-request-id"] == reply.body["requestId"]
        return reply


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(clock="manual", samples=True) as sandbox:
        yield sandbox


@pytest.fixture
def call(sandbox: Sandbox) -> Caller:
    return Caller(sandbox)


@pytest.fixture(scope="session")
def caller() -> type[Caller]:
    return Caller


@pytest.fixture
def start() -> Iterator[Start]:
    processes: list[subprocess.Popen[str]] = []

    def starting(*options: str, host: str = "127.0.0.1") -> tuple[subprocess.Popen[str], int]:
        command = [sys.executable, "-c", PROGRAM, *options]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        processes.append(process)
        assert process.stdout is not None
        line = process.stdout.readline()
        match = re.fullmatch(rf"sandbox listening on http://{re.escape(host)}:(\d+)\n", line)
        assert match, line or process.communicate()[1]
        return process, int(match[1])

    yield starting
    for process in processes:
        process.kill()
        process.communicate()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how much was searched."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            if name.startswith("sandbox "):
                terminalreporter.write_line(f"{name}: {value}")
