"""The contract's line of one Action: found by name alone, and missed by no error."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

import qianfan_console
from qianfan_console.runtime.facts import facts

OPERATIONS: dict[str, Any] = json.loads(files("qianfan_console").joinpath("contract.json").read_bytes())["operations"]


def test_each_line_is_the_whole_entry() -> None:
    assert {action: facts(action) for action in OPERATIONS} == OPERATIONS


@pytest.mark.parametrize("name", ["CreateCustom", "route", "", '"', "x" * 100, "模型"])
def test_what_is_no_action_has_no_facts(name: str) -> None:
    assert facts(name) == {}


def test_without_the_file_an_error_is_the_same_error_with_fewer_words(tmp_path: Path) -> None:
    shutil.copytree(Path(qianfan_console.__path__[0]), tmp_path / "qianfan_console")
    (tmp_path / "qianfan_console" / "contract.json").unlink()
    program = """
from qianfan_console import QianfanConsole, RequestValidationError
try:
    QianfanConsole(access_key="a", secret_key="b").model.delete_model(model_id=1)
except RequestValidationError as error:
    print(error.violations)
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "must be a string" in done.stdout
    assert "page=''" in done.stdout
