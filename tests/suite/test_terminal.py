"""What people see: a bar on a terminal only, colours only where they are wanted, and what to install."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from qianfan_console.sandbox import Sandbox

from .service import Arrived, by_schemas, contract, refused, served

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


def test_what_many_actions_do_alike_stands_together(tmp_path: Path) -> None:
    """A service that checks no signature does so for all of its Actions, also in sequences; that is read once."""
    names = ("CreateCustomModelSet", "DeleteModelSet", "DescribeModelSet")
    results = {"CreateCustomModelSet": "am-made", "DescribeModelSet": {"modelSetId": "am-made"}}
    decide = by_schemas()

    def unsigned(request: Arrived) -> Any:
        status, body = decide(request)  # type: ignore[misc]
        result = results.get(request.action, {"modelSetId": "am-made", "modelSetName": "n"})
        return (status, {"requestId": "r", "result": result}) if status == 200 else (status, body)

    with served(unsigned) as service:
        actions = [f"--action={name}" for name in names]
        ran = contract(tmp_path, *actions, "--writes", "--random", "1", url=service.url)
    troubles = [each for each in ran.report["troubles"] if each["id"].endswith("#ignored_auth")]
    assert [each["action"] for each in troubles] == list(names)
    assert "stateful" in troubles[0]["phase"]
    assert not any("#" in each["message"] for each in troubles)
    text = " ".join(ran.out.split())
    assert text.count("the service: refuses a request without a valid signature") == 1
    assert "1 to 3. CreateCustomModelSet fails a check" in text
    assert "also DeleteModelSet, DescribeModelSet" in text
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "The same of 2 other Actions" in page
    assert page.count("curl -X POST") == len(ran.report["troubles"])


def test_where_nobody_answers_there_is_no_table_of_zeros(tmp_path: Path) -> None:
    ran = contract(tmp_path, url="http://127.0.0.1:9")
    assert ran.code == 3
    assert "┃" not in ran.out
    assert "not sent" not in ran.out
    assert "1 request in" in ran.out


def test_rules_of_an_action_that_refuses_everything_are_no_riddle_each(tmp_path: Path) -> None:
    decide = by_schemas()
    with served(lambda request: decide(request) if request.json == {} else refused()) as service:
        ran = contract(tmp_path, "--action", "DescribeModelSet", "--random", "0", url=service.url)
    assert [(each["id"], each["detail"]) for each in ran.report["findings"]] == [
        ("DescribeModelSet#", "every one that was sent")
    ]
    assert "nothing was decided about" not in ran.out


def test_lines_against_the_embedded_sandbox_name_one_that_can_be_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse = json.dumps({"requestId": "r", "code": "InappropriateJSON", "message": "m"}).encode()
    monkeypatch.setattr(Sandbox, "handle", lambda *_: (400, [], refuse))
    ran = contract(tmp_path, "--action", "DeleteModel", "--random", "0")
    assert ran.report["findings"][0]["requests"][0].startswith("curl -X POST 'http://127.0.0.1:8080/v2/model?")
    assert "The embedded sandbox" in ran.out
    assert "qianfan-console sandbox --port 8080" in (tmp_path / "report.html").read_text(encoding="utf-8")


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
