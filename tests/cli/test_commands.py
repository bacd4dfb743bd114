"""Which commands there are, what they load, waiting, completion, and the sandbox."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import qianfan_console
from qianfan_console.model.commands import COMMANDS
from qianfan_console.runtime.cli.flags import TAKEN
from qianfan_console.runtime.cli.leaf import Leaf
from qianfan_console.runtime.version import VERSION

from .conftest import COMMAND, Served
from .flags import OPERATIONS, command_of, described


def test_every_action_and_every_waiter_has_a_command(served: Served) -> None:
    listed = served.run("model", "--help").out
    assert len(COMMANDS) == len(OPERATIONS) + 3
    for name in COMMANDS:
        assert f"  {name}" in listed
        shown = served.run("model", name, "--help")
        assert shown.code == 0
        assert "--dry-run" in shown.out
    assert served.run("--version").out == f"qianfan-console {VERSION}\n"


def test_the_help_names_every_flag_and_every_rule(served: Served) -> None:
    for action in OPERATIONS:
        shown = " ".join(served.run("model", command_of(action), "--help").out.split())
        for flag in described(action).flags:
            assert f"--{flag.name}" in shown
        for rule in described(action).rules:
            assert rule in shown


def test_our_options_keep_their_names_from_fields() -> None:
    ours = {
        name.removeprefix("--")
        for action in OPERATIONS
        for waiter in ("", "x")
        for option in Leaf("x", described(action), waiter, "").own
        for name in (*option.opts, *option.secondary_opts)
    }
    assert ours | {"help"} == set(TAKEN)


@pytest.mark.parametrize("arguments", [["--help"], ["model", "--help"], ["model", "create-custom-model", "--help"]])
def test_help_loads_neither_models_nor_transport(arguments: list[str]) -> None:
    program = f"""
import sys
from qianfan_console.runtime.cli import main
main({arguments!r})
print([m for m in sys.modules if m.partition(".")[0] in {{"pydantic", "httpx", "httpcore", "yaml", "jmespath"}}
       or m.startswith("qianfan_console.model.operations")])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_listing_reads_no_command() -> None:
    program = """
import sys
from qianfan_console.runtime.cli import main
main(["model", "--help"])
print([m for m in sys.modules if m.startswith("qianfan_console.runtime.cli.") and m.endswith(("describe", "leaf"))])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_command_can_be_read_from_a_zip_file(tmp_path: Path) -> None:
    root = Path(qianfan_console.__path__[0])
    with zipfile.ZipFile(tmp_path / "library.zip", "w") as archive:
        for path in (*root.glob("*.*"), *root.glob("model/*.py"), *root.glob("runtime/**/*.py")):
            archive.write(path, path.relative_to(root.parent))
    program = """
import sys
from qianfan_console.runtime.cli import main
assert ".zip" in sys.modules["qianfan_console"].__file__
main(["model", "delete-model", "--help"])
"""
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "library.zip")}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    assert "--model-id" in done.stdout


def test_waiting(served: Served, version: Callable[[], str]) -> None:
    arguments = ("--model-id", version(), "--poll-interval", "0.02")
    result = served.run("model", "wait-until-model-ready", *arguments, "--query", "result.status")
    assert (result.code, result.out) == (0, '"Ready"\n')
    assert re.match(r"(model_ready: Creating after \d+ s\n)?model_ready: Ready after \d+ s\n$", result.err)


def test_waiting_that_fails(served: Served, version: Callable[[], str]) -> None:
    served.sandbox.plan_failure("CreateCustomModel")
    result = served.run("model", "wait-until-model-ready", "--model-id", version(), "--poll-interval", "0.02")
    assert (result.code, result.out) == (5, "")
    assert "Error: model_ready: ended as Fail" in result.err


def test_waiting_that_takes_too_long(served: Served, version: Callable[[], str]) -> None:
    served.sandbox.plan_stall("CreateCustomModel")
    arguments = ("--model-id", version(), "--poll-interval", "0.02", "--deadline", "0.1")
    result = served.run("model", "wait-until-model-ready", *arguments)
    assert (result.code, result.out) == (6, "")
    assert result.err.splitlines()[0].startswith("model_ready: Creating after 0 s")
    assert result.err.splitlines()[-1] == "Error: model_ready: still Creating after 0.1 s"


@pytest.fixture
def interruptible() -> Iterator[None]:
    """What is started hears SIGINT, also when the tests run in the background of a shell, which has it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_waiting_on_a_terminal_is_one_line_that_moves_and_can_be_interrupted(
    served: Served, version: Callable[[], str], interruptible: None
) -> None:
    served.sandbox.plan_stall("CreateCustomModel")
    ours, theirs = pty.openpty()
    process = served.start("model", "wait-until-model-ready", "--model-id", version(), stderr=theirs)
    os.close(theirs)
    shown = _read(ours, lambda text: text.count("Creating") > 3)
    process.send_signal(signal.SIGINT)
    shown += _read(ours, lambda text: "interrupted" in text)
    os.close(ours)
    assert process.communicate()[0] == b""
    assert process.returncode == 130
    assert re.search(r"\r[|/\\-] model_ready: Creating, \d+ s of at most 3600 s, \d+ polls?\x1b\[K\r", shown)
    assert "\nError: interrupted" in shown


