"""The examples for CI fit the schemas that GitHub and GitLab publish, and call the command as it is."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from qianfan_console.contract.exits import CODES
from qianfan_console.runtime.cli.contract import command

CI = Path(__file__).parents[1] / "demo/ci"
SCHEMAS = {"github-actions.yml": "vendor.github-workflows", "gitlab-ci.yml": "vendor.gitlab-ci"}


def check(path: Path, schema: str) -> subprocess.CompletedProcess[str]:
    arguments = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    return subprocess.run(arguments, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", SCHEMAS)
def test_an_example_fits_its_schema(name: str) -> None:
    done = check(CI / name, SCHEMAS[name])
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_check_can_fail(name: str, tmp_path: Path) -> None:
    broken = tmp_path / name
    text = (CI / name).read_text(encoding="utf-8")
    broken.write_text(re.sub("timeout-minutes: 20|extends: .contract", "needs: {a: [1]}", text), encoding="utf-8")
    assert check(broken, SCHEMAS[name]).returncode == 1


def lines(value: Any) -> Iterator[str]:
    """Every text in a document."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from lines(one)
    if isinstance(value, str):
        yield value


@pytest.mark.parametrize("name", SCHEMAS)
def test_an_example_calls_the_command_as_it_is(name: str) -> None:
    document = yaml.safe_load((CI / name).read_text(encoding="utf-8"))
    calls = [text for text in lines(document) if text.startswith("qianfan-console ")]
    assert len(calls) == 2
    for call in calls:
        program, verb, *arguments = shlex.split(call)
        assert (program, verb) == ("qianfan-console", "contract")
        assert command.make_context(verb, arguments, resilient_parsing=False).params["report"] == Path("report")


def test_the_codes_that_the_examples_name_are_documented() -> None:
    text = "".join((CI / name).read_text(encoding="utf-8") for name in SCHEMAS)
    assert {1, 3, 4} <= set(CODES)
    assert "Exit codes: 1 differences, 3 not reached or denied, 4 undecided" in text


def test_a_wrong_option_would_be_found() -> None:
    with pytest.raises(click.NoSuchOption):
        command.make_context("contract", ["--raport", "x"])
