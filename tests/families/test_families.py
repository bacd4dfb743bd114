"""Further families in one package: generated, typed in both colours, and of one mind with the sandbox's check."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from codegen.render.ruff import format_folder
from qianfan_console.contract import corpus
from qianfan_console.sandbox.contract import Check

from ..codegen.inline_spec import Library, library
from .trees import ACTIONS, COMMON


@pytest.fixture(scope="module")
def families(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("families")
    found = library(folder, *ACTIONS, common=COMMON)
    format_folder(folder / found.package)  # as a user gets it: what formatting spoils is spoilt here too
    return found


def _has_whole_float(value: Any) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(map(_has_whole_float, inner)) or (isinstance(value, float) and value.is_integer())


@pytest.mark.parametrize("action", [action.name for action in ACTIONS])
def test_model_schema_and_sandbox_agree_on_every_near_miss(families: Library, action: str) -> None:
    schema = families.contract["operations"][action]["request"]
    oracle, sandbox = jsonschema_rs.Draft202012Validator(schema), Check(schema)
    verdicts: list[bool] = []
    for miss in corpus(schema):
        if not isinstance(miss.body, dict):
            continue
        valid = oracle.is_valid(miss.body)
        assert sandbox.accepts(miss.body) == valid
        assert bool(sandbox.violations(miss.body)) != valid
        if not _has_whole_float(miss.body):
            violations = families.violations(miss.body, action)
            assert (not violations) == valid, (miss.body, violations)
            verdicts.append(valid)
    assert {True, False} == set(verdicts)
    assert len(verdicts) > 25


def test_what_is_accepted_is_sent_as_it_is(families: Library) -> None:
    schema = families.contract["operations"]["CreateService"]["request"]
    oracle = jsonschema_rs.Draft202012Validator(schema)
    valid = [miss.body for miss in corpus(schema) if oracle.is_valid(miss.body) and not _has_whole_float(miss.body)]
    for body in valid:
        assert json.dumps(families.sent(body, "CreateService"), sort_keys=True) == json.dumps(body, sort_keys=True)


def test_answers_are_typed_as_far_as_the_page_goes(families: Library) -> None:
    read = families.operation("CreateService").response.read
    person = {"id": "a", "mail": None, "boss": {"id": "b", "new": 1}}
    answer = read({"requestId": "r", "owner": person, "units": [person], "byName": {"x": person}})
    assert (answer.owner.boss.id, answer.owner.boss.new, answer.units[0].mail) == ("b", 1, None)
    assert answer.by_name["x"].boss.id == "b"
    assert read({"requestId": "r", "owner": None}).owner is None


def test_a_keyword_gets_an_underscore_in_python_alone(families: Library) -> None:
    console, requests = families.console({"requestId": "r"})
    assert console.lambda_.yield_(from_="a", class_="small", in_=[1]).request_id == "r"
    (request,) = requests
    assert (request.url.path, request.url.params["Action"]) == ("/v2/lambda", "Yield")
    assert json.loads(request.content) == {"from": "a", "class": "small", "in": [1]}
    assert families.module("index").FAMILIES["lambda"] == ("lambda_", "/v2/lambda")
    assert [*families.module("lambda_.commands").COMMANDS] == ["yield"]
    assert not [name for name in families.files if name.startswith("lambda/")]


def test_both_colours_have_every_method(families: Library) -> None:
    for action in families.contract["operations"]:
        assert families.method(action).__doc__ == families.method(action, "Async").__doc__


MYPY = ("mypy", "--strict", "--ignore-missing-imports", "--config-file=")
PYRIGHT = ("basedpyright", "--level", "error", "--pythonversion", "3.11")


@pytest.mark.parametrize("checker", [MYPY, PYRIGHT], ids=["mypy", "basedpyright"])
def test_the_package_is_typed(families: Library, checker: tuple[str, ...], tmp_path: Path) -> None:
    folder = Path(str(families.module().__file__)).parent
    (folder.parent / "pyrightconfig.json").write_text('{"typeCheckingMode": "standard"}')
    parts = ("service", "dataset", "finetuning", "prompt_templates", "lambda_", "common.py")
    cache = ["--cache-dir", str(tmp_path)] if checker is MYPY else []
    command = [sys.executable, "-m", *checker, *cache, *(f"{families.package}/{part}" for part in parts)]
    done = subprocess.run(command, cwd=folder.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]
