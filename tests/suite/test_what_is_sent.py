"""What a run sends: nothing that may write without leave, and the same again for the same seed."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import jsonschema
import pytest

from .service import ACCESS_KEY, SECRET_KEY, SUBJECTS, Arrived, accepted, by_schemas, contract, served


def validators() -> dict[str, jsonschema.Draft202012Validator]:
    """Of the Actions that write; a validator that the suite does not use."""
    return {name: jsonschema.Draft202012Validator(s.request) for name, s in SUBJECTS.items() if not s.reads}


@pytest.mark.parametrize("arguments", [("--random", "0"), ("--random", "1", "--action", "DescribeModelSet")])
def test_without_writes_a_service_that_says_yes_gets_nothing_that_it_should_accept(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    writes = validators()
    with served(accepted) as service:
        ran = contract(tmp_path, *arguments, url=service.url)
    assert ran.code == 1
    sent = Counter(request.action for request in service.arrived)
    assert (set(writes) <= set(sent) and len(service.arrived) > 1000) or "--action" in arguments, "nothing was tested"
    for request in service.arrived:
        for _, value in parse_qsl(urlsplit(request.target).query, keep_blank_values=True):
            assert value not in writes or _must_be_refused(request, writes[value]), (request.target, request.body)


def _must_be_refused(request: Arrived, schema: jsonschema.Draft202012Validator) -> bool:
    if request.method != "POST":
        return False
    if request.headers["content-type"].startswith("multipart/form-data"):
        return not _is_a_right_upload(request.body)
    return not schema.is_valid(json.loads(request.body))


def _is_a_right_upload(body: bytes) -> bool:
    one_part = body.count(b"Content-Disposition: form-data; name=") == 1
    of_the_page = re.search(rb'name="(customSpecFile|file)"; filename="[^"]*\.py"', body) is not None
    return one_part and of_the_page and len(body) <= 1024 * 1024


def test_what_is_wrongly_carried_out_is_not_sent_again_without_writes(tmp_path: Path) -> None:
    with served(accepted) as service:
        ran = contract(tmp_path, "--action", "CreateCustomModelSet", "--random", "0", url=service.url)
        lawless = len(service.arrived)
    with served(by_schemas()) as service:
        contract(tmp_path / "right", "--action", "CreateCustomModelSet", "--random", "0", url=service.url)
    assert lawless < 20
    assert len(service.arrived) > 200
    assert len(set(ran.ids)) == len(ran.ids) >= 8


def recorded(tmp_path: Path, seed: str, name: str) -> list[tuple[str, str, str, bytes]]:
    """What the command sends in a process of its own."""
    command = [sys.executable, "-c", "import sys; from qianfan_console.runtime.cli import main; sys.exit(main())"]
    arguments = ["contract", "--action", "DescribeModelSet", "--action", "DescribeCustomModelSets", "--random", "4"]
    with served(by_schemas()) as service:
        environment = {
            "QIANFAN_ACCESS_KEY": ACCESS_KEY,
            "QIANFAN_SECRET_KEY": SECRET_KEY,
            "PATH": "",
            "PYTHONHASHSEED": name,
        }
        done = subprocess.run(
            [*command, *arguments, "--seed", seed, "--base-url", service.url, "--report", str(tmp_path / name)],
            env=environment, cwd=tmp_path, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 1, done.stdout + done.stderr  # its answers are bare, which Schemathesis sees
        assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == [name]
        return [(r.method, r.target, r.headers.get("content-type", ""), r.body) for r in service.arrived]


def test_a_seed_sends_the_same_in_the_same_order(tmp_path: Path) -> None:
    folders: list[Path] = []
    for name in "012":
        folders.append(tmp_path / f"in{name}")
        folders[-1].mkdir()
    first = recorded(folders[0], "7", "1")
    assert recorded(folders[1], "7", "2") == first
    other = recorded(folders[2], "8", "1")
    assert other != first
    assert len(first) > 300


@pytest.mark.parametrize("writes", ["--writes", "--no-writes"])
def test_the_embedded_sandbox_is_asked_by_default_whatever_the_environment_says(writes: str, tmp_path: Path) -> None:
    with served(accepted) as service:
        ran = contract(
            tmp_path, "--action", "DeleteModel", "--random", "0", writes, QIANFAN_CONSOLE_API_BASE_URL=service.url
        )
        assert service.arrived == []
    assert ran.code == 0
    assert ran.report["embedded"]
    assert ran.report["coverage"]["wanted"] == (10 if writes == "--writes" else 5)


def inside(report: Any) -> list[dict[str, int]]:
    return [rule["inside"] for facts in report["actions"].values() for rule in facts["rules"]]


def test_the_report_says_what_was_withheld(tmp_path: Path) -> None:
    ran = contract(tmp_path, "--action", "DeleteModel", "--random", "0", "--no-writes")
    assert all(set(counts) == {"withheld"} for counts in inside(ran.report))
    assert "Without --writes" in (tmp_path / "report.html").read_text(encoding="utf-8")
