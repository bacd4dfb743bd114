"""Services that answer as a test wants, on a socket, and remember what arrived; and the command that asks them."""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

import jsonschema_rs
from click.testing import CliRunner

from qianfan_console.contract.subjects import subjects
from qianfan_console.runtime.cli import main

ACCESS_KEY, SECRET_KEY = "planted-access-key-71b4", "planted/secret+key=90aa"
SUBJECTS = subjects()


class Arrived(NamedTuple):
    """A request, as the service got it."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def action(self) -> str:
        """The Action that the query names."""
        return dict(parse_qsl(urlsplit(self.target).query)).get("Action", "")

    @property
    def json(self) -> Any:
        """The body; None when it is no JSON."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None


class Raw(NamedTuple):
    """An answer as bytes."""

    status: int
    body: bytes
    headers: Mapping[str, str] = {}


Decide = Callable[[Arrived], tuple[int, Mapping[str, Any]] | None]
Answering = Callable[[Arrived], tuple[int, Mapping[str, Any]] | Raw | None]


@dataclass
class Service:
    """A service at `url`. It breaks the connection where `decide` gives None."""

    decide: Answering
    url: str = ""
    arrived: list[Arrived] = field(default_factory=list)
    close: Callable[[], None] = lambda: None


def accepted(_: Arrived) -> tuple[int, Mapping[str, Any]]:
    """An answer that says yes."""
    return 200, {"requestId": "r", "result": {}}


def refused(code: str = "InappropriateJSON", status: int = 400, message: str = "m") -> tuple[int, Mapping[str, Any]]:
    """An answer that says no."""
    return status, {"requestId": "r", "code": code, "message": message}


def by_schemas(changed: Mapping[str, dict[str, Any]] | None = None) -> Decide:
    """Decides by the specs, but for the schemas that are given."""
    schemas = {action: subject.request for action, subject in SUBJECTS.items()} | dict(changed or {})
    validators = {action: jsonschema_rs.Draft202012Validator(schema) for action, schema in schemas.items()}

    def decide(request: Arrived) -> tuple[int, Mapping[str, Any]]:
        valid = request.action in validators and validators[request.action].is_valid(request.json)
        return accepted(request) if valid else refused()

    return decide


@contextmanager
def served(decide: Answering) -> Iterator[Service]:
    """The service, for as long as `with` lasts."""
    service = Service(decide)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(service))
    server.daemon_threads = True
    service.close = server.server_close
    service.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _handler(service: Service) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body in one packet, or each answer waits for an acknowledgement

        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            request = Arrived(self.command, self.path, {k.lower(): v for k, v in self.headers.items()}, body)
            service.arrived.append(request)
            decided = service.decide(request)
            if decided is None:
                self.close_connection = True
                self.connection.close()
                return
            raw = decided if isinstance(decided, Raw) else Raw(decided[0], json.dumps(decided[1]).encode())
            self.send_response(raw.status)
            headers = {"content-type": "application/json", "content-length": str(len(raw.body)), **raw.headers}
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self.wfile.write(raw.body)
            except OSError:  # whoever asked has read enough
                self.close_connection = True

        def __getattr__(self, name: str) -> Any:
            if name.startswith("do_"):
                return self._answer
            raise AttributeError(name)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the name of the base class)
            """Nothing."""

    return Handler


@dataclass(frozen=True)
class Ran:
    """How a run of the command ended."""

    code: int
    out: str
    err: str
    folder: Path

    @property
    def report(self) -> Any:
        """What report.json says."""
        return json.loads((self.folder / "report.json").read_text(encoding="utf-8"))

    @property
    def ids(self) -> list[str]:
        """The rules that explain the differences."""
        return [finding["id"] for finding in self.report["findings"]]


def contract(folder: Path, *arguments: str, url: str = "", **environment: str | None) -> Ran:
    """`qianfan-console contract` in this process, with a report in `folder`."""
    keys = {"QIANFAN_ACCESS_KEY": ACCESS_KEY, "QIANFAN_SECRET_KEY": SECRET_KEY, "COLUMNS": "120"}
    address = ["--base-url", url] if url else []
    with CliRunner(charset="utf-8").isolation(b"", {**os.environ, **keys, **environment}) as (out, err, _):
        code = main(["contract", *address, "--report", str(folder), *arguments])
        sys.stdout.flush()
        sys.stderr.flush()
    return Ran(code, out.getvalue().decode(), err.getvalue().decode(), folder)
