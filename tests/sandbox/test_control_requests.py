"""The journal as the control API shows it: what arrived, what became of it, and why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from qianfan_console.sandbox import Fault, Sandbox
from qianfan_console.sandbox.journal import LONGEST_BODY, MOST_EXCHANGES

JSON = {"content-type": "application/json"}


@pytest.fixture
def control(sandbox: Sandbox) -> Iterator[httpx.Client]:
    with sandbox.serve() as url, httpx.Client(base_url=f"{url}/_sandbox", headers=JSON) as client:
        yield client


def listed(control: httpx.Client, **query: Any) -> list[dict[str, Any]]:
    response = control.get("/requests", params=query)
    assert response.status_code == 200, response.text
    return list(response.json()["requests"])


def test_what_was_sent_is_what_is_listed(control: httpx.Client, call: Any) -> None:
    replies = [call("DescribeModel", modelId="amv-d1zx1iwdarfr"), call("DescribeModel", modelId="amv-none"), call("X")]
    seen = listed(control)
    assert [each["number"] for each in seen] == [1, 2, 3]
    assert [each["requestId"] for each in seen] == [reply.body["requestId"] for reply in replies]
    assert [each["status"] for each in seen] == [each["verdict"] for each in seen] == [200, 400, 400]
    assert [each["code"] for each in seen] == [reply.body.get("code") for reply in replies]
    assert [each["message"] for each in seen] == [reply.body.get("message") for reply in replies]
    assert [each["action"] for each in seen] == ["DescribeModel", "DescribeModel", "X"]
    assert {each["accessKey"] for each in seen} == {"sandbox-access-key"}
    assert listed(control, after=1, limit=1) == seen[1:2]
    assert listed(control, after=3) == []
    assert control.delete("/requests").json() == {"requests": []}
    assert listed(control) == []
    assert control.get("/requests/2").status_code == 404
    call("X")
    assert [each["number"] for each in listed(control)] == [4]


@pytest.mark.parametrize(
    ("query", "words"), [({"after": "-1"}, "after"), ({"limit": "all"}, "limit"), ({"from": "1"}, "from")]
)
def test_bad_queries(control: httpx.Client, query: dict[str, str], words: str) -> None:
    response = control.get("/requests", params=query)
    assert response.status_code == 400
    assert words in response.json()["error"]


def test_every_broken_rule_with_its_field_and_page(control: httpx.Client, call: Any) -> None:
    reply = call("CreateCustomModelSet", modelSetName="", modelType="Text2Tex", extra=1)
    shown = control.get("/requests/1").json()
    assert {each["field"] for each in shown["violations"]} == {"modelSetName", "modelType", "extra"}
    for each in shown["violations"]:
        assert f"{each['field']}: {each['message']}" in reply.message
        assert each["page"].startswith("https://cloud.baidu.com/doc/")
    assert json.loads(shown["body"]) == {"modelSetName": "", "modelType": "Text2Tex", "extra": 1}
    assert json.loads(shown["answer"]) == reply.body


def test_a_signature_step_by_step(control: httpx.Client, call: Any) -> None:
    method, target, headers, body = call.signed("/v2/model?Action=DescribeModel", b"{}")
    call.raw(method, target, headers, body)
    call.raw(method, target, [("host", "elsewhere"), *headers[1:]], body)
    call.raw(method, target, headers[:2], body)
    right, wrong, absent = (control.get(f"/requests/{number}").json()["signature"] for number in (1, 2, 3))
    assert right["outcome"] == "ok"
    assert any(each["fits"] for each in right["attempts"])
    assert wrong["outcome"] == "SignatureDoesNotMatch"
    as_sent, explained = wrong["attempts"]
    assert (as_sent["fits"], explained["fits"]) == (False, True)
    assert "host:elsewhere" in as_sent["canonicalRequest"]
    assert explained["reading"] == "host is taken as 127.0.0.1; sign the Host that is sent"
    assert wrong["claim"]["signed"] == ["content-type", "host"]
    assert (absent["outcome"], absent["claim"]) == ("AccessDenied", None)


def test_no_signature_can_be_read_back(control: httpx.Client, call: Any) -> None:
    _, target, headers, body = call.signed("/v2/model?Action=DescribeModel", b"{}")
    secret = dict(headers)["authorization"]
    digits = secret.rpartition("/")[2]
    call.raw("POST", target, headers, body)
    call.raw("POST", f"{target}&authorization={secret}", headers, body)
    for path in ("/requests", "/requests/1", "/requests/2"):
        text = control.get(path).text
        assert digits not in text
        assert digits[:32] not in text
    assert "…" in str(control.get("/requests/1").json()["headers"])


def test_requests_that_never_got_to_the_service(control: httpx.Client, call: Any) -> None:
    call.raw("GET", "/v2/model", [], b"")
    call.raw("POST", "/v3/model", [], b"")
    shown = [control.get(f"/requests/{number}").json() for number in (1, 2)]
    assert [each["status"] for each in shown] == [405, 404]
    assert [each["signature"] for each in shown] == [None, None]
    assert [each["action"] for each in shown] == [None, None]


FATES = {
    "reset_before": (None, None),
    "reset_after": (None, 200),
    "throttle": (429, None),
    "error_before": (503, None),
    "error_after": (503, 200),
    "truncated": (200, 200),
    "malformed": (200, 200),
    "redirect": (307, None),
    "clock": (400, 400),
}


@pytest.mark.parametrize("kind", FATES)
def test_faults_are_in_it_with_what_the_service_said(sandbox: Sandbox, call: Any, kind: Any) -> None:
    sandbox.plan_fault(Fault(kind))
    method, target, headers, body = call.signed("/v2/model?Action=DescribeSystemModelSets", b"{}")
    sandbox._transmit(method, target, headers, body)
    (seen,) = sandbox.requests()
    assert (seen["fault"], (seen["status"], seen["verdict"])) == (kind, FATES[kind])
    if kind == "clock":
        assert seen["signature"]["outcome"] == "RequestExpired", "judged by the clock that the service had then"


def test_long_bodies_are_cut_and_still_explained(control: httpx.Client, call: Any) -> None:
    call("CreateCustomModelSet", modelSetName="x" * LONGEST_BODY, modelType="wrong")
    call("CreateCustomModelSet", modelSetName="x" * 100, modelType="wrong")
    long, short = (control.get(f"/requests/{number}").json() for number in (1, 2))
    assert (long["bodyTruncated"], len(long["body"])) == (True, LONGEST_BODY)
    assert (short["bodyTruncated"], short["answerTruncated"]) == (False, False)
    assert "modelType" in long["violations"][0]["message"]
    assert short["violations"][0]["field"] == "modelType"


def test_only_the_last_ones_are_kept_also_when_many_come_at_once(sandbox: Sandbox, call: Any) -> None:
    request = call.signed("/v2/model?Action=X", b"{}")
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: sandbox._transmit(*request), range(MOST_EXCHANGES + 200)))
    numbers = [each.number for each in sandbox._backstage.journal.after(0)]
    assert numbers == list(range(201, MOST_EXCHANGES + 201))


def test_bytes_that_are_no_text_do_not_break_the_listing(control: httpx.Client, sandbox: Sandbox) -> None:
    sandbox._transmit("POST", "/v2/model?Action=\udcff", [("authorization", "\udcfe/x"), ("x", "\udc80")], b"\xff\xfe")
    assert listed(control)[0]["code"] == "InvalidHTTPAuthHeader"
    assert control.get("/requests/1").status_code == 200
