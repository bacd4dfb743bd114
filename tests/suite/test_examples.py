"""The examples for CI fit the schemas that GitHub and GitLab publish, and call the command as it is."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

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


class Job(NamedTuple):
    """What an example runs, and the exit codes that it lets pass."""

    script: str
    passes: set[int]


def of_github(document: Any) -> dict[str, Job]:
    """Its jobs by what they ask: a step that calls the command is run, as its shell would, with each exit code."""
    steps = [
        step for step in document["jobs"]["contract"]["steps"] if "qianfan-console contract" in step.get("run", "")
    ]
    found = {"schedule" if "schedule" in step["if"] else "push": step["run"] for step in steps}
    return {event: Job(script, {code for code in CODES if ended(script, code) == 0}) for event, script in found.items()}


def ended(script: str, code: int) -> int:
    """How a step of GitHub ends when the command ends with this code."""
    command = f"qianfan-console() {{ return {code}; }}\n{script}"
    return subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command], check=False).returncode


def of_gitlab(document: Any) -> dict[str, Job]:
    """Its jobs by what they ask."""
    jobs = {str(job["rules"][0]["if"]).split('"')[1]: job for job in document.values() if "script" in job}
    return {
        event: Job("\n".join(job["script"]), {0, *job.get("allow_failure", {}).get("exit_codes", [])})
        for event, job in jobs.items()
    }


def jobs(name: str) -> dict[str, Job]:
    document = yaml.safe_load((CI / name).read_text(encoding="utf-8"))
    return of_github(document) if name.startswith("github") else of_gitlab(document)


@pytest.mark.parametrize("name", SCHEMAS)
def test_an_example_calls_the_command_as_it_is(name: str) -> None:
    found = jobs(name)
    assert set(found) == {"push", "schedule"}
    for job in found.values():
        (call,) = re.findall(r"^qianfan-console .*?(?= \|\||$)", job.script, re.MULTILINE)
        program, verb, *arguments = shlex.split(call)
        assert (program, verb) == ("qianfan-console", "contract")
        assert command.make_context(verb, arguments, resilient_parsing=False).params["report"] == Path("report")


@pytest.mark.parametrize("name", SCHEMAS)
def test_both_examples_let_pass_what_the_service_leaves_undecided_and_nothing_else(name: str) -> None:
    assert {event: job.passes for event, job in jobs(name).items()} == {"push": {0}, "schedule": {0, 4}}


def test_both_examples_say_the_same_of_the_codes() -> None:
    said = {re.findall(r"(?s)# Exit codes:.*?means\.", (CI / name).read_text(encoding="utf-8"))[0] for name in SCHEMAS}
    (words,) = said
    assert {int(code) for code in re.findall(r"\b\d\b", words)} <= set(CODES)


def test_a_wrong_option_would_be_found() -> None:
    with pytest.raises(click.NoSuchOption):
        command.make_context("contract", ["--raport", "x"])
