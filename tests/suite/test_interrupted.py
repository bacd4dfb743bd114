"""A run that is stopped, or has nowhere to write to, says so and leaves nothing that looks like a report."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from .service import Arrived, accepted, by_schemas, contract, served
from .test_terminal import _RUN

QUICK = ("--action", "DescribeModelSet", "--random", "0")


def test_ctrl_c_stops_schemathesis_too(tmp_path: Path) -> None:
    """It would end one of its runs, and go on with the next Action as if nothing had been."""
    process: list[subprocess.Popen[str]] = []
    decide, stopped = by_schemas(), threading.Event()

    def stop(request: Arrived) -> object:
        if "authorization" not in request.headers and not stopped.is_set():  # only Schemathesis tries that
            stopped.set()
            process[0].send_signal(signal.SIGINT)
        return decide(request)

    with served(stop) as service:  # type: ignore[arg-type]
        arguments = ["contract", "--base-url", service.url, "--report", str(tmp_path / "report")]
        actions = ["--action", "DescribeModel", "--action", "DescribeModelSet", "--random", "20"]
        code = f"import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n{_RUN}"
        environment = {**os.environ, "QIANFAN_ACCESS_KEY": "a", "QIANFAN_SECRET_KEY": "b"}
        command = [sys.executable, "-c", code, *arguments, *actions]
        process.append(subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True))
        _, err = process[0].communicate(timeout=120)
    assert stopped.is_set()
    assert (process[0].returncode, "interrupted" in err) == (130, True)
    assert list((tmp_path / "report").iterdir()) == []


@pytest.mark.parametrize("name", ["file", "file/below", "taken"])
def test_a_folder_that_cannot_be_written_to_is_found_before_anything_is_sent(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "taken/report.html").mkdir(parents=True)
    with served(accepted) as service:
        ran = contract(tmp_path / name, *QUICK, url=service.url)
        assert service.arrived == []
    assert ran.code == 2
    assert str(tmp_path / "file") in ran.err or "report.html" in ran.err


def test_a_report_of_an_earlier_run_is_not_taken_for_one_of_this(tmp_path: Path) -> None:
    for name in ("report.json", "junit.xml", "report.html", "errata.yaml"):
        (tmp_path / name).write_text("old")
    (tmp_path / "mine.txt").write_text("kept")
    ran = contract(tmp_path, "--action", "none")
    assert ran.code == 2
    assert (tmp_path / "junit.xml").read_text() == "old"  # wrong usage: there was no run
    with served(by_schemas()) as service:
        ran = contract(tmp_path, *QUICK, url=service.url)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["junit.xml", "mine.txt", "report.html", "report.json"]


@pytest.mark.parametrize("closed", [">&-", "| true"])
def test_nobody_who_reads_is_no_difference_from_the_specs(closed: str) -> None:
    command = f'"{sys.executable}" -c "{_RUN}" contract --action DeleteModel --random 0 {closed}'
    shell = f"set -o pipefail; {command}"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert "fault of this program" not in done.stderr
    assert done.returncode == (0 if closed == ">&-" else 141), done.stderr
