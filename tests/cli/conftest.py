"""The command line in this process and in its own, against a sandbox on a socket that remembers what arrived."""

from __future__ import annotations

import json
import re
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any

import pytest
from click.testing import CliRunner

from qianfan_console.runtime.cli import main
from qianfan_console.sandbox import Sandbox

ACCESS_KEY, SECRET_KEY = "test-access-key-5fa1", "test-secret-key-9c3e"
NOTHING: Mapping[str, str | None] = {}
COMMAND = str(Path(sys.executable).with_name("qianfan-console"))


@dataclass(frozen=True)
class Result:
    """How a command ended. No output may hold a key or a signature: asking for it checks that."""

    code: int
    out: str
    err: str

    def __post_init__(self) -> None:
        for text in (self.out, self.err):
            assert ACCESS_KEY not in text
            assert SECRET_KEY not in text
            assert not re.search(r"\b[0-9a-f]{64}\b", text), "a signature"
            assert "Traceback" not in text

    @property
    def json(self) -> Any:
        assert (self.code, self.err) == (0, "")
        return json.loads(self.out)


@dataclass
class Served:
    """A sandbox on a socket."""

    sandbox: Sandbox
    url: str
    requests: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        return {
            "QIANFAN_ACCESS_KEY": ACCESS_KEY,
            "QIANFAN_SECRET_KEY": SECRET_KEY,
            "QIANFAN_CONSOLE_API_BASE_URL": self.url,
        }

    def run(self, *arguments: str, stdin: bytes = b"", environment: Mapping[str, str | None] = NOTHING) -> Result:
        """A command in this process."""
        runner = CliRunner(charset="utf-8")
        with runner.isolation(stdin, {**self.environment, "COLUMNS": "100", **environment}) as (out, err, _):
            code = main([*arguments])
            sys.stderr.flush()
        return Result(code, out.getvalue().decode(), err.getvalue().decode())

    def start(self, *arguments: str, stdout: Any = PIPE, stderr: Any = PIPE, columns: int = 100) -> Popen[bytes]:
        """A command in a process of its own."""
        environment = self.environment | {"COLUMNS": str(columns)}
        return Popen([COMMAND, *arguments], stdout=stdout, stderr=stderr, env=environment)


def _handler(served: Served) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            served.requests.append((self.path, dict(self.headers.items()), body))
            status, headers, content = served.sandbox.handle("POST", self.path, list(self.headers.items()), body)
            self.send_response(status)
            for name, value in headers:
                if name.lower() not in {"content-length", "date", "server"}:
                    self.send_header(name, value)
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the name of the base class)
            """Nothing."""

    return Handler


@pytest.fixture
def served() -> Iterator[Served]:
    with Sandbox(credentials={ACCESS_KEY: SECRET_KEY}, samples=True) as sandbox:
        found = Served(sandbox, "")
        server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(found))
        server.daemon_threads = True
        found.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield found
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def version(served: Served) -> Callable[[], str]:
    """Makes a version that is not ready yet, and gives its id."""

    def make() -> str:
        train = '{"modelSetId": "am-ih8****", "sourceType": "Train", "trainMeta": {"taskId": "task-1"}}'
        made: str = served.run("model", "create-custom-model", "--json", train).json["result"]["modelId"]
        return made

    return make
