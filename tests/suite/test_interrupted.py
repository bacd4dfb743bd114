"""A run that is stopped reports what it saw, and says so; one with nowhere to write to leaves nothing that looks so."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from qianfan_console.contract.cases import cases

from .service import (
    ACCESS_KEY,
    SECRET_KEY,
    SUBJECTS,
    Arrived,
    Ran,
    Service,
    accepted,
    by_schemas,
    contract,
    refused,
    served,
)  # fmt: skip
from .test_terminal import _RUN

QUICK = ("--action", "DescribeModelSet", "--random", "0")
_DECIDE = by_schemas()
When = Callable[[Arrived, int], bool]


def stopped(folder: Path, service: Service, when: When, *arguments: str) -> Ran:
    """Run the command against the service, and press Ctrl-C while the call is being answered that `when` names."""
    process: list[subprocess.Popen[str]] = []
    decide, done = service.decide, threading.Event()

    def answer(request: Arrived) -> Any:
        if not done.is_set() and when(request, len(service.arrived)):
            done.set()
            process[0].send_signal(signal.SIGINT)
        return decide(request)

    service.decide = answer
    # What a shell runs in its background ignores SIGINT, and so does what that runs.
    code = f"import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n{_RUN}"
    environment = {**os.environ, "QIANFAN_ACCESS_KEY": ACCESS_KEY, "QIANFAN_SECRET_KEY": SECRET_KEY}
    command = [sys.executable, "-c", code, "contract", "--base-url", service.url, "--report", str(folder), *arguments]
    pipe = subprocess.PIPE
    process.append(subprocess.Popen(command, env=environment, stdout=pipe, stderr=pipe, text=True))
    out, err = process[0].communicate(timeout=120)
    assert done.is_set()
    return Ran(process[0].returncode, out, err, folder)


def takes_what_is_empty(request: Arrived) -> Any:
    """Decides by the specs, but for the empty body."""
    return accepted(request) if request.json == {} else _DECIDE(request)


def is_marked(ran: Ran) -> None:
    """Table, JUnit and page are there, and none can be taken for one of a whole run."""
    assert (ran.code, ran.report["code"], ran.report["interrupted"]) == (130, 130, True)
    assert "┃ Action" in ran.out
    assert "Interrupted, so not complete" in ran.out
    assert "Interrupted, so not complete" in (ran.folder / "report.html").read_text(encoding="utf-8")
    suites = ET.parse(ran.folder / "junit.xml").getroot()
    assert suites[0].get("errors") == "1"
    assert not any(facts["passed"] for facts in ran.report["actions"].values())
    assert "Traceback" not in ran.err
    assert ran.err.count("Interrupted") == 1


def test_ctrl_c_among_the_near_misses_reports_what_was_seen(tmp_path: Path) -> None:
    with served(takes_what_is_empty) as service:
        ran = stopped(tmp_path, service, lambda _, number: number == 60, "--action", "DescribeModelSet")
        assert len(service.arrived) < 70
    is_marked(ran)
    assert [finding["body"] for finding in ran.report["findings"]] == [{}]
    assert "near-misses were not sent" in ran.out
    assert "Interrupted before Schemathesis had sent everything" in ran.out
    skipped = ET.parse(tmp_path / "junit.xml").findall(".//skipped")
    assert {each.get("message") for each in skipped} <= {"not reached"}


def test_ctrl_c_in_the_first_moment_reports_that_nothing_was_seen(tmp_path: Path) -> None:
    with served(takes_what_is_empty) as service:
        ran = stopped(tmp_path, service, lambda _, number: number == 1)
    is_marked(ran)
    assert ran.report["coverage"]["decided"] == 0
    assert len(ET.parse(tmp_path / "junit.xml").findall(".//skipped")) > 200


def test_ctrl_c_in_schemathesis_reports_what_was_seen(tmp_path: Path) -> None:
    """Schemathesis would end one of its runs, and go on with the next Action as if nothing had been."""
    actions = ("--action", "DescribeModel", "--action", "DescribeModelSet", "--random", "20")

    def only_schemathesis_tries_that(request: Arrived, _: int) -> bool:
        return "authorization" not in request.headers

    with served(takes_what_is_empty) as service:
        ran = stopped(tmp_path, service, only_schemathesis_tries_that, *actions)
    is_marked(ran)
    assert {} in [finding["body"] for finding in ran.report["findings"]]
    assert set(ran.report["schemathesis"]) == {"DescribeModel"}
    assert ran.report["coverage"]["decided"] == ran.report["coverage"]["wanted"]


def test_ctrl_c_while_a_sequence_runs_reports_what_was_seen(tmp_path: Path) -> None:
    actions = ("--action", "CreateCustomModelSet", "--action", "DescribeModelSet", "--writes", "--random", "1")

    def made(request: Arrived) -> Any:
        done, body = _DECIDE(request) or refused()
        return (done, {"requestId": "r", "result": "am-made"}) if done == 200 else (done, body)

    with served(made) as service:
        ran = stopped(tmp_path, service, lambda request, _: b"am-made" in request.body, *actions)
    is_marked(ran)
    assert "stateful" in ran.report["schemathesis"]


def is_a_smaller_body(_: Arrived, number: int) -> bool:
    """Whether all near-misses were sent before."""
    return number > len(cases(SUBJECTS["DescribeModelSet"]))


def no_long_names(request: Arrived) -> Any:
    """Decides by the specs, but takes no name of more than three characters."""
    name = request.json.get("modelSetName", "") if isinstance(request.json, dict) else ""
    return refused() if isinstance(name, str) and len(name) > 3 else _DECIDE(request)


def test_ctrl_c_while_a_body_is_made_smaller_reports_it_as_it_is(tmp_path: Path) -> None:
    with served(no_long_names) as service:
        ran = stopped(tmp_path, service, is_a_smaller_body, *QUICK)
        assert len(service.arrived) < len(cases(SUBJECTS["DescribeModelSet"])) + 5
    is_marked(ran)
    assert "modelSetName" in ran.report["findings"][0]["body"]


@pytest.mark.parametrize("which", ["near-misses", "Schemathesis", "smaller bodies"])
def test_ctrl_c_does_not_wait_for_a_service_that_hangs(which: str, tmp_path: Path) -> None:
    over = threading.Event()

    def hangs(request: Arrived, number: int) -> bool:
        unsigned, smaller = "authorization" not in request.headers, is_a_smaller_body(request, number)
        return {"near-misses": number == 20, "Schemathesis": unsigned, "smaller bodies": smaller}[which]

    def answer(request: Arrived) -> Any:
        if hangs(request, len(service.arrived)):
            over.wait(60)
        return no_long_names(request)

    random = "2" if which == "Schemathesis" else "0"
    with served(answer) as service:
        began = time.monotonic()
        ran = stopped(tmp_path, service, hangs, "--action", "DescribeModelSet", "--random", random)
        took = time.monotonic() - began
        over.set()
    assert took < 30
    is_marked(ran)


@pytest.mark.parametrize("name", ["file", "file/below", "taken"])
def test_a_folder_that_cannot_be_written_to_is_found_before_anything_is_sent(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "taken/report.html").mkdir(parents=True)
    with served(accepted) as service:
        ran = contract(tmp_path / name, *QUICK, url=service.url)
        assert service.arrived == []
    assert ran.code == 2
    assert str(tmp_path / "file") in ran.err or "report.html" in ran.err


def test_a_report_of_an_earlier_run_is_not_taken_for_one_of_this(tmp_path: Path) -> None:
    for name in ("report.json", "junit.xml", "report.html", "errata.yaml"):
        (tmp_path / name).write_text("old")
    (tmp_path / "mine.txt").write_text("kept")
    ran = contract(tmp_path, "--action", "none")
    assert ran.code == 2
    assert (tmp_path / "junit.xml").read_text() == "old"  # wrong usage: there was no run
    with served(by_schemas()) as service:
        ran = contract(tmp_path, *QUICK, url=service.url)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["junit.xml", "mine.txt", "report.html", "report.json"]


@pytest.mark.parametrize("closed", [">&-", "| true"])
def test_nobody_who_reads_is_no_difference_from_the_specs(closed: str) -> None:
    command = f'"{sys.executable}" -c "{_RUN}" contract --action DeleteModel --random 0 {closed}'
    shell = f"set -o pipefail; {command}"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert "fault of this program" not in done.stderr
    assert done.returncode == (0 if closed == ">&-" else 141), done.stderr