def _read(terminal: int, enough: Callable[[str], bool]) -> str:
    shown, end = "", time.monotonic() + 60
    while not enough(shown) and time.monotonic() < end and select.select([terminal], [], [], 10)[0]:
        try:
            shown += os.read(terminal, 4096).decode()
        except OSError:
            break
    return shown


def test_a_table_is_what_people_see(served: Served) -> None:
    ours, theirs = pty.openpty()
    process = served.start("model", "describe-custom-model-sets", stdout=theirs, columns=300)
    os.close(theirs)
    shown = _read(ours, lambda text: False)
    os.close(ours)
    process.communicate()
    assert shown.startswith("modelSetId ")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(served: Served, shell: str) -> None:
    result = served.run("completion", shell)
    assert result.code == 0
    assert f"_QIANFAN_CONSOLE_COMPLETE={shell}_complete" in result.out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("mo", {"model"}),
        ("model wait", {"wait-until-model-ready", "wait-until-model-comp-task-succeeded", "wait-until-export-done"}),
        ("model create-custom-model --train", {"--train-meta.task-id", "--train-meta.checkpoint-step"}),
        ("model create-custom-model --source-type T", {"Train"}),
        ("model describe-model --output j", {"json", "jsonl"}),
        ("completion z", {"zsh"}),
    ],
)
def test_completion(served: Served, words: str, expected: set[str]) -> None:
    typed = f"qianfan-console {words}"
    environment: dict[str, str] = {
        "_QIANFAN_CONSOLE_COMPLETE": "bash_complete",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(typed.split()) - 1),
    }
    with pytest.raises(SystemExit):
        served.run(environment=environment)
    done = subprocess.run([COMMAND], capture_output=True, text=True, env=environment, check=False)
    assert {line.partition(",")[2] for line in done.stdout.splitlines()} == expected


def test_the_sandbox_serves_and_ends_with_sigterm() -> None:
    process = subprocess.Popen([COMMAND, "sandbox", "--credential", "a:b"], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert re.fullmatch(r"sandbox listening on http://127\.0\.0\.1:\d+\n", process.stdout.readline())
    process.terminate()
    process.communicate(timeout=5)
    assert process.returncode == 0


def test_the_sandbox_keeps_its_own_help_and_its_own_errors() -> None:
    shown = subprocess.run([COMMAND, "sandbox", "--help"], capture_output=True, text=True, check=True).stdout
    assert "usage: qianfan-console sandbox" in shown
    assert "--lenient" in shown
    wrong = subprocess.run([COMMAND, "sandbox", "--prot", "1"], capture_output=True, text=True, check=False)
    assert wrong.returncode == 2
    assert "--prot" in wrong.stderr


def test_calls_without_an_account(served: Served, tmp_path: Path) -> None:
    alone = {"QIANFAN_ACCESS_KEY": None, "QIANFAN_SECRET_KEY": None, "QIANFAN_CONSOLE_API_BASE_URL": None}
    state = str(tmp_path / "state.db")
    arguments = ("--model-set-name", "demo", "--model-type", "Text2Text", "--sandbox", state)
    made = served.run("model", "create-custom-model-set", *arguments, environment=alone).json["result"]
    found = served.run("--sandbox", state, "model", "describe-model-set", "--model-set-id", made, environment=alone)
    assert found.json["result"]["modelSetName"] == "demo"
    assert not served.requests
