"""A state file that cannot be used is refused with a sentence that names it and the way out, and stays as it is."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from qianfan_console.sandbox import Sandbox, StateError
from qianfan_console.sandbox.store import VERSION

BUSY = "another process uses it, or another Sandbox of this one; end that one or choose another file"
# Root may write everywhere; what is tested is what others meet.
OPEN = """
import os, sys
from qianfan_console.sandbox import Sandbox, StateError
if os.getuid() == 0: os.setuid(65534)
try:
    Sandbox(sys.argv[1])
except StateError as error:
    print(error)
"""
COMMAND = "import sys; from qianfan_console.runtime.cli import main; sys.exit(main())"


def attempt(state: Path) -> str:
    """What somebody without special rights is told."""
    done = subprocess.run([sys.executable, "-c", OPEN, str(state)], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def command(state: Path) -> tuple[int, str]:
    """Exit status and words of `qianfan-console sandbox`."""
    options = ["sandbox", "--state", str(state)]
    done = subprocess.run([sys.executable, "-c", COMMAND, *options], capture_output=True, text=True, check=False)
    assert done.stdout == ""
    return done.returncode, done.stderr


def refused(state: Path) -> str:
    """The sentence of Python and of the command, which must be the same."""
    with pytest.raises(StateError) as error:
        Sandbox(state)
    assert command(state) == (1, f"qianfan-console sandbox: {error.value}\n")
    assert str(state) in str(error.value)
    return str(error.value).replace(str(state), "FILE")


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder that others can reach."""
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


def test_another_process_has_it(start: Callable[..., Any], tmp_path: Path) -> None:
    state = tmp_path / "state.db"
    start("--state", str(state))
    assert refused(state) == f"cannot open the state file FILE: {BUSY}"


def test_another_sandbox_of_this_process_has_it(tmp_path: Path) -> None:
    state = tmp_path / "state.db"
    with Sandbox(state) as first:
        assert refused(state) == f"cannot open the state file FILE: {BUSY}"
        first.seed({"modelSets": []})
    with Sandbox(state):
        pass


def test_after_a_crash_one_process_gets_it_and_the_next_does_not(start: Callable[..., Any], tmp_path: Path) -> None:
    state = tmp_path / "state.db"
    for _ in range(2):
        process, _ = start("--state", str(state))
        assert refused(state) == f"cannot open the state file FILE: {BUSY}"
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert Path(f"{state}-wal").exists(), "the crash left its traces"
    with Sandbox(state):
        pass


def test_of_several_processes_at_once_one_gets_a_new_file(tmp_path: Path) -> None:
    program = (
        "import sys; from qianfan_console.sandbox import Sandbox; s = Sandbox(sys.argv[1]); print('mine', flush=True)"
    )
    command = [sys.executable, "-c", f"{program}; sys.stdin.read()", str(tmp_path / "state.db")]
    pipe = subprocess.PIPE
    processes = [subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) for _ in range(4)]
    first = [process.stdout.readline() for process in processes if process.stdout]
    ends = [process.communicate()[1] for process in processes]
    assert sorted(first) == ["", "", "", "mine\n"]
    assert sum(BUSY in end for end in ends) == 3


def test_there_is_no_such_folder(tmp_path: Path) -> None:
    state = tmp_path / "missing" / "state.db"
    said = f"cannot open the state file FILE: there is no folder {state.parent}; make it or choose another file"
    assert refused(state) == said
    assert not state.parent.exists()


def test_it_is_a_folder(tmp_path: Path) -> None:
    assert refused(tmp_path) == "cannot open the state file FILE: it is a folder; choose a file"


def test_the_folder_cannot_be_written(folder: Path) -> None:
    folder.chmod(0o555)
    state = folder / "state.db"
    said = attempt(state)
    assert said.startswith(f"cannot open the state file {state}: ")
    assert said.endswith("change the permissions of the file and its folder, or choose another file")
    assert not state.exists()


def test_the_file_cannot_be_written(folder: Path) -> None:
    state = folder / "state.db"
    with Sandbox(state):
        pass
    state.chmod(0o444)
    folder.chmod(0o777)
    said = attempt(state)
    assert said.startswith(f"cannot open the state file {state}: ")
    assert said.endswith("change the permissions of the file and its folder, or choose another file")


@pytest.mark.parametrize("content", [b"notes " * 1000, b"SQLite format 3\0" + bytes(range(256)) * 40])
def test_it_is_no_database(tmp_path: Path, content: bytes) -> None:
    state = tmp_path / "notes.txt"
    state.write_bytes(content)
    assert refused(state) == "FILE is not a state file of the sandbox (file is not a database); choose another file"
    assert state.read_bytes() == content


@pytest.mark.parametrize("version", [0, VERSION])
def test_it_is_a_database_of_something_else(tmp_path: Path, version: int) -> None:
    state = tmp_path / "theirs.db"
    with sqlite3.connect(state) as database:
        database.execute("CREATE TABLE theirs (x)")
        database.execute(f"PRAGMA user_version = {version}")
    database.close()
    before = state.read_bytes()
    assert refused(state) == "FILE is a database of something else; choose another file"
    assert state.read_bytes() == before
    assert list(tmp_path.iterdir()) == [state]


@pytest.mark.parametrize("version", [0, VERSION + 1])
def test_it_is_of_another_version(tmp_path: Path, version: int) -> None:
    state = tmp_path / "state.db"
    with Sandbox(state):
        pass
    with sqlite3.connect(state) as database:
        database.execute(f"PRAGMA user_version = {version}")
    database.close()
    said = f"FILE is the state of another version of the sandbox ({version}; this one reads {VERSION})"
    assert refused(state) == f"{said}: use that version, or choose another file"


def test_an_empty_file_is_a_new_state(tmp_path: Path) -> None:
    state = tmp_path / "state.db"
    state.touch()
    with Sandbox(state) as sandbox:
        assert sandbox.seed({"modelSets": []}) == {"modelSets": []}
    assert os.path.getsize(state) > 0
