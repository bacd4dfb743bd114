"""The servers that are measured: the sandbox and its peers, each in a process of its own on one core.

The vendor's own mock server is not part of any package. Who has its file names it by QIANFAN_MOCK_SERVER.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from qianfan_console.runtime.signing import authorization, utc_text

from . import peers, place

CEILING, BARE = "fixed answer (ceiling of the loader)", "bare Starlette route with pydantic"
MEMORY, FILE = "sandbox, state in memory", "sandbox, state in a file"
ANEW = "sandbox, memory, 1,600 different signatures"
TASKS, SETS = "sandbox, memory, CreateModelCompTask", "sandbox, memory, CreateCustomModelSet"
PRISM, MOCK, MOTO = "Stoplight Prism, silent", "mock server of the official SDK", "moto server, GetCallerIdentity"
MOCK_FILE = os.environ.get("QIANFAN_MOCK_SERVER", "")
_MOCK = "import sys, runpy; runpy.run_path(sys.argv[1])['app'].run('127.0.0.1', int(sys.argv[2]))"
_SANDBOX = "import sys; from qianfan_console.runtime.cli import main; sys.exit(main(sys.argv[1:]))"
_KEYS = ("sandbox-access-key", "sandbox-secret-key")
_TASK = {
    "name": "bench",
    "sourceModelId": "amv-d1zx1iwdarfr",
    "modelSetId": "am-ih8****",
    "config": {"strategy": "Quantization", "weight": "INT8-PTQ"},
}
_SET = {"modelSetName": "bench", "modelType": "Text2Text"}
_PATIENCE = 30.0


@dataclass(frozen=True)
class Running:
    """A server that answers, and what is sent to it."""

    process: subprocess.Popen[str]
    port: int
    requests: list[bytes]
    ready: float  # seconds from its start to its first answer


@dataclass(frozen=True)
class Server:
    """A command, and what to send. Without `prints`, the command is told a port instead of printing one."""

    command: list[str]
    action: str
    body: bytes
    prints: bool = True
    signatures: int = 32


def servers(folder: Path) -> dict[str, Server]:
    """All that can be measured here."""
    python, create = str(place.PYTHON), ("CreateCustomModel", peers.PREPARED)
    sandbox = [python, "-c", _SANDBOX, "sandbox"]
    found = {
        CEILING: Server([python, "-m", "tests.bench.server"], *create),
        BARE: Server([python, "-m", "tests.bench.serving_bare"], *create),
        MEMORY: Server(sandbox, *create),
        FILE: Server([*sandbox, "--state", str(folder / "state.db")], *create),
        ANEW: Server(sandbox, *create, signatures=1600),
        TASKS: Server(sandbox, "CreateModelCompTask", json.dumps(_TASK).encode()),
        SETS: Server(sandbox, "CreateCustomModelSet", json.dumps(_SET).encode()),
    }
    if place.PRISM.exists():
        spec = str(place.GENERATED / "spec.json")
        command = [str(place.PRISM), "mock", spec, "--host", "127.0.0.1", "--verboseLevel", "silent", "--port"]
        found[PRISM] = Server(command, *create, prints=False)
    if MOCK_FILE:
        found[MOCK] = Server([python, "-W", "ignore", "-c", _MOCK, MOCK_FILE], "DescribeModelSet", b"{}", prints=False)
    command = [python, "-m", "moto.server", "-H", "127.0.0.1", "-p"]
    found[MOTO] = Server(command, "", b"Action=GetCallerIdentity&Version=2011-06-15", prints=False)
    return found


@contextmanager
def running(server: Server, core: int | None) -> Iterator[Running]:
    """The server, after its first answer.

    Raises:
        OSError, RuntimeError: it does not start, or its first answer is no good one.
    """
    port = 0 if server.prints else _free_port()
    command = server.command if server.prints else [*server.command, str(port)]
    began = time.perf_counter()
    with subprocess.Popen(
        _pinned(command, core), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        cwd=place.ROOT, env=place.variables(""),
    ) as process:  # fmt: skip
        assert process.stdin
        assert process.stdout
        try:
            port = port or int(process.stdout.readline().strip().rpartition(":")[2])
            requests = prepared(server, port, server.signatures)
            _first_answer(port, requests[0])
            yield Running(process, port, requests, time.perf_counter() - began)
        finally:
            process.stdin.close()
            process.terminate()


def _pinned(command: list[str], core: int | None) -> list[str]:
    """The command, kept on one core where there is a tool for that."""
    taskset = shutil.which("taskset")
    return command if core is None or taskset is None else [taskset, "-c", str(core), *command]


def prepared(server: Server, port: int, count: int) -> list[bytes]:
    """Requests with signatures of their own, as clients make them that signed in different seconds."""
    if not server.action:
        scope = "AWS4-HMAC-SHA256 Credential=key/20260101/us-east-1/sts/aws4_request, SignedHeaders=host, Signature=0"
        pairs = [("content-type", "application/x-www-form-urlencoded"), ("authorization", scope)]
        return [_request("/", [("host", f"127.0.0.1:{port}"), *pairs], server.body)] * count
    now = datetime.now(UTC)
    return [_signed(server, port, utc_text(now - timedelta(seconds=age))) for age in range(count)]


def _signed(server: Server, port: int, date: str) -> bytes:
    query, names = [("Action", server.action)], ["content-type", "host", "x-bce-date"]
    headers = [("host", f"127.0.0.1:{port}"), ("content-type", "application/json"), ("x-bce-date", date)]
    value = authorization(
        *_KEYS, "POST", peers.ROUTE, query, headers, signed=names, timestamp=date, expires=1800
    )  # fmt: skip
    more = [("authorization", value), ("accept", "application/json"), ("user-agent", "bench")]
    return _request(f"{peers.ROUTE}?Action={server.action}", [*headers, *more], server.body)


def _request(target: str, headers: list[tuple[str, str]], body: bytes) -> bytes:
    lines = [
        f"POST {target} HTTP/1.1",
        *(f"{name}: {value}" for name, value in headers),
        f"content-length: {len(body)}",
    ]
    return "\r\n".join([*lines, "", ""]).encode() + body


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def _first_answer(port: int, request: bytes) -> None:
    end = time.perf_counter() + _PATIENCE
    while True:
        try:
            connection = socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE)
            break
        except ConnectionRefusedError:
            if time.perf_counter() > end:
                raise
            time.sleep(0.002)
    with connection:
        connection.sendall(request)
        head = connection.recv(65_536)
    if not head.startswith((b"HTTP/1.1 2", b"HTTP/1.0 2")):
        raise RuntimeError(f"the first answer is {head[:300]!r}")


def processor(pid: int) -> float | None:
    """Seconds of processor time that a process has used, if this system says so."""
    if sys.platform != "linux":
        return None
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
