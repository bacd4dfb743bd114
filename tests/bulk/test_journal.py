"""The journal's file: what it takes, what it refuses, and what it never holds."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qianfan_console import JournalError
from qianfan_console.runtime.bulk.journal import Journal
from qianfan_console.sandbox import Sandbox

from ..runtime.colours import ACCESS_KEY, SECRET_KEY, Colour, Service, Sync
from .sets import ACTION, bodies, lines

MODULE = "qianfan_console.runtime.bulk.journal"
SERVICE = "https://service"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.jsonl"


def filled(path: Path) -> bytes:
    with Sandbox() as sandbox, sandbox.client() as console:
        console.map(ACTION, bodies(3), journal=path, max_concurrency=1)
    return path.read_bytes()


def test_a_line_that_a_crash_cut_off_is_ignored_wherever_it_was_cut(path: Path) -> None:
    whole = filled(path)
    service = "http://127.0.0.1"
    ends = [end for end, char in enumerate(whole, 1) if char == ord("\n")]
    near = {end + shift for end in [0, *ends] for shift in range(-3, 4)}
    for size in sorted(near & set(range(len(whole) + 1)) | set(range(0, len(whole), 17))):
        path.write_bytes(whole[:size])
        with Journal(path, service) as journal:
            count = max(whole[:size].count(b"\n") - 1, 0)
            found = [entry.state for entry in journal.entries.values()]
            assert found == ["done"] * (count // 2) + ["started"] * (count % 2)
        # What was cut off is gone, so that the next record stands on a line of its own.
        assert path.read_bytes() == (whole[:size][: whole[:size].rfind(b"\n") + 1] or whole[: whole.find(b"\n") + 1])


@pytest.mark.parametrize("line", [b"\n", b"no json\n", b"[]\n", b'{"state":"done","key":"x"}\n', b'{"state":"new"}\n'])
def test_damage_elsewhere_is_refused_and_the_file_left_alone(path: Path, line: bytes) -> None:
    first, *others = filled(path).splitlines(keepends=True)
    damaged = b"".join([first, line, *others])
    path.write_bytes(damaged)
    with pytest.raises(JournalError, match=r"journal\.jsonl: line 2 is damaged"):
        Journal(path, "http://127.0.0.1")
    assert path.read_bytes() == damaged


@pytest.mark.parametrize("content", [b'{"body": {}}', b'{"body": {}}\n', b"text", b"\n", b"\xff\x00", b"[[[[" * 10_000])
def test_another_file_given_by_mistake_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(JournalError, match="no journal of a bulk run; give another file"):
        Journal(path, SERVICE)
    assert path.read_bytes() == content


def test_the_journal_of_another_service_is_refused(path: Path) -> None:
    Journal(path, "https://one").close()
    with pytest.raises(JournalError, match="belongs to calls of https://one, and these go to https://two"):
        Journal(path, "https://two")


def test_a_second_run_on_the_same_journal_is_refused(path: Path) -> None:
    script = "import sys; from qianfan_console.runtime.bulk.journal import Journal; Journal(sys.argv[1], sys.argv[2])"
    with Journal(path, SERVICE):
        with pytest.raises(JournalError, match="another run uses it"):
            Journal(path, SERVICE)
        other = subprocess.run(
            [sys.executable, "-c", script, path, SERVICE], capture_output=True, text=True, check=False
        )
        assert "JournalError" in other.stderr
        assert "another run uses it" in other.stderr
    Journal(path, SERVICE).close()


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    with pytest.raises(JournalError, match="missing/journal: No such file"):
        Journal(tmp_path / "missing" / "journal", SERVICE)


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_only_the_owner_can_read_it(path: Path) -> None:
    mask = os.umask(0)
    try:
        Journal(path, SERVICE).close()
    finally:
        os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_each_record_is_on_the_disk_before_the_next_step(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def noted(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*arguments: Any) -> Any:
            seen.append(name)
            return work(*arguments)

        return wrapped

    monkeypatch.setattr(f"{MODULE}.os.write", noted("write", os.write))
    monkeypatch.setattr(f"{MODULE}.os.fsync", noted("sync", os.fsync))
    Sync().console(noted("send", Service())).map(ACTION, bodies(1), journal=path)
    assert seen[seen.index("send") - 2 :] == ["write", "sync", "send", "write", "sync"]
    assert seen[:2] == ["write", "sync"]


def test_a_full_disk_stops_the_run_and_leaves_whole_lines(
    path: Path, monkeypatch: pytest.MonkeyPatch, colour: Colour, sandbox: Sandbox
) -> None:
    append, room = os.write, [1000]

    def limited(file: int, data: bytes) -> int:
        room[0] -= len(data)
        return append(file, data if room[0] >= 0 else data[: len(data) // 2])

    monkeypatch.setattr(f"{MODULE}.os.write", limited)
    with pytest.raises(JournalError, match="the disk is full"):
        colour.run(colour.of(sandbox).map(ACTION, bodies(50), journal=path))
    assert all(record["state"] in {"started", "done"} for record in lines(path))
    monkeypatch.setattr(f"{MODULE}.os.write", append)
    report = colour.run(colour.of(sandbox).map(ACTION, bodies(50), journal=path))
    assert report.done + report.skipped + report.unknown == 50
    assert report.unknown <= 8


def test_no_key_and_no_text_of_the_service_gets_into_it(path: Path, colour: Colour) -> None:
    secret = "Geheimnis-4711"
    service = Service({"code": "X", "message": f"{ACCESS_KEY} {SECRET_KEY} {secret}", "requestId": "r-1"}, status=400)
    console = colour.console(service)
    jobs = [{**body, "modelSetName": secret + body["modelSetName"]} for body in bodies(3)]
    report = colour.run(console.map(ACTION, jobs, journal=path, call={"extra_headers": {"x-secret": secret}}))
    assert report.failed == 3
    assert len(service.requests) == 3
    text = path.read_text()
    assert '"code":"X","status":400,"requestId":"r-1"' in text
    for word in (secret, ACCESS_KEY, SECRET_KEY, "set-1"):
        assert word not in text


@pytest.mark.parametrize("kind", ["device", "pipe"])
def test_what_cannot_be_read_again_is_no_journal(tmp_path: Path, kind: str) -> None:
    path = Path(os.devnull)
    if kind == "pipe":
        os.mkfifo(path := tmp_path / "pipe")
    with pytest.raises(JournalError, match="no regular file"):
        Journal(path, SERVICE)
