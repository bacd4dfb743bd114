"""The oldest versions that pyproject.toml allows do all that the package is for."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
LOWEST = re.compile(r"([\w-]+)(?:>=|~=)([\d.]+)")
# Ends the server while it starts, which is when one is easily left open.
ENDED_AT_ONCE = "from qianfan_console.sandbox import Sandbox\nwith Sandbox() as made, made.serve() as url: print(url)"
COMMANDS = (
    ("--help",),
    ("model", "create-custom-model", "--help"),
    ("model", "describe-model", "--model-id", "amv-1", "--dry-run"),
    ("completion", "bash"),
    ("sandbox", "--help"),
    ("contract", "--action", "DescribeModel", "--time", "2"),
)


def _lowest() -> list[str]:
    given = [*PROJECT["dependencies"], *(each for extra in EXTRAS.values() for each in extra)]
    named = [each for each in given if not each.startswith("qianfan-console")]
    found = [LOWEST.match(each) for each in named]
    assert all(found), named
    return sorted({f"{each[1]}=={each[2]}" for each in found if each})


@pytest.mark.installs
def test_the_oldest_versions_will_do(tmp_path: Path) -> None:
    constraints, installed = tmp_path / "lowest.txt", tmp_path / "installed"
    constraints.write_text("\n".join(_lowest()), encoding="utf-8")
    python, command = installed / "bin" / "python", installed / "bin" / "qianfan-console"
    subprocess.run([sys.executable, "-m", "venv", installed], check=True, timeout=120)
    pip: list[str | Path] = [python, "-m", "pip", "install", "--quiet", "--constraint", constraints]
    subprocess.run([*pip, f"{ROOT}[contract]"], check=True, timeout=300)

    for arguments in ([ROOT / "tests" / "demo" / "main_job.py"], ["-c", ENDED_AT_ONCE]):
        _run(tmp_path, python, "-W", "error", *arguments)
    for words in COMMANDS:
        _run(tmp_path, command, *words)


def _run(folder: Path, *command: str | Path) -> None:
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, (command, done.stdout, done.stderr)
