"""Exit codes for CI: what is no pass must not look like one."""

from __future__ import annotations

import os
import socket
import threading
from pathlib import Path
from typing import Any

import pytest

from qianfan_console.contract.exits import CODES
from qianfan_console.runtime.errors import ConnectError
from qianfan_console.runtime.transport import RawSender
from qianfan_console.sandbox import Sandbox

from .service import Arrived, accepted, by_schemas, contract, refused, served

LONG = bool(os.environ.get("QIANFAN_LONG"))
_ONE = ("--action", "DescribeModelSet", "--random", "0")


@pytest.mark.parametrize(
    "answer", [refused("AccessDenied", 403), refused("", 401), refused("PermissionDeniedError"), (401, {}), (403, {})]
)
def test_a_run_that_is_denied_everything_does_not_pass(answer: Any, tmp_path: Path) -> None:
    with served(lambda _: answer) as service:
        ran = contract(tmp_path, *_ONE, url=service.url)
        assert len(service.arrived) <= 10
    assert ran.code == 3
    assert "QIANFAN_ACCESS_KEY" in ran.out
    assert 'errors="1"' in (tmp_path / "junit.xml").read_text(encoding="utf-8")


def test_wrong_keys_do_not_pass(tmp_path: Path) -> None:
    with Sandbox() as sandbox, sandbox.serve() as url:
        ran = contract(tmp_path, *_ONE, url=url)
    assert ran.code == 3
    assert ran.report["unreachable"]


ALLOWED = ["DescribeModel", "DescribeSystemModelSets", "CreateModelCustomConf"]  # a run each: one is enough every day


@pytest.mark.parametrize("allowed", ALLOWED if LONG else ALLOWED[:1])
def test_keys_that_may_call_one_action_are_good_for_that_one(allowed: str, tmp_path: Path) -> None:
    decide = by_schemas()
    with served(lambda r: decide(r) if r.action == allowed else refused("AccessDenied", 403)) as service:
        ran = contract(tmp_path, "--random", "0", url=service.url)
    assert (ran.code, ran.report["unreachable"]) == (4, "")
    assert all(rule["outside"] for rule in ran.report["actions"][allowed]["rules"])
    assert sum(one["times"] for one in ran.report["unclear"]) > 1000


def test_keys_that_may_call_nothing_are_soon_found_out(tmp_path: Path) -> None:
    with served(lambda _: refused("AccessDenied", 403)) as service:
        ran = contract(tmp_path, "--random", "0", url=service.url)
        assert len(service.arrived) < 500
    assert ran.code == 3


def test_nobody_at_the_address(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    ran = contract(tmp_path, *_ONE, url=f"http://127.0.0.1:{port}")
    assert ran.code == 3
    assert "no answer from" in ran.out


def test_a_service_that_resets_every_connection(tmp_path: Path) -> None:
    with served(lambda _: None) as service:
        ran = contract(tmp_path, *_ONE, url=service.url)
    assert ran.code == 3


@pytest.mark.parametrize("how", ["closes its port", "breaks connections"])
def test_a_service_that_goes_away_in_the_middle(how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qianfan_console.contract.probe._PAUSE", 0.01)
    decide, told = by_schemas(), threading.Event()
    with served(lambda r: None if told.is_set() else decide(r)) as service:

        def falling(request: Arrived) -> Any:
            if len(service.arrived) > 60:
                told.set()
                if how == "closes its port":
                    service.close()
                return None
            return accepted(request) if request.json == {} else decide(request)

        service.decide = falling
        ran = contract(tmp_path, "--action", "DescribeModelSet", url=service.url)
    assert (ran.code, "to the end" in ran.out, "Note: The service could not be asked" in ran.out) == (3, True, True)
    assert [(finding["kind"], finding["body"]) for finding in ran.report["findings"]] == [("laxer", {})]
    assert len(service.arrived) < 120


def test_a_service_that_is_away_for_a_moment_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qianfan_console.contract.probe._PAUSE", 0.01)
    sent = RawSender.send
    calls = iter(range(100_000))

    def flaky(*args: Any, **kwargs: Any) -> Any:
        if next(calls) % 5 in (1, 2, 3):
            raise ConnectError("DeleteModel", "refused")
        return sent(*args, **kwargs)

    monkeypatch.setattr(RawSender, "send", flaky)
    with served(by_schemas()) as service:
        ran = contract(tmp_path, "--action", "DeleteModel", "--writes", "--random", "0", url=service.url)
    assert (ran.code, ran.ids) == (0, [])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--action", "DescribeModl"), "no Action 'DescribeModl'"),
        (("--time", "0"), "no number of seconds above 0"),
        (("--answers", "/no/such/file"), "No such file"),
        (("--base-url", "http://example.com"), "must be https"),
        (("--seed", "x"), "--seed"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], words: str, tmp_path: Path) -> None:
    ran = contract(tmp_path, *arguments)
    assert ran.code == 2
    assert words in ran.err


def test_no_keys_for_an_address(tmp_path: Path) -> None:
    with served(accepted) as service:
        ran = contract(tmp_path, *_ONE, url=service.url, QIANFAN_SECRET_KEY=None)
    assert ran.code == 2
    assert "QIANFAN_SECRET_KEY" in ran.err


def test_a_file_of_answers_that_is_none(tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    for text, words in {
        "[": "is not JSON",
        "{}": "no list",
        '[{"means": "rule"}]': "needs a code",
        '[{"code": "X", "means": "maybe"}]': "means is one of",
        '[{"code": "X", "means": "rule", "wich": 1}]': "may have",
        '[{"message": "(", "means": "rule"}]': "no regular expression",
    }.items():
        file.write_text(text)
        ran = contract(tmp_path / "report", *_ONE, "--answers", str(file))
        assert (ran.code, words in ran.err) == (2, True), (text, ran.err)


def test_every_code_is_documented_in_the_help(tmp_path: Path) -> None:
    ran = contract(tmp_path, "--help")
    assert all(f"  {code}" in ran.out for code in CODES)
