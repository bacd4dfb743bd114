"""What people see: a bar on a terminal only, colours only where they are wanted, and what to install."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from .service import contract

_RUN = "import sys; from qianfan_console.runtime.cli import main; sys.exit(main())"
_ARGUMENTS = ["contract", "--action", "CreateModelCompTask", "--random", "0"]
_ESCAPE = "\x1b["


def on_a_terminal(*arguments: str, **environment: str) -> tuple[int, str]:
    """The command's exit code and all that it writes to a terminal of 100 columns."""
    ours, theirs = pty.openpty()
    env = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "40", **environment}
    process = subprocess.Popen(
        [sys.executable, "-c", _RUN, *_ARGUMENTS, *arguments], stdout=theirs, stderr=theirs, env=env
    )
    os.close(theirs)
    seen = b""
    try:
        while chunk := os.read(ours, 65536):
            seen += chunk
    except OSError:  # the other side is closed: that is the end of the output
        pass
    os.close(ours)
    return process.wait(), seen.decode()


def test_a_terminal_shows_a_bar_and_colours() -> None:
    code, seen = on_a_terminal()
    assert code == 0
    assert "near-misses" in seen
    assert "600/600" in seen
    assert f"{_ESCAPE}32m" in seen
    assert "48 of 48 sides" in seen.replace(f"{_ESCAPE}0m", "")


@pytest.mark.parametrize(("arguments", "environment"), [(("--no-color",), {}), ((), {"NO_COLOR": "1"})])
def test_no_colours_when_nobody_wants_them(arguments: tuple[str, ...], environment: dict[str, str]) -> None:
    code, seen = on_a_terminal(*arguments, **environment)
    assert code == 0
    assert "600/600" in seen
    assert not any(f"{_ESCAPE}{color}m" in seen for color in (31, 32, 33, "1;32"))


@pytest.mark.parametrize("columns", ["44", "60"])
def test_no_number_is_cut_on_a_narrow_terminal(columns: str) -> None:
    """The action DescribeModelSystemAdvancedConf is the longest of all."""
    code, seen = on_a_terminal("--no-color", "--action", "DescribeModelSystemAdvancedConf", COLUMNS=columns)
    assert code == 0
    row = next(line for line in seen.splitlines() if "24/24" in line)
    assert row.count("24/24") == 2
    assert "9/9" in seen
    assert "…" not in seen


def test_elsewhere_there_is_neither(tmp_path: Path) -> None:
    ran = contract(tmp_path, *_ARGUMENTS[1:])
    assert ran.err == ""
    assert _ESCAPE not in ran.out
    assert "┃ Action" in ran.out


@pytest.mark.parametrize("missing", ["rich", "schemathesis", "hypothesis"])
def test_without_the_extra_other_commands_work_and_this_one_says_what_to_install(missing: str) -> None:
    block = f"import sys; sys.modules[{missing!r}] = None\n"
    code = (
        f"{block}import qianfan_console.contract, qianfan_console.contract.run\n"
        "from qianfan_console.runtime.cli import main\n"
        "assert main(['contract', '--help']) == 0\n"
        "assert main(['model', 'describe-model', '--example']) == 0\n"
        "sys.exit(main(['contract', '--action', 'DeleteModel', '--random', '1']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    assert "pip install 'qianfan-console[contract]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_suite_loads_nothing_heavy_before_it_is_used() -> None:
    code = (
        "import sys, qianfan_console.contract, qianfan_console.contract.run, qianfan_console.runtime.cli.contract\n"
        "print(sorted({'rich', 'schemathesis', 'hypothesis', 'httpx', 'requests', 'pytest'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
