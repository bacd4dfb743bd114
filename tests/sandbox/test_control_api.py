"""Every call of the control API over a socket: what it does, seen through the Actions, and what it refuses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from qianfan_console.sandbox import Sandbox
from tests.sandbox.observing import observe

JSON = {"content-type": "application/json"}
A_SET = {"modelSetName": "demo", "modelType": "Text2Text"}


@pytest.fixture
def control(sandbox: Sandbox) -> Iterator[httpx.Client]:
    """A client of the control API; the sandbox has a manual clock and the samples."""
    with sandbox.serve() as url, httpx.Client(base_url=f"{url}/_sandbox", headers=JSON) as client:
        yield client


def good(response: httpx.Response) -> Any:
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/json"
    assert not [name for name in response.headers if name.startswith("access-control-")]
    return response.json()


def bad(response: httpx.Response, *words: str, status: int = 400) -> None:
    """The call was refused with one sentence that has all the words."""
    assert (response.status_code, set(response.json())) == (status, {"error"}), response.text
    for word in words:
        assert word in response.json()["error"]


def test_status_counts_what_was_made(control: httpx.Client, call: Any) -> None:
    before = good(control.get("/status"))
    call("CreateCustomModelSet", A_SET)
    call("CreateModelCompTask", name="c", sourceModelId="amv-d1zx1iwdarfr", modelSetId="am-ih8****",
         config={"strategy": "Sparsity"})  # fmt: skip
    call("CreateModelExportTask", modelId="amv-d1zx1iwdarfr")
    after = good(control.get("/status"))
    grown = {name: after["counts"][name] - before["counts"][name] for name in after["counts"]}
    assert grown == {"modelSets": 1, "versions": 0, "compTasks": 1, "exports": 1, "customConfs": 0, "requests": 3}
    assert (after["lastRequest"], after["prefix"], after["state"], after["lenient"]) == (
        3,
        "/_sandbox",
        "memory",
        False,
    )
    assert after["clock"]["kind"] == "manual"
    assert [each["accessKey"] for each in after["credentials"]] == ["sandbox-access-key"]


def test_reset_gives_the_state_of_the_start(control: httpx.Client, call: Any, sandbox: Sandbox) -> None:
    fresh = observe(call)
    call("CreateCustomModelSet", A_SET)
    call("DeleteModel", modelId="amv-d1zx1iwdarfr")
    good(control.post("/faults", json={"kind": "throttle", "count": None}))
    good(control.post("/plans", json={"action": "CreateCustomModel", "failure": "x"}))
    status = good(control.post("/reset"))
    assert status["counts"]["requests"] == 0
    assert status["lastRequest"] > 0, "numbers go on, so that nobody takes a new request for an old one"
    assert good(control.get("/faults")) == {"faults": []}
    assert good(control.get("/plans")) == {"plans": []}
    assert observe(call) == fresh
    bad(control.post("/reset", json={"clock": 1}), "clock: unknown member")


def test_seed(control: httpx.Client, call: Any, sandbox: Sandbox) -> None:
    versions = [
        {"id": "amv-ready", "status": "Ready"},
        {"status": "Fail", "reason": "out of memory"},
        {"status": "Creating"},
        {"status": "Creating", "reason": "bad"},
    ]
    made = good(control.post("/seed", json={"modelSets": [{"name": "s", "type": "Reranker", "versions": versions}]}))
    (seeded,) = made["modelSets"]
    assert seeded["versions"][0] == "amv-ready"

    def statuses() -> list[str]:
        return [call("DescribeModel", modelId=each).result["status"] for each in seeded["versions"]]

    found = call("DescribeModelSet", modelSetId=seeded["id"]).result
    assert (found["modelSetName"], found["modelType"], found["modelIds"]) == ("s", "Reranker", seeded["versions"])
    assert statuses() == ["Ready", "Fail", "Creating", "Creating"]
    sandbox.clock.advance(3600)
    assert statuses() == ["Ready", "Fail", "Ready", "Fail"]


ONE = {"name": "s", "type": "Text2Text"}


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({}, "modelSets: is required"),
        ([], "body: must be of type object"),
        ({"modelSets": {}}, "modelSets: must be of type array"),
        ({"modelSets": [{"name": "s"}]}, "modelSets[0].type: is required"),
        (
            {"modelSets": [ONE, {"name": "s", "type": "T"}]},
            "modelSets[1]: as a body of CreateCustomModelSet, modelType",
        ),
        ({"modelSets": [{**ONE, "versoins": []}]}, "did you mean versions?"),
        ({"modelSets": [{**ONE, "id": "../x"}]}, "modelSets[0].id"),
        ({"modelSets": [ONE, {**ONE, "id": "am-ih8****"}]}, "modelSets[1].id: am-ih8**** is taken"),
        ({"modelSets": [{**ONE, "id": "am-1"}, {**ONE, "id": "am-1"}]}, "modelSets[1].id: am-1 is taken"),
        (
            {"modelSets": [{**ONE, "versions": [{"status": "Ready", "id": "amv-d1zx1iwdarfr"}]}]},
            "versions[0].id: amv-d1",
        ),
        ({"modelSets": [{**ONE, "versions": [{"status": "Done"}]}]}, "modelSets[0].versions[0].status"),
        ({"modelSets": [{**ONE, "versions": [{"status": "Ready", "reason": "x"}]}]}, "versions[0].reason"),
    ],
)
def test_a_bad_seed_names_the_field_and_seeds_nothing(control: httpx.Client, call: Any, body: Any, words: str) -> None:
    before = observe(call)
    bad(control.post("/seed", json=body), words)
    assert observe(call) == before


def test_snapshot_and_restore_between_processes_that_talk_http(control: httpx.Client, call: Any, caller: Any) -> None:
    call("CreateCustomModelSet", A_SET)
    kept, seen = good(control.get("/snapshot")), observe(call)
    with Sandbox(clock="manual") as other, other.serve() as url:
        good(httpx.put(f"{url}/_sandbox/snapshot", json=kept))
        assert observe(caller(other)) == seen
    bad(control.put("/snapshot", json={**kept, "version": 0}), "version")
    bad(control.put("/snapshot", content=b'{"format": NaN}'), "NaN")
    assert observe(call) == seen


def test_clock(control: httpx.Client, call: Any, sandbox: Sandbox) -> None:
    before = good(control.get("/clock"))
    assert before == {"kind": "manual", "now": sandbox.clock.now(), "iso": before["iso"], "pollStep": 0}
    assert good(control.post("/clock", json={"advance": 61.5}))["now"] == pytest.approx(before["now"] + 61.5)
    bad(control.post("/clock", json={"advance": -1}), "advance", "0 or more")
    bad(control.post("/clock", json={"advance": "1"}), "advance", "number")
    bad(control.post("/clock", json={"advance": 1e300}), "advance", "9998")
    bad(control.post("/clock", json={"advance": 1, "polls": 1}), "either advance")
    bad(control.post("/clock", json={}), "either advance")
    bad(control.post("/clock", json={"polls": 1}), "polls", "--poll-step")
    bad(control.post("/clock", json={"polls": 1.5}), "polls", "integer")
    assert sandbox.clock.now() == pytest.approx(before["now"] + 61.5)


def test_faults(control: httpx.Client, call: Any) -> None:
    planned = good(
        control.post("/faults", json=[{"kind": "throttle", "count": 2}, {"kind": "error_before", "status": 502}])
    )
    assert [(each["kind"], each["count"]) for each in planned["faults"]] == [("throttle", 2), ("error_before", 1)]
    url = str(control.base_url).removesuffix("/_sandbox/")
    assert [httpx.post(f"{url}/v2/model?Action=DescribeModel").status_code for _ in range(4)] == [429, 429, 502, 403]
    good(control.post("/faults", json={"kind": "throttle", "count": 9}))
    httpx.post(f"{url}/v2/model")
    assert [each["count"] for each in good(control.get("/faults"))["faults"]] == [8], "what is left"
    assert good(control.delete("/faults")) == {"faults": []}
    assert httpx.post(f"{url}/v2/model").status_code == 403


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({}, "fault 0"),
        ("throttle", "fault 0"),
        ([{"kind": "throttle"}, {"kind": "nothing"}], "fault 1: no fault is called 'nothing'"),
        ({"kind": "throttle", "times": 1}, "times"),
        ({"kind": "throttle", "count": 0}, "count must be 1 or more"),
        ({"kind": "throttle", "action": "CreateModel"}, "'CreateModel' is no Action"),
        ({"kind": "clock", "seconds": 1e200}, "seconds must be"),
        ([{"kind": "throttle"}] * 1001, "1000 faults at most"),
    ],
)
def test_bad_faults(control: httpx.Client, body: Any, words: str) -> None:
    bad(control.post("/faults", json=body), words)
    assert good(control.get("/faults")) == {"faults": []}, "all or nothing"


def test_plans(control: httpx.Client, call: Any, sandbox: Sandbox) -> None:
    good(control.post("/plans", json={"action": "CreateModelExportTask", "failure": "disk full"}))
    stall = {"action": "CreateModelExportTask", "stalled": True, "times": 2}
    assert good(control.post("/plans", json=stall)) == {
        "plans": [{"action": "CreateModelExportTask", "failure": "disk full", "times": 1}, stall]
    }
    seen = []
    for _ in range(2):
        call("CreateModelExportTask", modelId="amv-d1zx1iwdarfr")
        sandbox.clock.advance(3600)
        seen.append(call("DescribeModelExportTask", modelId="amv-d1zx1iwdarfr").result["status"])
    assert seen == ["Fail", "Doing"]
    assert good(control.get("/plans")) == {"plans": [{**stall, "times": 1}]}
    assert good(control.delete("/plans")) == {"plans": []}
    bad(control.post("/plans", json={"action": "DeleteModel", "failure": "x"}), "action", "CreateCustomModel")
    bad(control.post("/plans", json={"action": "CreateCustomModel"}), "either failure")
    bad(control.post("/plans", json={**stall, "failure": "x"}), "either failure")
    bad(control.post("/plans", json={**stall, "times": 0}), "times")


def test_state_agrees_with_what_the_actions_show(control: httpx.Client, call: Any, sandbox: Sandbox) -> None:
    call("CreateModelCompTask", name="c", sourceModelId="amv-d1zx1iwdarfr", modelSetId="am-ih8***",
         config={"strategy": "Sparsity"})  # fmt: skip
    sandbox.plan_failure("CreateModelExportTask", "disk full")
    call("CreateModelExportTask", modelId="amv-d1zx1iwdarfr")

    def version() -> Any:
        for each in good(control.get("/state"))["modelSets"]:
            for one in each["versions"]:
                shown = call("DescribeSystemModel" if each["preset"] else "DescribeModel", modelId=one["id"]).result
                assert (one["name"], one["status"]) == (shown["modelName"], shown["status"])
                for task in one["tasks"]:
                    found = call("DescribeModelCompTask", modelCompTaskId=task["id"]).result
                    assert (task["status"], task["modelId"]) == (found["status"], found.get("modelId"))
        return next(one for each in good(control.get("/state"))["modelSets"] for one in each["versions"]
                    if one["id"] == "amv-d1zx1iwdarfr")  # fmt: skip

    assert (version()["progress"], version()["export"]["progress"], version()["tasks"][0]["progress"]) == (1, 0, 0)
    sandbox.clock.advance(15)
    assert version()["export"] == {**version()["export"], "status": "Doing", "progress": 0.5, "failure": None}
    assert version()["tasks"][0]["progress"] == pytest.approx(15 / 310, abs=1e-3)
    sandbox.clock.advance(600)
    assert version()["export"] == {**version()["export"], "status": "Fail", "progress": 1.0, "failure": "disk full"}
    assert version()["tasks"][0]["status"] == "succeeded"


def test_state_in_parts(control: httpx.Client) -> None:
    whole = good(control.get("/state", params={"limit": 1000}))
    assert whole["more"] is False
    parts: list[Any] = []
    more: dict[str, Any] = {}
    while True:
        part = good(control.get("/state", params={"limit": 2, **more}))
        parts += part["modelSets"]
        if not part["more"]:
            break
        more = {"after": part["modelSets"][-1]["id"]}
    assert parts == whole["modelSets"]
    newest = good(control.get("/state", params={"limit": 1000, "newest": 1}))
    assert newest["modelSets"] == whole["modelSets"][::-1]
    last = whole["modelSets"][-1]["id"]
    assert good(control.get("/state", params={"newest": 1, "after": last}))["modelSets"] == newest["modelSets"][1:]
    bad(control.get("/state", params={"after": "am-none"}), "after", "am-none", status=404)
    bad(control.get("/state", params={"limit": "x"}), "limit", "whole number")
    bad(control.get("/state", params={"page": "1"}), "page: unknown query parameter")


def test_reference_has_every_action_with_bodies_that_its_schema_accepts(control: httpx.Client) -> None:
    from jsonschema import Draft202012Validator

    actions = good(control.get("/reference"))["actions"]
    assert len(actions) == 20
    for each in actions:
        assert set(each) == {
            "action", "route", "summary", "page", "title", "date", "permissions", "mediaType", "request", "response",
            "examples", "exampleNames",
        }  # fmt: skip
        assert len(each["exampleNames"]) == len(each["examples"])
        assert each["examples"]
        for example in each["examples"]:
            Draft202012Validator(each["request"]).validate(example)


def test_call(control: httpx.Client, call: Any) -> None:
    made = good(control.post("/call", json={"action": "CreateCustomModelSet", "body": A_SET}))
    assert made["status"] == 200
    assert call("DescribeModelSet", modelSetId=json.loads(made["body"])["result"]).result["modelSetName"] == "demo"
    shown = good(control.get(f"/requests/{made['number']}"))
    assert (shown["action"], shown["answer"], shown["signature"]["outcome"]) == (
        "CreateCustomModelSet", made["body"], "ok",
    )  # fmt: skip
    upload = {"action": "CreateModelCustomConf", "body": {"customSpecFile": "# template"}}
    assert good(control.post("/call", json=upload))["status"] == 200
    wrong = good(control.post("/call", json={"action": "DescribeServices", "body": {"modelId": "x"}}))
    assert wrong["status"] == 400
    assert "DescribeServices" in json.loads(wrong["body"])["message"]
    good(control.post("/faults", json={"kind": "reset_before"}))
    assert good(control.post("/call", json={"action": "DescribeModel", "body": {}}))["status"] is None
    bad(control.post("/call", json={"body": {}}), "action: is required")
    bad(control.post("/call", json={"action": "DescribeModel", "accessKey": "ghost"}), "ghost", "sandbox-access-key")
    bad(control.post("/call", json={**upload, "body": {"customSpecFile": 1}}), "takes a form", "the text of each file")
    bad(control.post("/call", json={**upload, "body": []}), "takes a form")
    other = good(control.post("/call", json={**upload, "body": {"customSpecFile": "x", "count": 5}}))
    assert "count: unknown member" in json.loads(other["body"])["message"]
    (broken,) = good(control.get(f"/requests/{other['number']}"))["violations"]
    assert broken["field"] == "count"


def test_every_example_of_the_reference_can_be_called(control: httpx.Client) -> None:
    for each in good(control.get("/reference"))["actions"]:
        for example in each["examples"]:
            reply = good(control.post("/call", json={"action": each["action"], "body": example}))
            answer = json.loads(reply["body"])
            about_the_state = answer.get("code") == "InvalidRequestArgumentError"
            assert reply["status"] == 200 or about_the_state, (each["action"], answer)


def test_the_inspector_is_served_beside(control: httpx.Client) -> None:
    page = control.get("/")
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert control.get("/assets/app.js").headers["content-type"].startswith("text/javascript")
    for name in ("..%2F..%2Fcontract.json", "%2e%2e%2fserver.py", "index.html", "%2Fetc%2Fpasswd"):
        assert control.get(f"/assets/{name}").status_code == 404
