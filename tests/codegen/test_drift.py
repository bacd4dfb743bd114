"""What is committed is what the specs give, and the specs give the same everywhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from codegen.cli import ROOT
from codegen.generate import check, generate

from .inline_spec import Action, documents, write_tree
from .on_disk import contents, run, small_tree


def test_what_is_committed_is_what_the_specs_give() -> None:
    assert check(ROOT / "spec", ROOT / "generated", "qianfan_console") == []


def test_a_changed_a_missing_and_an_extra_file_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec, out = small_tree(tmp_path), tmp_path / "out"
    arguments = ("--spec", spec, "--out", out, "--package", "bound")
    assert run(capsys, "generate", *arguments).code == 0
    assert run(capsys, "check", *arguments).code == 0
    with (out / "bound" / "index.py").open("ab") as changed:
        changed.write(b"#")
    (out / "bound" / "runtime" / "errors.py").unlink()
    (out / "bound" / "thing" / "extra.py").write_text("", encoding="utf-8")
    (out / "docs" / "README.md").write_bytes((out / "docs" / "README.md").read_bytes().replace(b"\n", b"\r\n"))
    ran = run(capsys, "check", *arguments)
    assert ran.code == 1
    assert ran.out.splitlines() == [
        "missing: runtime/errors.py (in bound/); run make generate",
        "extra: thing/extra.py (in bound/); run make generate",
        "different: index.py (in bound/); run make generate",
        "different: README.md (in docs/); run make generate",
    ]


def test_a_changed_spec_is_told(tmp_path: Path) -> None:
    spec = small_tree(tmp_path)
    generate(spec, tmp_path / "out", "bound")
    write_tree(spec, documents(Action("properties: {title: {type: string}}")))
    assert any("thing/operations/create_thing.py" in line for line in check(spec, tmp_path / "out", "bound"))


def test_nothing_but_the_specs_decides_what_is_written(tmp_path: Path) -> None:
    """Not the hash seed, the working folder, the place of the specs, the locale, the time zone, nor older output."""
    (tmp_path / "elsewhere").mkdir()
    shutil.copytree(ROOT / "spec", tmp_path / "elsewhere" / "copied specs")
    shutil.copytree(ROOT / "generated" / "docs", tmp_path / "two" / "docs")
    common = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    runs = [
        start(ROOT, ROOT / "spec", tmp_path / "one", {"PYTHONHASHSEED": "1", "TZ": "UTC", "LANG": "C.UTF-8"} | common),
        start(
            tmp_path / "elsewhere",
            Path("copied specs"),
            tmp_path / "two",
            {"PYTHONHASHSEED": "2", "TZ": "Asia/Shanghai", "LANG": "C", "LC_ALL": "POSIX", "PYTHONUTF8": "0"} | common,
        ),
    ]
    for running in runs:
        _, error = running.communicate(timeout=120)
        assert running.returncode == 0, error
    one, two = contents(tmp_path / "one"), contents(tmp_path / "two")
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


def start(folder: Path, spec: Path, out: Path, environment: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "codegen", "generate", "--spec", spec, "--out", out, "--package", "bound"],
        cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
