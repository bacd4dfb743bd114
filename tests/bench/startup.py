"""What importing and getting ready costs, each time in a fresh process, each program in turn.

    python -m tests.bench.startup URL ROUNDS

Prints JSON: for each program the medians of its wall time and processor time in seconds, of how much longer it took
than bare Python and than its reference in the same round, and how many modules it loads.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from typing import NamedTuple

BARE, IMPORT = "bare Python", "import qianfan_console"
PEER_READY = "httpx.Client() and one pydantic model"
READY = "ours ready: client, and the models of one Action"
READY_BODY = "ours ready, and a first body validated"
IMPORT_HTTPX, SDK_READY = "import httpx", "official SDK, call_action imported"

_READY = """
from qianfan_console import QianfanConsole
console = QianfanConsole(access_key="a", secret_key="s", base_url="https://qianfan.baidubce.com")
console.model
from qianfan_console.model.operations.create_custom_model import OPERATION
"""
_TRAIN = '{"modelSetId": "am-1", "sourceType": "Train", "trainMeta": {"taskId": "task-1"}}'
PROGRAMS = {
    BARE: "",
    IMPORT: "import qianfan_console",
    READY: _READY,
    READY_BODY: f"{_READY}OPERATION.validate({_TRAIN})",
    PEER_READY: """
import httpx, pydantic
client = httpx.Client()
class Model(pydantic.BaseModel):
    name: str
""",
    IMPORT_HTTPX: "import httpx",
    SDK_READY: "from qianfan.resources.console.utils import call_action",
}


class Start(NamedTuple):
    """One fresh process, in seconds."""

    wall: float
    cpu: float


def start(program: str) -> Start:
    """Run it."""
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"failed: {program}")
    return Start(wall, usage.ru_utime + usage.ru_stime)


def modules(program: str) -> int:
    """How many modules it loads beyond bare Python."""
    counting = f"import sys\nbefore = set(sys.modules)\n{program}\nprint(len(set(sys.modules) - before))"
    return int(subprocess.check_output([sys.executable, "-c", counting], stderr=subprocess.DEVNULL))


def usable() -> dict[str, str]:
    """The programs that run here; without the official SDK, all but one."""
    found = {}
    for name, program in PROGRAMS.items():
        try:
            start(program)
        except RuntimeError:
            continue
        found[name] = program
    return found


def run(rounds: int) -> dict[str, dict[str, float]]:
    """The table."""
    programs = usable()
    found = [{name: start(program) for name, program in programs.items()} for _ in range(rounds)]
    return {name: {**_row(name, found), "modules": modules(program)} for name, program in programs.items()}


def _row(name: str, found: list[dict[str, Start]]) -> dict[str, float]:
    return {
        "wall": statistics.median(r[name].wall for r in found),
        "cpu": statistics.median(r[name].cpu for r in found),
        "wall_above": statistics.median(r[name].wall - r[BARE].wall for r in found),
        "cpu_above": statistics.median(r[name].cpu - r[BARE].cpu for r in found),
        "wall_ratio": statistics.median(r[name].wall / r[PEER_READY].wall for r in found),
        "cpu_ratio": statistics.median(r[name].cpu / r[PEER_READY].cpu for r in found),
    }


if __name__ == "__main__":
    print(json.dumps(run(int(sys.argv[2]))))
