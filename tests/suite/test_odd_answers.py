"""Whatever a service sends, the run ends with a report and a code that says what it is worth."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from qianfan_console.contract.clock import Clock
from qianfan_console.runtime import transport

from .service import ACCESS_KEY, SECRET_KEY, SUBJECTS, Arrived, Raw, by_schemas, contract, refused, served

LONG = bool(os.environ.get("QIANFAN_LONG"))
ONE = ("--action", "DescribeModelSet")
QUICK = (*ONE, "--random", "0")


def answers(body: bytes, status: int = 400) -> Any:
    return lambda _: Raw(status, body)


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 200_000,
        b'{"result":' + b"1" * 10_000 + b"}",
        b'{"code": "InappropriateJSON\\ud800", "message": "\\udc00"}',
        b'{"code": ["a"], "message": {"b": 1}}',
        b"\xff\xfe",
        b"",
        b"<html>",
    ],
    ids=["deep", "a long number", "half a surrogate", "other types", "no text", "nothing", "HTML"],
)
@pytest.mark.parametrize("status", [200, 400, 418, 500] if LONG else [200, 418])
def test_odd_bodies(body: bytes, status: int, tmp_path: Path) -> None:
    with served(answers(body, status)) as service:
        ran = contract(tmp_path, *QUICK, url=service.url)
    assert ran.code in (1, 4), ran.err
    assert ran.report["code"] == ran.code
    ET.parse(tmp_path / "junit.xml")


def test_odd_text_of_a_difference(tmp_path: Path) -> None:
    with served(answers(b'{"code": "InappropriateJSON", "message": "\\ud800 \\u0000"}')) as service:
        ran = contract(tmp_path, *QUICK, url=service.url)
    assert ran.code == 1
    assert ran.report["findings"][0]["answer"]["message"] == "\ud800 \x00"


def test_schemathesis_goes_on_after_a_body_that_cannot_be_read(tmp_path: Path) -> None:
    with served(answers(b"[" * 200_000, 200)) as service:
        ran = contract(tmp_path, *ONE, "--random", "1", url=service.url)
    assert (ran.code, ran.err) == (1, "")
    assert {"examples", "coverage", "fuzzing"} <= set(ran.report["schemathesis"]["DescribeModelSet"])
    assert "JSON deserialization error" in {trouble["title"] for trouble in ran.report["troubles"]}


def test_an_answer_without_end_is_read_no_further_than_need_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "_MOST_OF_AN_ANSWER", 1000)
    claimed = {"content-length": str(10**12)}
    with served(lambda _: Raw(200, b"x" * 1_000_000, claimed)) as service:
        ran = contract(tmp_path, *QUICK, "--timeout", "1", url=service.url)
    assert ran.code == 4
    assert {each["code"] for each in ran.report["unclear"]} == {"not JSON"}


def test_no_redirect_is_followed(tmp_path: Path) -> None:
    elsewhere = {"location": "/v2/model?Action=DescribeModel"}
    with served(lambda _: Raw(307, b"{}", elsewhere)) as service:
        ran = contract(tmp_path, *ONE, "--random", "2", url=service.url)
        assert "DescribeModel" not in {request.action for request in service.arrived}
    assert not [trouble for trouble in ran.report["troubles"] if "could not go on" in trouble["title"]]


def every(number: int, other: Any) -> Any:
    """Decides by the specs, but gives each so-manieth call another answer."""
    decide, calls = by_schemas(), iter(range(1_000_000))
    return lambda request: decide(request) if next(calls) % number else other


def test_a_call_that_was_one_too_many_is_made_again(tmp_path: Path) -> None:
    busy = Raw(429, b"{}", {"retry-after": "0"})
    with served(every(3, busy)) as service:
        ran = contract(tmp_path, "--action", "DeleteModel", "--writes", "--random", "0", url=service.url)
    assert (ran.code, ran.report["unclear"]) == (0, [])


def test_a_service_that_is_always_busy_is_not_waited_for_again_and_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr(Clock, "sleep", lambda _, seconds: slept.append(seconds))
    with served(answers(b"{}", 429)) as service:
        ran = contract(tmp_path, *QUICK, url=service.url)
    assert (ran.code, slept) == (4, [0.5, 1, 2, 4, 8, 16, 32])
    with served(lambda _: Raw(429, b"{}", {"retry-after": "3600"})) as service:
        ran = contract(tmp_path, *QUICK, url=service.url)
    assert (ran.code, len(slept)) == (4, 7)


def test_the_time_of_the_run_bounds_the_waiting(tmp_path: Path) -> None:
    with served(lambda _: Raw(429, b"{}", {"retry-after": "30"})) as service:
        ran = contract(tmp_path, *QUICK, "--time", "1", url=service.url)
        assert len(service.arrived) == 1
    assert ran.code == 4


def test_answers_that_do_not_tell_are_shown(tmp_path: Path) -> None:
    decide = by_schemas()

    def vague(request: Arrived) -> tuple[int, Mapping[str, Any]]:
        status, body = decide(request)  # type: ignore[misc]
        return (status, body) if status == 200 else refused("Riddle", message=f"why {SECRET_KEY}")

    with served(vague) as service:
        ran = contract(tmp_path, *QUICK, url=service.url)
    assert ran.code == 4
    (one,) = ran.report["unclear"]
    assert (one["status"], one["code"], one["message"]) == (400, "Riddle", "why ***")
    words = f"{one['times']} times 400 Riddle why ***"
    assert one["times"] > 50
    assert words in ran.out
    assert words in (tmp_path / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("answer", "kind", "due"),
    [
        (refused(), "stricter", "is accepted if it obeys every rule"),
        (refused("InternalError", 500), "failed", "is accepted or refused"),
    ],
)
def test_what_is_so_for_every_body_is_blamed_on_no_rule(answer: Any, kind: str, due: str, tmp_path: Path) -> None:
    with served(lambda _: answer) as service:
        ran = contract(tmp_path, *QUICK, url=service.url)
    found = [finding for finding in ran.report["findings"] if finding["kind"] == kind]
    assert {finding["id"] for finding in found} == {"DescribeModelSet#"}
    assert {finding["rule"] for finding in found} == {f"the body: {due}"}
    assert len(found) == (1 if kind == "stricter" else 2)
    assert all(len(json.dumps(finding["body"])) < 25 for finding in found), found
    inside = [rule["inside"] for rule in ran.report["actions"]["DescribeModelSet"]["rules"]]
    assert inside == [{}] * len(inside)
    tests = ET.parse(tmp_path / "junit.xml").iter("testcase")
    assert "DescribeModelSet#" in {test.get("name") for test in tests if test.find("failure") is not None}


def test_keys_that_are_words_of_the_report_leave_it_whole(tmp_path: Path) -> None:
    decide = by_schemas()
    with served(decide) as service:
        ran = contract(tmp_path, *QUICK, url=service.url, QIANFAN_ACCESS_KEY="test", QIANFAN_SECRET_KEY="code")
    assert ran.code == 0
    suites = ET.parse(tmp_path / "junit.xml").getroot()
    assert len(list(suites.iter("testcase"))) == 8
    assert ran.report["code"] == 0


def test_what_an_answer_means_does_not_depend_on_the_keys(tmp_path: Path) -> None:
    with served(by_schemas()) as service:
        ran = contract(tmp_path, *QUICK, url=service.url, QIANFAN_ACCESS_KEY="JSON", QIANFAN_SECRET_KEY="in")
    assert ran.code == 0


@pytest.mark.parametrize("ahead", range(170, 200, 7))
def test_no_key_is_cut_in_two_before_it_is_looked_for(ahead: int, tmp_path: Path) -> None:
    with served(answers(b"x" * ahead + f" {ACCESS_KEY} {SECRET_KEY}".encode(), 500)) as service:
        ran = contract(tmp_path, *QUICK, url=service.url)
    text = json.dumps(ran.report) + ran.out
    assert ACCESS_KEY[:5] not in text
    assert SECRET_KEY[:5] not in text


def test_nobody_at_the_address_is_said_in_words(tmp_path: Path) -> None:
    with served(lambda _: None) as service:
        ran = contract(tmp_path, *QUICK, url=service.url)
    words = " ".join(ran.out.split())
    assert f"no answer from {service.url}: POST {SUBJECTS['DescribeModelSet'].target}: the connection broke" in words
