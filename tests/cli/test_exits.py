"""Exit codes by kind of error, and errors in people's words on stderr alone."""

from __future__ import annotations

import errno
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from qianfan_console.runtime import errors
from qianfan_console.runtime.cli.codes import CODES
from qianfan_console.runtime.cli.exits import code_of

from .conftest import ACCESS_KEY, COMMAND, SECRET_KEY, Served


def test_every_error_of_the_library_has_a_documented_code() -> None:
    kinds: list[type[BaseException]] = [
        kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.QianfanError)
    ]
    codes = {kind.__name__: code_of(kind.__new__(kind)) for kind in kinds}
    assert set(codes.values()) <= set(CODES) - {0, 70}
    assert codes["APIError"] == codes["ServerError"] == codes["InvalidResponseError"] == 1
    assert codes["ConfigurationError"] == 2
    assert codes["RequestValidationError"] == 3
    assert codes["RequestTimeoutError"] == codes["ConnectError"] == 4
    assert (codes["WaitFailedError"], codes["WaitTimeoutError"]) == (5, 6)
    assert code_of(OSError(errno.ENOENT, "x")) == 2
    assert code_of(RuntimeError()) == 70


def test_the_codes_stand_in_the_help(served: Served) -> None:
    shown = " ".join(served.run("--help").out.split())
    for code, words in CODES.items():
        assert f"{code} {words}" in shown


def test_the_service_refuses(served: Served) -> None:
    result = served.run("model", "describe-model", "--model-id", "amv-none")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("Error: DescribeModel: ")
    assert "Request id " in result.err


def test_the_body_breaks_rules(served: Served) -> None:
    result = served.run(
        "model", "create-custom-model", "--source-type", "Train", "--train-meta.checkpoint-step", "five",
        "--json", '{"trainMeta": {"stepp": 1}}',
    )  # fmt: skip
    assert (result.code, result.out) == (3, "")
    lines = [line.strip() for line in result.err.splitlines()]
    assert lines[0] == "Error: CreateCustomModel: 4 violations; nothing was sent"
    assert "--model-set-id (modelSetId): required, but not given [required]" in lines
    assert "--train-meta.task-id (trainMeta.taskId): required, but not given [required]" in lines
    assert any(line.startswith("--train-meta.checkpoint-step (trainMeta.checkpointStep): must be") for line in lines)
    assert "trainMeta.stepp: no documented field; --extra-body sends it all the same [unknown-field]" in lines
    assert not served.requests


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["modle"], "no command 'modle'. Did you mean model?"),
        (["model", "describe-modl"], "Did you mean describe-model"),
        (["model", "delete-model", "--modell-id", "x"], "--model-id"),
        (["model", "delete-model", "--timeout", "nan"], "no number of seconds"),
        (["model", "delete-model", "--output", "xml"], "xml"),
        (["model", "delete-model", "x"], "unexpected extra argument"),
        (["model", "create-model-custom-conf", "--custom-spec-file", "/no/such.py"], "/no/such.py: No such file"),
        (["model", "delete-model", "--model-id", "x", "--base-url", "ftp://x"], "--base-url must be https"),
        (["model", "delete-model", "--model-id", "x", "--query", "a["], "--query"),
        (["completion", "csh"], "csh"),
    ],
)
def test_wrong_usage(served: Served, arguments: list[str], words: str) -> None:
    result = served.run(*arguments)
    assert (result.code, result.out) == (2, "")
    assert words in result.err


def test_keys_come_from_the_environment_alone(served: Served) -> None:
    result = served.run("model", "delete-model", "--model-id", "x", environment={"QIANFAN_SECRET_KEY": None})
    assert (result.code, result.out) == (2, "")
    assert result.err.splitlines() == [
        "Error: no secret_key: set QIANFAN_SECRET_KEY",
        "  Keys come from the environment alone; --sandbox FILE needs none.",
    ]
    for option in ("--access-key", "--secret-key"):
        assert served.run("model", "delete-model", option, "x").code == 2


def test_no_answer(served: Served) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        arguments = ("model", "create-model-export-task", "--model-id", "x", "--base-url", address, "--timeout", "0.1")
        result = served.run(*arguments)
        assert (result.code, result.out) == (4, "")
        assert "look whether it took effect" in result.err
    assert served.run(*arguments).code == 4


def test_a_fault_is_no_traceback(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("qianfan_console.runtime.cli.execute._call", broken)
    result = served.run("model", "delete-model", "--model-id", "x")
    assert result.code == 70
    assert result.err == "Error: a fault of this program (RuntimeError: broken); please report it\n"


@pytest.mark.parametrize(
    ("hidden", "arguments", "extra"),
    [
        ("click", ["--help"], "cli"),
        ("jmespath", ["model", "delete-model", "--query", "x"], "cli"),
        ("yaml", ["model", "delete-model", "--model-id", "x", "--dry-run", "--output", "yaml"], "cli"),
        ("uvicorn", ["sandbox"], "sandbox"),
        ("requests", ["contract", "--action", "DescribeModel", "--random", "1"], "contract"),
        ("jsonschema_rs", ["model", "delete-model", "--model-id", "x", "--sandbox", ":memory:"], "sandbox"),
    ],
)
def test_a_missing_extra_is_named(hidden: str, arguments: list[str], extra: str) -> None:
    """In a process of its own: modules that were loaded without the extra must not stay for other tests."""
    hide = f"import sys; sys.modules[{hidden!r}] = None"
    code = f"{hide}; from qianfan_console.runtime.cli import main; sys.exit(main({arguments!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert f"pip install 'qianfan-console[{extra}]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_leaves_early(served: Served) -> None:
    process = served.start("model", "describe-custom-model-sets", "--all", "--output", "jsonl", "--max-keys", "1")
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 141


def test_a_full_disk_is_said(served: Served) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        process = served.start("model", "--help", stdout=full)
        _, err = process.communicate()
    assert process.returncode == 2
    assert err.decode() == "Error: No space left on device\n"


def test_no_key_shows_in_the_process_list(served: Served) -> None:
    """The keys are in the environment, which other users cannot read, and in no argument."""
    done = subprocess.run(
        [sys.executable, "-c", "import sys; from qianfan_console.runtime.cli import main; sys.exit(main())",
         "model", "describe-model", "--help"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "key" not in done.stdout.lower().replace("maxkeys", "")
    assert ACCESS_KEY != SECRET_KEY


@pytest.mark.parametrize("state", ["no database, but a text of some length\n", None], ids=["text", "no folder"])
def test_a_state_file_that_cannot_be_used_is_wrong_usage(tmp_path: Path, state: str | None) -> None:
    path = tmp_path / "state.db" if state else tmp_path / "none" / "state.db"
    if state:
        path.write_text(state)
    command = [COMMAND, "--sandbox", str(path), "model", "describe-custom-model-sets"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "choose another file" in ended.stderr
    assert "report it" not in ended.stderr
