"""The lines of a journal: how they are written, and what they say together. No I/O.

A header, then for each call two records: "started" before it is sent, and "done", "failed" or "unknown" after it. A job
whose last record is "started" may have been sent. Bodies are not recorded, only a hash of them; errors only by kind,
code, status and request id, because their texts come from outside.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from ..models import ResponseModel
from .errors import JournalError
from .job import Task
from .outcome import Outcome

FORMAT = "qianfan-console bulk journal 1"
_STARTED, _DONE = "started", "done"
_STATES = frozenset({_STARTED, _DONE, "failed", "unknown"})


@dataclass(frozen=True, slots=True)
class Entry:
    """What a journal knows about a job: its last state, the hash of what was sent, and its last record."""

    state: str
    digest: str
    time: str
    line: bytes

    @property
    def answer(self) -> Any:
        """The body of the service's answer, if the job is done."""
        return json.loads(self.line).get("answer")


def header(service: str) -> bytes:
    """The first line of a journal of calls to `service`."""
    return _line({"format": FORMAT, "service": service})


def started(task: Task) -> bytes:
    """The record that goes before the call."""
    record = {"state": _STARTED, "key": task.key, "action": task.operation.action, "hash": task.digest}
    return _line({**record, "time": _now()})


def ended(outcome: Outcome) -> bytes:
    """The record that goes after the call."""
    record: dict[str, Any] = {"state": outcome.state, "key": outcome.key, "time": _now()}
    if outcome.response is not None:
        record["answer"] = _answer(outcome.response)
    if outcome.error is not None:
        record["error"] = _brief(outcome.error)
    return _line(record)


def _line(record: dict[str, Any]) -> bytes:
    return json.dumps(record, separators=(",", ":")).encode("ascii") + b"\n"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _answer(response: ResponseModel) -> Any:
    reply = response.http_response
    return json.loads(reply.body) if reply else response.model_dump(mode="json", by_alias=True, exclude_unset=True)


def _brief(error: BaseException) -> dict[str, Any]:
    named = {"code": "code", "status": "status", "request_id": "requestId"}
    known = {name: getattr(error, attribute, None) for attribute, name in named.items()}
    return {"kind": type(error).__name__, **{name: value for name, value in known.items() if value}}


def read(lines: Iterable[bytes], expected: bytes) -> tuple[dict[str, Entry], int]:
    """What is known about each job, by its key, and how many bytes of the journal are intact.

    A last line without an end is what a crash leaves: it was never relied on, and is ignored.

    Args:
        lines: the journal, each line with its end.
        expected: the header that these jobs would write.

    Raises:
        JournalError: it is no journal, or one of another service, or it is damaged.
    """
    entries: dict[str, Entry] = {}
    intact = 0
    for number, line in enumerate(lines, 1):
        if number == 1:
            _check_header(line, expected)
        if not line.endswith(b"\n"):
            break
        if number > 1:
            _add(entries, line, number)
        intact += len(line)
    return entries, intact


def _check_header(line: bytes, expected: bytes) -> None:
    if line == expected or (expected.startswith(line) and not line.endswith(b"\n")):
        return
    record = _parsed(line)
    if record.get("format") != FORMAT:
        raise JournalError("this is no journal of a bulk run; give another file")
    ours = json.loads(expected)["service"]
    raise JournalError(f"the journal belongs to calls of {record.get('service')}, and these go to {ours}; give another")


def _add(entries: dict[str, Entry], line: bytes, number: int) -> None:
    record = _parsed(line)
    state, key, time = record.get("state"), record.get("key"), record.get("time", "")
    before = entries.get(key) if isinstance(key, str) else None
    sent = record.get("hash") if state == _STARTED else before.digest if before else None
    if state not in _STATES or not isinstance(key, str) or not isinstance(sent, str):
        raise JournalError(f"line {number} is damaged, so that it is not known what was sent; look at it by hand")
    entries[key] = Entry(state, sent, str(time), line if state == _DONE else b"")


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}
