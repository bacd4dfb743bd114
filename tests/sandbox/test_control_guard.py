"""Who may give orders: strangers in a browser may not, and a prefix that is off or elsewhere is an unknown path."""

from __future__ import annotations

import asyncio
import http.client
import json
import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from qianfan_console.sandbox import Credential, Sandbox
from qianfan_console.sandbox.control.guard import LARGEST_BODY

JSON = {"content-type": "application/json"}
CHANGES = [
    ("POST", "/reset"),
    ("POST", "/seed"),
    ("PUT", "/snapshot"),
    ("POST", "/clock"),
    ("POST", "/faults"),
    ("DELETE", "/faults"),
    ("POST", "/plans"),
    ("DELETE", "/plans"),
    ("DELETE", "/requests"),
    ("POST", "/call"),
]
READS = ["/status", "/snapshot", "/clock", "/faults", "/plans", "/requests", "/requests/1", "/state", "/reference"]


@pytest.fixture
def url(sandbox: Sandbox) -> Iterator[str]:
    with sandbox.serve() as base:
        yield f"{base}/_sandbox"


@pytest.mark.parametrize(("method", "path"), CHANGES)
def test_a_strange_page_changes_nothing(sandbox: Sandbox, url: str, method: str, path: str) -> None:
    before = sandbox.snapshot()
    own = url.removesuffix("/_sandbox")
    for headers in (
        {},
        {"content-type": "text/plain"},
        {"content-type": "application/x-www-form-urlencoded"},
        {"content-type": "text/plain; application/json"},
    ):
        assert httpx.request(method, url + path, content=b"{}", headers=headers).status_code == 415
    for origin in ("http://evil.example", "null", "http://127.0.0.1", "http://127.0.0.1:1", f"{own}.evil.example"):
        response = httpx.request(method, url + path, content=b"{}", headers={**JSON, "origin": origin})
        assert response.status_code == 403, origin
        assert "access-control-allow-origin" not in response.headers
    assert sandbox.snapshot() == before
    allowed = httpx.request(method, url + path, content=b"{}", headers={**JSON, "origin": own})
    assert allowed.status_code in {200, 400}, "its own page may"
    assert httpx.options(url + path, headers={"origin": "http://evil.example"}).status_code == 405


@pytest.mark.parametrize("path", [*dict.fromkeys(path for _, path in CHANGES), "/events", "/status"])
def test_other_methods(url: str, path: str) -> None:
    response = httpx.patch(url + path, headers=JSON)
    assert (response.status_code, set(response.json())) == (405, {"error"})


HOSTS_OF_OURS = ["127.0.0.1:9", "[::1]:9", "192.168.1.9", "localhost:9", "LOCALHOST", "sandbox:8080", "a.localhost"]
HOSTS_OF_OURS += ["host.docker.internal:8080", "sandbox.default.svc.cluster.local", "own.example", "OWN.example.:80"]
HOSTS_OF_STRANGERS = ["evil.example", "evil.example.:8080", "127.0.0.1.evil.example", "localhost.evil.example"]
HOSTS_OF_STRANGERS += ["sub.own.example", "own.example.evil.example", "[::1].evil.example", "evil.internal.example"]


@pytest.mark.parametrize(("method", "path"), [*CHANGES, *(("GET", path) for path in (*READS, "/", "/assets/app.js"))])
def test_a_page_whose_name_was_turned_to_this_port_gets_nothing(method: str, path: str) -> None:
    with Sandbox(clock="manual") as sandbox, sandbox.serve() as base:
        before, url = sandbox.snapshot(), f"{base}/_sandbox{path}"
        for host in ("evil.example", "evil.example:8080"):
            headers = {**JSON, "host": host, "origin": f"http://{host}"}
            response = httpx.request(method, url, content=b"{}", headers=headers)
            assert (response.status_code, "--control-host evil.example" in response.json()["error"]) == (403, True)
        assert sandbox.snapshot() == before


def test_the_names_of_a_sandbox() -> None:
    with Sandbox(control_hosts=["Own.Example"]) as sandbox, sandbox.serve() as base, httpx.Client() as client:

        def status(host: str) -> int:
            return client.get(f"{base}/_sandbox/clock", headers={"host": host}).status_code

        assert {host: status(host) for host in HOSTS_OF_OURS} == dict.fromkeys(HOSTS_OF_OURS, 200)
        assert {host: status(host) for host in HOSTS_OF_STRANGERS} == dict.fromkeys(HOSTS_OF_STRANGERS, 403)
        own = {"host": "qianfan.baidubce.com", "content-type": "application/json"}
        answer = client.post(f"{base}/v2/model?Action=DescribeModel", headers=own, content=b"{}")
        assert answer.json()["code"] == "AccessDenied", "the service itself has any name"


@pytest.mark.parametrize(("method", "path"), CHANGES)
@pytest.mark.parametrize("body", [b"{", b"\xff", b'{"a":1,"a":2}', b"[NaN]", b"[" * 100_000, b"9" * 5000, b'"\\ud800"'])
def test_no_body_breaks_it(sandbox: Sandbox, url: str, method: str, path: str, body: bytes) -> None:
    before = sandbox.snapshot()
    response = httpx.request(method, url + path, content=body, headers=JSON)
    assert response.status_code == 400
    assert set(response.json()) == {"error"}
    assert sandbox.snapshot() == before


