# Generated from spec/ by `make generate`. Do not edit.
"""What `qianfan-console apply` does: a file of jobs as a bulk run, with a bar, and a table of failures at its end."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from ..bulk.job import Job
from ..bulk.lookup import adviser, finder
from ..bulk.options import OnUnknown, Options
from ..bulk.outcome import Outcome
from ..bulk.plan import Plan
from ..bulk.report import Progress, Report, table
from ..errors import ConfigurationError
from .output import to_json

if TYPE_CHECKING:
    from ... import QianfanConsole

_PACKAGE = (__package__ or "").rpartition(".runtime")[0]
_DONE, _FAILED, _REFUSED, _INTERRUPTED = 0, 1, 3, 130
_MEMBERS = frozenset({"action", "key", "body"})


def apply(
    console: QianfanConsole,
    path: Path,
    journal: Path | None,
    max_concurrency: int,
    rate: float | None,
    out: TextIO,
    err: TextIO,
    *,
    action: str = "",
    on_unknown: OnUnknown = "report",
) -> int:
    """Carry out the jobs of a file; the exit code.

    Args:
        console: what makes the calls.
        path: a JSON object a line: `body`, and if wanted `key` and `action`. All are checked before any is sent.
        journal: the journal; default: the path with `.journal` behind it.
        max_concurrency, rate, on_unknown: as in `BulkOptions`.
        out: where each job's outcome goes, as a JSON object a line, in the order of the jobs.
        err: where the bar and the failures go.
        action: the Action of lines that name none.

    Raises:
        ConfigurationError: a line is no job.
        JournalError: the journal cannot be used, or belongs to other jobs.
        OSError: the file cannot be read.
    """
    total, refused = _check(path, action)
    if refused:
        print(table(refused), file=err)
        print(f"{len(refused)} of {total} jobs break a rule; nothing was sent", file=err)
        return _REFUSED
    kept = journal or path.with_name(f"{path.name}.journal")
    try:
        with click.progressbar(length=total, label="jobs", show_pos=True, file=err) as bar:
            report = console.map(
                action,
                _jobs(path),
                journal=kept,
                max_concurrency=max_concurrency,
                rate=rate,
                on_unknown=on_unknown,
                on_progress=lambda progress: _show(bar, progress),
            )
    except KeyboardInterrupt:
        print(f"interrupted; what was sent is recorded in {kept}. The same command goes on from there", file=err)
        return _INTERRUPTED
    return _tell(report, out, err)


def _check(path: Path, action: str) -> tuple[int, list[Outcome]]:
    """How many jobs there are, and those that break a rule."""
    plan = Plan(finder(_PACKAGE, None), adviser(_PACKAGE), action, Options(), {})
    total, refused = 0, []
    for step in plan.steps(_jobs(path)):
        total += 1
        if isinstance(step, Outcome):
            refused.append(step)
    return total, refused


def _jobs(path: Path) -> Iterator[Job]:
    with path.open(encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _job(f"{path}, line {number}", line)


def _job(place: str, line: str) -> Job:
    try:
        given: Any = json.loads(line)
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict) or not isinstance(given.get("body"), dict):
        raise ConfigurationError(f'{place}: is no job; write {{"key": "…", "body": {{…}}}} on one line')
    if unknown := sorted(given.keys() - _MEMBERS):
        raise ConfigurationError(f"{place}: {unknown[0]!r} is no member of a job; a job has body, key and action")
    if not all(isinstance(given.get(name, ""), str) for name in ("key", "action")):
        raise ConfigurationError(f"{place}: key and action must be strings")
    return Job(given["body"], given.get("key", ""), given.get("action", ""))


def _show(bar: Any, progress: Progress) -> None:
    troubles = progress.failed + progress.unknown
    bar.label = f"jobs, {troubles} not done" if troubles else "jobs"
    bar.update(1)


def _tell(report: Report, out: TextIO, err: TextIO) -> int:
    for outcome in report.outcomes:
        answer = outcome.response.model_dump(mode="json", by_alias=True, exclude_unset=True) if outcome.response else {}
        told = {"key": outcome.key, "action": outcome.action, "outcome": outcome.state, **answer}
        print(to_json(told), file=out)
    if not report.ok:
        print(report.table(), file=err)
    print(report, file=err)
    return _DONE if report.ok else _FAILED
