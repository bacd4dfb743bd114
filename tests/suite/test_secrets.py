"""No key and no signature in any report or output, whatever the service does with them."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from qianfan_console.contract.scrub import Scrubber

from .service import ACCESS_KEY, SECRET_KEY, Arrived, Ran, accepted, by_schemas, contract, refused, served

_DECIDE = by_schemas()


def gossip(request: Arrived) -> str:
    """Everything that a service could tell of the keys, and of a request that was signed with them."""
    signed = request.headers.get("authorization")
    return f"{request.headers} {ACCESS_KEY} {SECRET_KEY} {quote(SECRET_KEY, safe='')} {signed}"


def tells_in_its_refusals(request: Arrived) -> tuple[int, Mapping[str, Any]] | None:
    status, body = _DECIDE(request) or refused()
    return (status, body) if status == 200 else refused(message=gossip(request))


def tells_in_its_codes(request: Arrived) -> tuple[int, Mapping[str, Any]]:
    return refused(code=gossip(request))


def tells_in_its_results(request: Arrived) -> tuple[int, Mapping[str, Any]]:
    return 200, {"requestId": gossip(request), "result": gossip(request), "more": {gossip(request): 1}}


def tells_when_it_fails(request: Arrived) -> tuple[int, Mapping[str, Any]]:
    return 500, {gossip(request): gossip(request)}


def tells_when_it_denies(request: Arrived) -> tuple[int, Mapping[str, Any]]:
    return refused("AccessDenied", 403, gossip(request))


def outputs(ran: Ran) -> dict[str, str]:
    files = {path.name: path.read_text(encoding="utf-8") for path in ran.folder.rglob("*") if path.is_file()}
    return {**files, "stdout": ran.out, "stderr": ran.err}


def leaks(text: str) -> list[str]:
    spelled = [ACCESS_KEY, SECRET_KEY, quote(SECRET_KEY, safe=""), base64.b64encode(SECRET_KEY.encode()).decode()]
    signatures = re.findall(r"bce-auth-v1/[^\s*]+|(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])", text)
    return [secret for secret in spelled if secret in text] + signatures


@pytest.mark.parametrize(
    "decide",
    [
        tells_in_its_refusals,
        tells_in_its_codes,
        tells_in_its_results,
        tells_when_it_fails,
        tells_when_it_denies,
        accepted,
    ],
)
def test_nothing_secret_is_written_or_printed(decide: Any, tmp_path: Path) -> None:
    with served(decide) as service:
        ran = contract(tmp_path, "--action", "DescribeModelSet", "--random", "1", url=service.url)
        assert any(ACCESS_KEY in request.headers.get("authorization", "") for request in service.arrived)
    assert ran.code in (1, 3, 4)
    found = outputs(ran)
    assert {"report.html", "report.json", "junit.xml", "stdout"} <= set(found)
    assert {name: leaks(text) for name, text in found.items() if leaks(text)} == {}


def test_an_id_that_is_a_secret_is_not_shown_where_it_is_sent_back(tmp_path: Path) -> None:
    """Schemathesis hands the id of what was made on to the calls that follow; the findings show what they sent."""

    def gives_its_key_as_an_id(request: Arrived) -> tuple[int, Mapping[str, Any]]:
        if ACCESS_KEY.encode() in request.body:
            return 200 if request.action == "DescribeModelSet" else 500, {"requestId": 1}
        return 200, {"requestId": "r", "result": gossip(request) if request.action.startswith("Create") else {}}

    actions = [f"--action={name}" for name in ("CreateCustomModelSet", "DescribeModelSet", "DeleteModelSet")]
    with served(gives_its_key_as_an_id) as service:
        ran = contract(tmp_path, *actions, "--writes", "--random", "2", url=service.url)
        assert any(ACCESS_KEY.encode() in request.body for request in service.arrived)
    assert any("***" in line for trouble in ran.report["troubles"] for line in trouble["requests"])
    assert {name: leaks(text) for name, text in outputs(ran).items() if leaks(text)} == {}


def test_the_search_would_find_a_leak() -> None:
    request = Arrived(
        "POST", "/", {"authorization": f"bce-auth-v1/{ACCESS_KEY}/2026-01-01T00:00:00Z/1/host/{'a' * 64}"}, b""
    )
    assert len(leaks(gossip(request))) >= 4
    assert leaks(Scrubber([ACCESS_KEY, SECRET_KEY])(gossip(request))) == []


def test_the_command_line_in_the_report_leaves_the_signature_to_whoever_runs_it(tmp_path: Path) -> None:
    with served(accepted) as service:
        contract(tmp_path, "--action", "DescribeModelSet", "--random", "0", url=service.url)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "curl -X POST" in page
    assert page.count('-H "Authorization: $BCE_AUTHORIZATION"') >= 5
