"""`kill -9` at any moment loses nothing and creates nothing twice: on a real socket, with real processes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from qianfan_console import QianfanConsole
from qianfan_console.sandbox import DEFAULT_CREDENTIALS, Sandbox

from ..clients.served import Served, served
from ..conftest import LONG
from .killed import jobs
from .sets import ACTION

ROOT = Path(__file__).parents[2]
TIMES = 200 if os.environ.get(LONG) else 30


def effects(service: Served) -> Counter[str]:
    """How often the service created each set, by what it was sent and answered."""
    return Counter(
        name
        for exchange in service.exchanges
        if exchange.answer.status == 200
        for name in [exchange.request.body.decode().partition('modelSetName":"')[2].partition('"')[0]]
    )


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the processes are forks")
def test_after_any_number_of_kills_each_job_is_done_once(tmp_path: Path) -> None:
    ((access_key, secret_key),) = DEFAULT_CREDENTIALS.items()
    keys = {"QIANFAN_ACCESS_KEY": access_key, "QIANFAN_SECRET_KEY": secret_key}
    journal = tmp_path / "journal.jsonl"
    with Sandbox() as sandbox, served(sandbox.answer) as service:
        script = [sys.executable, "-m", "tests.bulk.killed", service.url, str(journal), str(TIMES)]
        killed = subprocess.run(
            script, cwd=ROOT, env=os.environ | keys, capture_output=True, text=True, timeout=300, check=False
        )
        assert killed.returncode == 0, killed.stderr
        with QianfanConsole(access_key=access_key, secret_key=secret_key, base_url=service.url) as console:
            report = console.map(ACTION, jobs(TIMES), journal=journal)
        times = effects(service)
    assert int(killed.stdout) == TIMES, "the jobs were done before enough processes were killed"
    assert report.failed == 0
    assert report.done + report.skipped + report.unknown == len(jobs(TIMES))
    for outcome, job in zip(report.outcomes, jobs(TIMES), strict=True):
        assert times[job["modelSetName"]] == 1 if outcome.ok else times[job["modelSetName"]] <= 1
    assert report.skipped > 0