def test_a_body_has_a_limit(sandbox: Sandbox, url: str) -> None:
    response = httpx.post(f"{url}/seed", content=b" " * (LARGEST_BODY + 1), headers=JSON)
    assert (response.status_code, str(LARGEST_BODY) in response.json()["error"]) == (413, True)
    sets = [{"name": "n" * 500, "type": "Text2Text"} for _ in range(3000)]
    assert httpx.post(f"{url}/seed", content=json.dumps({"modelSets": sets[:1000]}), headers=JSON).status_code == 200
    large = sandbox.seed({"modelSets": sets}) and sandbox.snapshot()
    assert len(json.dumps(large)) > LARGEST_BODY
    assert httpx.put(f"{url}/snapshot", json=large, timeout=30).status_code == 200, "a snapshot may be larger"


def test_unknown_paths_below_the_prefix(url: str) -> None:
    for path in ("/nothing", "/requests/one", "/requests/-1", "//status", "/assets/", "/%2e%2e/v2/model"):
        assert httpx.get(url + path).status_code == 404, path
    assert httpx.get(f"{url}/status/").headers["location"] == f"{url}/status"


def test_switched_off_the_prefix_is_an_unknown_path(caller: Any) -> None:
    with Sandbox(control=False) as sandbox, sandbox.serve() as base:
        off = httpx.post(f"{base}/_sandbox/reset", headers=JSON)
        other = httpx.post(f"{base}/unknown", headers=JSON)
        assert (off.status_code, off.json()["code"]) == (other.status_code, other.json()["code"]) == (404, "InvalidURI")
        assert httpx.get(f"{base}/_sandbox/status").status_code == 405


def test_another_prefix() -> None:
    with Sandbox(control_prefix="/test-control/v1") as sandbox, sandbox.serve() as base:
        assert httpx.get(f"{base}/test-control/v1/status").json()["prefix"] == "/test-control/v1"
        assert httpx.get(f"{base}/test-control/v1").headers["location"].endswith("/test-control/v1/")
        assert httpx.post(f"{base}/_sandbox/reset", headers=JSON).json()["code"] == "InvalidURI"
        assert httpx.post(f"{base}/test-control/v11/reset", headers=JSON).json()["code"] == "InvalidURI"


@pytest.mark.parametrize(
    "prefix", ["", "/", "x", "/x/", "/v2", "/v2/model", "/v2/model/x", "/a b", "/..", "/a/../b", "/é"]
)
def test_prefixes_that_cannot_be(prefix: str) -> None:
    with pytest.raises(ValueError, match="prefix"):
        Sandbox(control_prefix=prefix)


def test_without_a_socket() -> None:
    async def steps() -> tuple[int, int, str]:
        with Sandbox(clock="manual") as sandbox:
            transport = httpx.ASGITransport(sandbox.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://sandbox", headers=JSON) as client:
                seeded = await client.post("/_sandbox/seed", json={"modelSets": [{"name": "a", "type": "Text2Text"}]})
                set_id = seeded.json()["modelSets"][0]["id"]
                call = {"action": "DescribeModelSet", "body": {"modelSetId": set_id}}
                answer = (await client.post("/_sandbox/call", json=call)).json()
                unsigned = await client.post("/v2/model?Action=DescribeModelSet", json={})
                return answer["status"], unsigned.status_code, json.loads(answer["body"])["result"]["modelSetName"]

    assert asyncio.run(steps()) == (200, 403, "a")


def test_no_answer_holds_a_secret_key() -> None:
    secrets = {"full": "distinctive-secret-of-full", "reader": "distinctive-secret-of-reader"}
    credentials: dict[str, str | Credential] = {
        "full": secrets["full"],
        "reader": Credential(secrets["reader"], ["QianfanReadAccessPolicy"]),
    }
    seen: list[str] = []
    with Sandbox(credentials=credentials, samples=True) as sandbox, sandbox.serve() as base:
        create = {"action": "CreateCustomModelSet", "body": {"modelSetName": "n", "modelType": "Text2Text"}}
        with (
            httpx.Client(base_url=f"{base}/_sandbox", headers=JSON) as client,
            client.stream("GET", "/events") as events,
        ):
            for access_key in credentials:
                seen.append(client.post("/call", json={**create, "accessKey": access_key}).text)
            httpx.post(f"{base}/v2/model?Action=DescribeModel", headers={"authorization": "bce-auth-v1/full/x/1//x"})
            lines = events.iter_lines()
            while not any("InvalidHTTPAuthHeader" in line for line in seen):
                seen.append(next(lines))
            seen += [client.get(path).text for path in (*READS, "/requests/2", "/requests/3", "/")]
            seen += [client.request(method, path, content=b"{}").text for method, path in CHANGES]
        seen += [str(sandbox.requests()), repr(sandbox), repr(sandbox._backstage), repr(credentials["reader"])]
    assert len(seen) > 25
    for secret in secrets.values():
        assert not [text for text in seen if secret in text]


def test_the_package_describes_every_call_and_no_other() -> None:
    from qianfan_console.sandbox import control
    from qianfan_console.sandbox.control import routes

    rows = re.findall(r"^\| (.+?) \| ", str(control.__doc__), re.MULTILINE)[1:]
    described = set()
    for row in rows:
        methods, path = re.findall(r"GET|POST|PUT|DELETE", row), row.partition("/_sandbox")[2].partition("?")[0]
        described |= {(method, path.strip("`").replace("/N", "/{number:int}")) for method in methods}
    served = {(method, path) for path, handlers in routes._HANDLERS.items() for method in handlers}
    assert described == served | {("GET", "/"), ("GET", "/events")}


def test_a_client_that_leaves_in_the_middle_of_its_body(url: str) -> None:
    connection = http.client.HTTPConnection(url.split("/")[2])
    connection.putrequest("POST", "/_sandbox/seed")
    for name, value in {**JSON, "content-length": "100"}.items():
        connection.putheader(name, value)
    connection.endheaders(b'{"modelSets"')
    connection.close()
    assert httpx.get(f"{url}/status").status_code == 200
