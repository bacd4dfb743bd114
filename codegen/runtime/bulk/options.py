"""What a bulk run can be told, as callers see it and as it is checked."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from os import PathLike
from typing import Any, Literal, TypedDict

from ..errors import ConfigurationError
from ..options import CallOptions, check_names, check_options
from .report import Progress

OnUnknown = Literal["report", "resend"]


class BulkOptions(TypedDict, total=False):
    """Options of one bulk run.

    Attributes:
        journal: a file that records each call, so that an interrupted run goes on where it was. Made if missing.
        key: what identifies a job, from its body; default: its place, counted from 1. A `Job` may bring its own.
        max_concurrency: calls at the same time; default 8.
        rate: calls begun in a second, at most; default no limit. A call that is retried counts once.
        on_progress: called with a `Progress` after each job, in the thread or task that runs `map`.
        on_unknown: what to do with jobs that an earlier run sent without learning the outcome: "report" (default)
            leaves them alone; "resend" sends them again, which may create things twice.
        keep_done: False keeps only failures in the report, so that a run of any length needs the same memory.
        route: path of the URL, where several have an Action of this name.
        call: options of each call, such as `timeout`; see `CallOptions`.
    """

    journal: str | PathLike[str] | None
    key: Callable[[Mapping[str, Any]], str] | None
    max_concurrency: int
    rate: float | None
    on_progress: Callable[[Progress], object] | None
    on_unknown: OnUnknown
    keep_done: bool
    route: str | None
    call: CallOptions


def checked(options: BulkOptions) -> Options:
    """The options of a run with their defaults.

    Raises:
        ConfigurationError: a value is out of range.
        TypeError: there is no such option.
    """
    check_names(options, BulkOptions.__annotations__, "map", {})
    return Options(**options)


@dataclass(frozen=True)
class Options:
    """`BulkOptions` with their defaults, checked.

    Raises:
        ConfigurationError: a value is out of range.
        TypeError: there is no such option.
    """

    journal: str | PathLike[str] | None = None
    key: Callable[[Mapping[str, Any]], str] | None = None
    max_concurrency: int = 8
    rate: float | None = None
    on_progress: Callable[[Progress], object] | None = None
    on_unknown: OnUnknown = "report"
    keep_done: bool = True
    route: str | None = None
    call: CallOptions = field(default_factory=CallOptions)

    def __post_init__(self) -> None:
        if self.max_concurrency < 1:
            raise ConfigurationError("max_concurrency is a number of calls, 1 or more")
        if self.rate is not None and not 0 < self.rate < math.inf:
            raise ConfigurationError("rate is a number of calls per second, more than 0")
        if self.on_unknown not in {"report", "resend"}:
            raise ConfigurationError("on_unknown is 'report' or 'resend'")
        check_options(self.call)
