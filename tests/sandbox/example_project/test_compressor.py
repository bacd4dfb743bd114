"""Tests without an account. The fixtures come with `pip install 'qianfan-console[sandbox]'`; no import brings them."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from compressor import names, progress, start

from qianfan_console import AsyncQianfanConsole, PermissionDeniedError, QianfanConsole, RateLimitError, RetryPolicy
from qianfan_console.sandbox import Credential, Fault, Sandbox

# A version and a set to begin with: those that the vendor's samples name.
VERSION, MODEL_SET = "amv-d1zx1iwdarfr", "am-adbuasyfaf"
pytestmark = pytest.mark.qianfan_sandbox(samples=True)


def test_time_passes_when_the_test_says_so(qianfan_sandbox: Sandbox, qianfan_console: QianfanConsole) -> None:
    task = start(qianfan_console, VERSION, MODEL_SET)
    assert progress(qianfan_console, task) == "creating"
    qianfan_sandbox.clock.advance(60)
    assert progress(qianfan_console, task) == "running"
    qianfan_sandbox.clock.advance(600)
    assert progress(qianfan_console, task).startswith("succeeded: amv-")


@pytest.mark.qianfan_sandbox(plans=[{"action": "CreateModelCompTask", "failure": "out of memory"}])
def test_a_task_that_fails(qianfan_sandbox: Sandbox, qianfan_console: QianfanConsole) -> None:
    task = start(qianfan_console, VERSION, MODEL_SET)
    qianfan_sandbox.clock.advance(600)
    assert progress(qianfan_console, task) == "failed"


@pytest.mark.qianfan_sandbox(faults=[Fault("throttle", action="CreateModelCompTask", count=2, retry_after=0)])
def test_a_busy_service_is_asked_again(qianfan_console: QianfanConsole) -> None:
    assert start(qianfan_console, VERSION, MODEL_SET).startswith("amva-")


@pytest.mark.qianfan_sandbox(faults=[Fault("throttle", count=None)])
def test_but_not_for_ever(qianfan_sandbox: Sandbox) -> None:
    console = qianfan_sandbox.client(retry=RetryPolicy(attempts=1))
    with pytest.raises(RateLimitError):
        start(console, VERSION, MODEL_SET)


READER = {"reader": Credential("its-secret-key", ["QianfanReadAccessPolicy"])}


@pytest.mark.qianfan_sandbox(credentials=READER)
def test_a_key_that_may_only_read(qianfan_console: QianfanConsole) -> None:
    assert qianfan_console.model.describe_model(model_id=VERSION).result.status == "Ready"
    with pytest.raises(PermissionDeniedError, match="CreateModelCompTask needs one of"):
        start(qianfan_console, VERSION, MODEL_SET)


def test_async_code(qianfan_async_console: AsyncQianfanConsole) -> None:
    assert "sample" in asyncio.run(names(qianfan_async_console))


def test_another_process(qianfan_sandbox_environment: Mapping[str, str]) -> None:
    command = [sys.executable, "compressor.py", VERSION, MODEL_SET]
    environment = {**os.environ, **qianfan_sandbox_environment}
    printed = subprocess.check_output(command, cwd=Path(__file__).parent, env=environment, text=True)
    assert printed.startswith("amva-")
