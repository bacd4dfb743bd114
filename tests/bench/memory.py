"""What a ready client holds in memory, and whether that grows with the calls.

    python -m tests.bench.memory URL CALLS [PROGRAM]

Prints JSON: resident bytes after a first call, each program in a fresh process; and for ours what CALLS calls add,
in bytes and in objects known to the garbage collector.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from . import peers

BARE, OURS, PEER = "bare Python", "ours", "httpx + pydantic"
SETTLED = 2_000  # calls after which caches are full


def resident() -> int:
    """Bytes of this process that are in memory."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def ours(url: str, calls: int) -> dict[str, int]:
    """A client of ours: at rest after a call, then after many."""
    call = peers.ours(url)
    call()
    ready = resident()
    before = _after(call, SETTLED)
    bytes_before = resident()
    objects = _after(call, calls) - before
    return {"ready": ready, "grown": resident() - bytes_before, "objects": objects, "calls": calls}


def httpx_and_pydantic(url: str, calls: int) -> dict[str, int]:
    """Raw httpx with models of one request and one answer."""
    from pydantic import BaseModel

    class Answer(BaseModel):
        requestId: str  # noqa: N815
        result: dict[str, str]

    class Body(BaseModel):
        modelSetId: str  # noqa: N815
        sourceType: str  # noqa: N815
        importMeta: dict[str, Any]  # noqa: N815

    call: Any = peers.raw_httpx(url)
    Body.model_validate(peers.BODY).model_dump_json()
    Answer.model_validate_json(call().content)
    return {"ready": resident()}


def bare(url: str, calls: int) -> dict[str, int]:
    """Nothing beyond what this module itself needs."""
    return {"ready": resident()}


PROGRAMS: dict[str, Callable[[str, int], dict[str, int]]] = {BARE: bare, OURS: ours, PEER: httpx_and_pydantic}


def _after(call: peers.Call, calls: int) -> int:
    """Objects that the garbage collector knows after so many calls."""
    for _ in range(calls):
        call()
    gc.collect()
    return len(gc.get_objects())


def run(url: str, calls: int) -> dict[str, dict[str, int]]:
    """The table."""
    command = [sys.executable, "-m", "tests.bench.memory", url, str(calls)]
    return {name: json.loads(subprocess.check_output([*command, name])) for name in PROGRAMS}


if __name__ == "__main__":
    _, url, calls, *programs = sys.argv
    print(json.dumps(PROGRAMS[programs[0]](url, int(calls)) if programs else run(url, int(calls))))
