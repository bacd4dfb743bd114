"""`apply`: a file of jobs, checked as a whole before anything is sent."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from qianfan_console import ConfigurationError, JournalError
from qianfan_console.runtime.cli import jobs, main
from qianfan_console.runtime.cli.jobs import apply
from qianfan_console.sandbox import Sandbox

from .sets import ACTION, bodies, body, created, states


class Ran:
    """One run of the command: its exit code, and what it wrote."""

    def __init__(self, sandbox: Sandbox, path: Path, **options: Any) -> None:
        out, err = io.StringIO(), io.StringIO()
        settings: dict[str, Any] = {"journal": None, "max_concurrency": 4, "rate": None, **options}
        with sandbox.client() as console:
            self.code = apply(console, path, out=out, err=err, **settings)
        self.out = [json.loads(line) for line in out.getvalue().splitlines()]
        self.err = err.getvalue()


def write(path: Path, *jobs: Any) -> Path:
    path.write_text("".join(f"{job if isinstance(job, str) else json.dumps(job)}\n" for job in jobs))
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "jobs.jsonl"


def test_a_file_of_jobs_is_carried_out_once(sandbox: Sandbox, path: Path) -> None:
    write(path, *({"action": ACTION, "key": f"k-{n}", "body": job} for n, job in enumerate(bodies(5))), "", "  ")
    first = Ran(sandbox, path)
    assert first.code == 0
    assert [told["key"] for told in first.out] == ["k-0", "k-1", "k-2", "k-3", "k-4"]
    assert all(told["outcome"] == "done" and told["result"].startswith("am-") for told in first.out)
    assert "5 done" in first.err
    again = Ran(sandbox, path)
    assert [told | {"outcome": "done"} for told in again.out] == first.out
    assert "0 done, 5 done earlier" in again.err
    assert set(created(sandbox).values()) == {1}
    assert set(states(path.with_name("jobs.jsonl.journal"))) == {f"k-{n}" for n in range(5)}


def test_what_failed_is_told_and_sets_the_exit_code(sandbox: Sandbox, path: Path, tmp_path: Path) -> None:
    write(path, {"body": body("a"), "key": "good"}, {"action": "DeleteModelSet", "body": {"modelSetId": "am-none"}})
    ran = Ran(sandbox, path, journal=tmp_path / "other", action=ACTION)
    assert ran.code == 1
    assert [told["outcome"] for told in ran.out] == ["done", "failed"]
    assert "am-none" in ran.err
    assert "1 done, 0 done earlier, 1 failed, 0 unknown" in ran.err
    assert (tmp_path / "other").exists()


def test_nothing_is_sent_if_a_body_breaks_a_rule(sandbox: Sandbox, path: Path) -> None:
    write(path, {"body": body("a")}, {"key": "bad", "body": {"modelSetName": "b"}}, {"action": "No", "body": {}})
    ran = Ran(sandbox, path, action=ACTION)
    assert ran.code == 3
    assert "modelType: required" in ran.err
    assert "no such Action" in ran.err
    assert "2 of 3 jobs break a rule; nothing was sent" in ran.err
    assert not created(sandbox)
    assert not path.with_name("jobs.jsonl.journal").exists()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("no json", "line 2: is no job"),
        ("[]", "line 2: is no job"),
        ({"key": "x"}, "line 2: is no job"),
        ({"body": {}, "bdoy": {}}, "'bdoy' is no member of a job"),
        ({"body": {}, "key": 7}, "key and action must be strings"),
    ],
)
def test_a_line_that_is_no_job_is_named(sandbox: Sandbox, path: Path, line: Any, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        Ran(sandbox, write(path, {"body": body("a")}, line), action=ACTION)
    assert not created(sandbox)


def test_two_lines_with_one_key_are_refused_before_anything_is_sent(sandbox: Sandbox, path: Path) -> None:
    with pytest.raises(JournalError, match="job 2 has the key 'k'"):
        Ran(sandbox, write(path, *[{"body": body("a"), "key": "k"}] * 2), action=ACTION)
    assert not created(sandbox)


def test_ctrl_c_says_how_to_go_on(sandbox: Sandbox, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    show = jobs._show

    def interrupted(bar: Any, progress: Any) -> None:
        show(bar, progress)
        if progress.finished == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(jobs, "_show", interrupted)
    write(path, *({"body": job} for job in bodies(20)))
    ran = Ran(sandbox, path, action=ACTION)
    assert ran.code == 130
    assert "The same command goes on from there" in ran.err
    monkeypatch.setattr(jobs, "_show", show)
    assert Ran(sandbox, path, action=ACTION).code == 0
    assert created(sandbox).total() == 20


def test_the_command_line_has_it(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(path, *({"body": job} for job in bodies(3)), {"action": "DeleteModelSet", "body": {"modelSetId": "am-none"}})
    arguments = ["apply", str(path), "--action", ACTION, "--sandbox", str(path.with_name("state")), "--rate", "1000"]
    assert main(arguments) == 1
    shown = capsys.readouterr()
    assert [json.loads(line)["outcome"] for line in shown.out.splitlines()] == ["done", "done", "done", "failed"]
    assert "3 done, 0 done earlier, 1 failed" in shown.err
    assert main(arguments) == 1
    assert "0 done, 3 done earlier, 1 failed" in capsys.readouterr().err
    write(path, {"body": {}})
    assert main([*arguments, "--journal", str(path.with_name("new"))]) == 3
    assert main([*arguments, "--max-concurrency", "0"]) == 2
    assert main([*arguments, "--rate", "none"]) == 2
