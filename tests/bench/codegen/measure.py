"""One generator on one input: what a run costs, how much it writes, and what its output costs to use."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from .lines import code_lines
from .peers import CACHE, OURS, ROOT, Peer
from .process import run
from .trees import plain, write_tree

_ANSWER = json.dumps({"requestId": "r", "result": {"id": "x", "status": "Ready"}}).encode()
TURNS = 5
_BY_HAND = ("runtime", "sandbox", "contract", "inspector")


@dataclass
class Point:
    """What was found for one generator at one size; seconds and bytes. Of a stopped run they are lower bounds.

    Attributes:
        python: lines in modules; `code` those of them that are neither blank, nor a comment, nor a docstring.
        other: lines in other files.
    """

    wall: float = 0
    cpu: float = 0
    peak: int = 0
    python: int = 0
    code: int = 0
    other: int = 0
    files: int = 0
    size: int = 0
    imported: float = 0
    ready: float = 0
    held: int = 0
    failure: str = ""
    stopped: bool = False
    more: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Inputs:
    """The same operations in both forms."""

    size: int
    tree: Path
    document: Path


def inputs(size: int) -> Inputs:
    """Written anew, below the cache."""
    folder = CACHE / "inputs" / str(size)
    shutil.rmtree(folder, ignore_errors=True)
    document = folder / "plain.json"
    tree = write_tree(folder / "spec", size)
    document.write_text(json.dumps(plain(size), ensure_ascii=False), encoding="utf-8")
    return Inputs(size, tree, document)


def generated(peer: Peer, given: Inputs, out: Path) -> Point:
    """One run of the generator into an empty folder."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    cost = run(peer.command(given.tree, given.document, out), environment())
    if cost.stopped:
        return Point(cost.wall, cost.cpu, cost.peak, failure=cost.failure, stopped=True)
    if cost.failure:
        return Point(failure=cost.failure)
    return _written(out, peer, Point(cost.wall, cost.cpu, cost.peak))


def _written(out: Path, peer: Peer, point: Point) -> Point:
    """Lines, files and bytes; of ours without the parts that are written by hand and the same at any size."""
    for path in out.rglob("*"):
        parts = path.relative_to(out).parts
        if not path.is_file() or "__pycache__" in parts or (peer.name == OURS and parts[1] in _BY_HAND):
            continue
        content = path.read_bytes()
        lines = content.count(b"\n")
        if path.suffix == ".py":
            point.python += lines
            point.code += code_lines(content.decode())
        else:
            point.other += lines
        point.files += 1
        point.size += len(content)
    return point


def used(peer: Peer, outs: Sequence[Path], url: str, times: int) -> list[dict[str, float]]:
    """Import and one call in fresh processes, compiled before: medians for each output, all taken in turns."""
    found: list[list[list[float]]] = [[] for _ in outs]
    for attempt in range(times + 1):
        for out, costs in zip(outs, found, strict=True):
            cost = run([peer.python, "-c", peer.program, out, url], environment())
            if cost.failure:
                raise RuntimeError(cost.failure)
            if attempt:  # the first run compiles
                costs.append([float(value) for value in cost.output.strip().splitlines()[-1].split()])
    medians = ([statistics.median(column) for column in zip(*costs, strict=True)] for costs in found)
    return [dict(zip(("imported", "ready", "held"), median, strict=True)) for median in medians]


def one_spec_changed(given: Inputs, peer: Peer) -> dict[str, float]:
    """Our own second run, with what the first one has left in the cache, after one document has changed."""
    out, cache = CACHE / "output" / "incremental", CACHE / "memo"
    shutil.rmtree(cache, ignore_errors=True)
    options: list[str | Path] = ["--spec", given.tree, "--out", out, "--cache", cache]
    command = [peer.python, "-m", "codegen", "generate", *options]
    run(command, environment())
    document = given.tree / "training" / "create_training_job.yaml"
    text = document.read_text(encoding="utf-8")
    walls, cpus = [], []
    for turn in range(TURNS):
        document.write_text(text.replace("What the new", f"What, in turn {turn}, the new"), encoding="utf-8")
        cost = run(command, environment())
        if cost.failure:
            raise RuntimeError(cost.failure)
        walls.append(cost.wall)
        cpus.append(cost.cpu)
    document.write_text(text, encoding="utf-8")
    return {"wall": statistics.median(walls), "cpu": statistics.median(cpus)}


def environment() -> dict[str, str]:
    """No proxy, and nothing compiled into the checkout."""
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(CACHE / "bytecode")}


@contextmanager
def answering() -> Iterator[str]:
    """A service on the loopback that answers every request with the same."""

    class Answer(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(_ANSWER)))
            self.end_headers()
            self.wfile.write(_ANSWER)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
