"""The verb: folders and git revisions, text and JSON, exit codes."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from codegen.diff import add_arguments, run

SPEC = Path(__file__).parents[2] / "spec"
TARGET = "model/create_custom_model.yaml"


def _run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return run(parser.parse_args(arguments))


def _git(folder: Path, *arguments: str) -> None:
    identity = {f"GIT_{who}_{what}": "a@example.com" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, env={**os.environ, **identity})


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SPEC, tmp_path / "repository" / "spec"))


def _edit(spec: Path, old: str, new: str) -> None:
    path = spec / TARGET
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "code", "bump"),
    [
        ("Name of the BOS bucket.", "Name of the BOS bucket.", 0, "none"),
        ("Name of the BOS bucket.", "The bucket.", 0, "patch"),
        ("maxLength: 300", "maxLength: 400", 1, "minor"),
        ("maxLength: 300", "maxLength: 200", 2, "major"),
    ],
)
def test_exit_code_and_bump(
    spec: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, code: int, bump: str
) -> None:
    _edit(spec, old, new)
    assert _run(str(SPEC), str(spec)) == code
    assert f"semver bump: {bump}" in capsys.readouterr().out


def test_json(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _edit(spec, "maxLength: 300", "maxLength: 200")
    assert _run(str(SPEC), "--spec", str(spec), "--json") == 2
    report = json.loads(capsys.readouterr().out)
    assert (report["severity"], report["bump"]) == ("breaking", "major")
    pointer = "/components/schemas/Description/maxLength"
    (change,) = [change for change in report["changes"] if change["pointer"] == pointer]
    assert change["file"] == TARGET
    assert change["rule"] == "maxLength-changed"
    assert change["actions"] == ["CreateCustomModel"]


@pytest.mark.parametrize(("level", "code"), [("documentation", 1), ("compatible", 1), ("breaking", 0)])
def test_fail_on(spec: Path, level: str, code: int) -> None:
    _edit(spec, "maxLength: 300", "maxLength: 400")
    assert _run(str(SPEC), str(spec), "--fail-on", level) == code


def test_git_revisions(spec: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    repository = spec.parent
    _git(repository, "init", "--quiet")
    _git(repository, "add", ".")
    _git(repository, "commit", "--quiet", "-m", "one")
    _git(repository, "tag", "v1")
    _edit(spec, "maxLength: 300", "maxLength: 200")
    _git(repository, "commit", "--quiet", "-am", "two")
    monkeypatch.chdir(repository)
    assert _run("v1", "HEAD", "--spec", "spec") == 2
    assert _run("HEAD", "v1", "--spec", "spec") == 1
    assert _run("v1", "--spec", "spec") == 2
    assert _run("HEAD", "--spec", "spec") == 0
    for wrong in ("no-such-revision", "--output=stolen.tar"):
        capsys.readouterr()
        assert _run("--spec", "spec", "--", wrong) == 3
        assert "neither a folder nor a git revision" in capsys.readouterr().err
    assert not (repository / "stolen.tar").exists()


def test_unreadable_tree(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (spec / TARGET).write_text("a: [", encoding="utf-8")
    assert _run(str(SPEC), str(spec)) == 3
    assert TARGET in capsys.readouterr().err


def test_control_characters_do_not_reach_the_terminal(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _edit(spec, "Name of the BOS bucket.", '"\\e[2J\\x9b\\u2028"')
    assert _run(str(SPEC), str(spec)) == 0
    assert capsys.readouterr().out.replace("\n", "").isprintable()
