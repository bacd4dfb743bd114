"""The sandbox on a socket: the command, its ready line, its end, and HTTP as other clients speak it."""

from __future__ import annotations

import http.client
import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qianfan_console.sandbox.contract import LARGEST_BODY
from tests.sandbox.conftest import PROGRAM

SET = b'{"modelSetName":"demo","modelType":"Text2Text"}'
TARGET = "/v2/model?Action=CreateCustomModelSet"
Start = Callable[..., "tuple[subprocess.Popen[str], int]"]


def ends(process: subprocess.Popen[str], number: int) -> None:
    began = time.monotonic()
    process.send_signal(number)
    out, err = process.communicate(timeout=5)
    assert time.monotonic() - began < 2
    assert (process.returncode, out, err) == (0, "", "")


def post(connection: http.client.HTTPConnection, caller: Any, **credentials: str) -> tuple[int, Any]:
    class Keys:
        pass

    keys: Any = Keys()
    keys.credentials = credentials or {"sandbox-access-key": "sandbox-secret-key"}
    method, target, headers, body = caller(keys).signed(TARGET, SET)
    connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
    for name, value in [*headers, ("content-length", str(len(body)))]:
        connection.putheader(name, value)
    connection.endheaders(body)
    response = connection.getresponse()
    return response.status, json.loads(response.read())


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_serves_until_a_signal_also_with_kept_connections(start: Start, caller: Any, number: int) -> None:
    process, port = start()
    connections = [http.client.HTTPConnection("127.0.0.1", port) for _ in range(3)]
    for connection in connections:
        assert post(connection, caller)[0] == 200
        assert post(connection, caller)[0] == 200, "the connection is kept"
    half_sent = socket.create_connection(("127.0.0.1", port))
    half_sent.sendall(b"POST /v2/model HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{")
    ends(process, number)
    for connection in connections:
        connection.close()
    half_sent.close()


def test_a_signal_at_any_moment_of_the_start_ends_it_cleanly() -> None:
    for delay in (0.15, 0.25, 0.35, 0.5):
        process = subprocess.Popen([sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(delay)
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=5)
        # Before the command has begun, the signal ends the interpreter.
        assert process.returncode in {0, -signal.SIGTERM}, err
        assert b"Traceback" not in err


def test_credentials(start: Start, caller: Any) -> None:
    _, port = start("--credential", "one:1", "--credential", "two:2:QianfanReadAccessPolicy")
    connection = http.client.HTTPConnection("127.0.0.1", port)
    assert post(connection, caller, one="1")[0] == 200
    assert post(connection, caller, two="2")[0] == 403
    assert post(connection, caller)[0] == 403
    connection.close()


def test_state_file_clock_samples(start: Start, caller: Any, tmp_path: Path) -> None:
    state = str(tmp_path / "state.db")
    process, port = start("--state", state, "--clock", "manual", "--no-samples")
    connection = http.client.HTTPConnection("127.0.0.1", port)
    set_id = post(connection, caller)[1]["result"]
    second = subprocess.run(
        [sys.executable, "-c", PROGRAM, "--state", state], capture_output=True, text=True, timeout=10, check=False
    )
    assert second.returncode == 1
    assert "another process uses it" in second.stderr
    connection.close()
    ends(process, signal.SIGTERM)
    from qianfan_console.sandbox import Sandbox

    with Sandbox(state) as sandbox:
        assert [
            each["modelSetId"] for each in caller(sandbox)("DescribeCustomModelSets", {}).result["customModelSetList"]
        ] == [set_id]


def test_a_port_in_use_and_bad_options(start: Start) -> None:
    _, port = start()
    busy = subprocess.run(
        [sys.executable, "-c", PROGRAM, "--port", str(port)], capture_output=True, text=True, timeout=10, check=False
    )
    assert (busy.returncode, busy.stdout) == (1, "")
    assert f"cannot listen on 127.0.0.1:{port}: Address already in use; choose another" in busy.stderr
    bad = subprocess.run(
        [sys.executable, "-c", PROGRAM, "--credential", "x"], capture_output=True, text=True, timeout=10, check=False
    )
    assert bad.returncode == 2
    assert "a colon" in bad.stderr


def test_it_listens_on_loopback_alone(start: Start) -> None:
    _, port = start()
    for address in {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}:
        if not str(address).startswith("127."):
            with pytest.raises(ConnectionRefusedError):
                socket.create_connection((str(address), port), timeout=1)


def test_large_bodies_get_their_answer(start: Start) -> None:
    _, port = start()
    for size in (LARGEST_BODY + 1, 3 * LARGEST_BODY):
        for chunked in (False, True):
            connection = http.client.HTTPConnection("127.0.0.1", port)
            body: Any = iter([b" " * size]) if chunked else b" " * size
            connection.request("POST", TARGET, body, encode_chunked=chunked)
            response = connection.getresponse()
            assert response.status == 413
            assert json.loads(response.read())["code"] == "InvalidHTTPRequest"
            connection.close()


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "OPTIONS", "TRACE", "QUERY"])
def test_other_methods_on_the_wire(start: Start, method: str) -> None:
    _, port = start()
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request(method, TARGET)
    response = connection.getresponse()
    assert (response.status, response.getheader("allow")) == (405, "POST")
    assert response.getheader("server") is None
    body = response.read()
    assert body == b"" if method == "HEAD" else json.loads(body)["requestId"]
    connection.close()


def test_a_websocket_is_no_way_in(start: Start) -> None:
    _, port = start()
    connection = http.client.HTTPConnection("127.0.0.1", port)
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
    connection.request("GET", "/v2/model", headers={**upgrade, "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="})
    assert connection.getresponse().status == 405
    connection.close()
