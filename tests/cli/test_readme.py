"""The README's commands run as printed, and both languages print the same."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from .conftest import COMMAND

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def script(heading: str) -> str:
    found = re.search(rf"^## {heading}\n.*?```sh\n(.*?)```", README, re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


def test_the_commands_run_as_printed(tmp_path: Path) -> None:
    path = f"{Path(COMMAND).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script("Command line")],
        cwd=tmp_path, env={"PATH": path, "LC_ALL": "C.UTF-8"}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert '"checkpointStep": 100' in done.stdout
    assert '"status": "Ready"' in done.stdout
    assert done.stdout.splitlines()[-1] == '"演示"'


def test_both_languages_show_the_same_commands() -> None:
    assert script("Command line") == script("命令行")
