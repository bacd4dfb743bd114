"""Days of live runs get into the specs by the verb alone, and only from runs that prove something."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from codegen.cli import main
from codegen.load import load_tree
from codegen.operations import understand
from codegen.render.reference import row

from .service import by_schemas, contract, served

ROOT = Path(__file__).parents[2]
CLOUD = "https://qianfan.baidubce.com"
ACTION = "DescribeModelSet"


@pytest.fixture(scope="module")
def passed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The report of a run that passed, as if it had been on the cloud."""
    with served(by_schemas()) as service:
        ran = contract(tmp_path_factory.mktemp("run"), "--action", ACTION, "--random", "0", url=service.url)
    report: dict[str, Any] = ran.report
    return report | {"address": CLOUD, "began": "2026-11-20T10:00:00+00:00"}


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "spec", tmp_path / "spec")
    return tmp_path / "spec"


def verified(report: dict[str, Any], spec: Path) -> int:
    path = spec.parent / "report.json"
    path.write_text(json.dumps(report))
    return main(["verified", str(path), "--spec", str(spec)])


def test_the_day_gets_into_the_spec_and_the_coverage_table(passed: dict[str, Any], spec: Path) -> None:
    before = (spec / "model/describe_model_set.yaml").read_text(encoding="utf-8").splitlines()
    assert verified(passed, spec) == 0
    after = (spec / "model/describe_model_set.yaml").read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line not in before] == ["      x-verified-live: '2026-11-20'"]
    assert [line for line in after if "x-verified-live" not in line] == before
    (family,) = understand(load_tree(spec)).families
    (operation,) = [one for one in family.operations if one.action == ACTION]
    assert str(row(operation, family.name)).strip().endswith("| 2026-11-20 |")
    later = passed | {"began": "2026-11-21T00:00:00+00:00"}
    assert verified(later, spec) == 0
    assert len((spec / "model/describe_model_set.yaml").read_text(encoding="utf-8").splitlines()) == len(after)


def changed(spec: Path) -> bool:
    return "x-verified-live" in (spec / "model/describe_model_set.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"embedded": True}, "embedded sandbox"),
        ({"address": "http://127.0.0.1:8080"}, "not the cloud (https://qianfan.baidubce.com)"),
        ({"address": "https://sandbox.example.com"}, "not the cloud"),
        ({"form": 0}, "run the suite again"),
        ({"began": "yesterday"}, "run the suite again"),
    ],
)
def test_a_run_that_proves_nothing_is_refused(
    change: dict[str, Any], words: str, passed: dict[str, Any], spec: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verified(passed | change, spec) == 2
    assert words in capsys.readouterr().err
    assert not changed(spec)


@pytest.mark.parametrize(
    ("change", "words"),
    [({"passed": False}, "differs, or left rules undecided"), ({"schema": "0"}, "the spec has changed since the run")],
)
def test_an_action_that_did_not_pass_is_left_out(
    change: dict[str, Any], words: str, passed: dict[str, Any], spec: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = passed | {"actions": {ACTION: passed["actions"][ACTION] | change}}
    assert verified(report, spec) == 1
    assert words in capsys.readouterr().out
    assert not changed(spec)


def test_what_is_no_report_is_refused(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for text in ("", "[]", "{}"):
        (spec.parent / "x.json").write_text(text)
        assert main(["verified", str(spec.parent / "x.json"), "--spec", str(spec)]) == 2
    assert main(["verified", str(spec.parent / "none.json"), "--spec", str(spec)]) == 2
    assert "No such file" in capsys.readouterr().err


def test_a_run_without_writes_does_not_pass_for_an_action_that_writes(tmp_path: Path) -> None:
    with served(by_schemas()) as service:
        ran = contract(tmp_path, "--action", "DeleteModel", "--random", "0", url=service.url)
    assert ran.code == 0
    assert not ran.report["actions"]["DeleteModel"]["passed"]
