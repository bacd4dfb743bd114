# Generated from spec/ by `make generate`. Do not edit.
"""A job as the caller gives it, and the same job once it is understood."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..operation import Operation


@dataclass(frozen=True, slots=True)
class Job:
    """One call of a bulk run.

    Attributes:
        body: the body, in the page's spelling or in Python's.
        key: what identifies the job in the journal, whatever its place; its place, counted from 1, when empty.
        action: the Action, if it is not the run's.
    """

    body: Mapping[str, Any]
    key: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """A job that may be sent: its Action is known and its body valid.

    Attributes:
        index: its place among the jobs, from 0.
        key: what identifies it.
        operation: the Action.
        body: what is sent, in the page's spelling.
        digest: a hash of all that.
    """

    index: int
    key: str
    operation: Operation[Any]
    body: Mapping[str, Any]
    digest: str


def digest(action: str, *parts: Any) -> str:
    """A hash that is the same for the same Action and JSON values, in whatever order their members stand."""
    text = json.dumps([action, *parts], sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()
