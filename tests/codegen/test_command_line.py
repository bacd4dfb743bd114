"""Mistakes of the person at the command line are answered with a sentence and exit code 2."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from codegen.cli import ROOT

from .inline_spec import Action, documents, write_tree
from .on_disk import assert_refused, contents, run, small_tree

VERBS = ("generate", "check", "lint")


@pytest.mark.parametrize(
    "arguments", [(), ("nothing",), ("generate", "--nothing"), ("generate", "--spec"), ("lint", "extra")]
)
def test_a_verb_or_an_option_that_does_not_exist(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert_refused(run(capsys, *arguments), "usage: python -m codegen")


def test_help_names_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "--help")
    assert ran.code == 0
    for verb in (*VERBS, "audit", "diff"):
        assert verb in ran.out


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("kind", ["missing", "file"])
def test_a_spec_folder_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str], verb: str, kind: str) -> None:
    if kind == "file":
        (tmp_path / "spec").write_text("openapi: 3.1.0", encoding="utf-8")
    before = contents(tmp_path)
    ran = run(capsys, verb, "--spec", tmp_path / "spec", "--out", tmp_path / "out")
    assert_refused(ran, str(tmp_path / "spec"), "no such folder; give the spec root with --spec")
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    "text", ["{", "a: 1\na: 2", "a: !!python/object:os.system []", "a: &b 1", "- 1", "\ufeff{}", "a: \x00", ""]
)
@pytest.mark.parametrize("verb", VERBS)
def test_a_file_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str], verb: str, text: str) -> None:
    spec = small_tree(tmp_path)
    (spec / "thing" / "broken.yaml").write_text(text, encoding="utf-8")
    ran = run(capsys, verb, "--spec", spec, "--out", tmp_path / "out", "--package", "bound")
    if verb == "lint" and ran.code == 1:
        assert "thing/broken.yaml" in ran.out
    else:
        assert_refused(ran, "thing/broken.yaml")
    assert not (tmp_path / "out").exists()


def test_every_problem_is_told_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = documents(Action("properties: {name: {type: strin}, size: {type: integer, minimun: 1}}"))
    arguments = ("--spec", write_tree(tmp_path / "spec", files), "--out", tmp_path / "out", "--package", "bound")
    places = [
        f"thing/create_thing.yaml#/components/schemas/CreateThingRequest/properties/{name}" for name in ("name", "size")
    ]
    for verb in ("generate", "check"):
        assert_refused(run(capsys, verb, *arguments), *places)
    linted = run(capsys, "lint", *arguments)
    assert linted.code == 1
    assert all(place in linted.out for place in places)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("where", ["file", "below a file"])
def test_an_output_folder_that_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], where: str
) -> None:
    spec = small_tree(tmp_path)
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    out = tmp_path / "taken" if where == "file" else tmp_path / "taken" / "out"
    ran = run(capsys, "generate", "--spec", spec, "--out", out, "--package", "bound")
    assert_refused(ran, str(out), "cannot be written", "--out")
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "mine"


def test_checking_what_was_never_generated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "check", "--spec", small_tree(tmp_path), "--out", tmp_path / "out", "--package", "bound")
    assert ran.code == 1
    assert "missing: __init__.py (in bound/); run make generate" in ran.out.splitlines()
    assert not (tmp_path / "out").exists()


def test_as_a_program(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "codegen", "generate", "--spec", str(tmp_path / "nothing")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert not done.stdout
    assert done.stderr == f"{tmp_path / 'nothing'}#: no such folder; give the spec root with --spec\n"
