# Generated from spec/ by `make generate`. Do not edit.
"""One command: from its options to a call, and from the answer to the output."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ... import index
from .. import registry
from ..errors import ConfigurationError, RequestValidationError, Violation
from ..models import ResponseModel, at
from ..operation import Operation
from .arguments import parameters
from .command import Command
from .output import Query, default_format, show
from .progress import Progress

if TYPE_CHECKING:
    from ... import QianfanConsole
    from ..options import CallOptions

_PACKAGE = __name__.rpartition(".runtime.")[0]


@dataclass(frozen=True)
class Job:
    """What is to be done.

    Attributes:
        command: the Action.
        waiter: the waiter to run; empty to call once.
        body: the body, by wire names; the path of a file where one is uploaded.
        options: the options that every command takes, by name.
    """

    command: Command
    waiter: str
    body: Mapping[str, Any]
    options: Mapping[str, Any] = field(repr=False)

    @property
    def form(self) -> str:
        """The form of the output."""
        return self.options["output"] or default_format()


def execute(job: Job) -> None:
    """Check, call, print."""
    query = Query(job.options["query"])
    operation: Operation[Any] = registry.load(_PACKAGE, index.OPERATIONS[job.command.route, job.command.action])
    body = _checked(operation, job)
    if job.options["dry_run"]:
        _dry_run(operation, job, body, query)
        return
    with connected(job.options) as console:
        if job.waiter:
            _show(_wait(console, operation, job, body), job, query)
        elif job.options["all"]:
            _show_all(console, job, body, query)
        else:
            answer = _call(console, operation, job, body)
            _show(answer, job, query)
            _mention_more(answer, job)


def _checked(operation: Operation[Any], job: Job) -> dict[str, Any]:
    """The body that will be sent; what it still spells the old way is said."""
    if operation.files is not None:  # the rest is checked with the files, which are read when it is sent
        missing = [flag.key for flag in job.command.flags if flag.needed == "required" and flag.key not in job.body]
        if missing:
            said = [Violation(key, "required", "required, but not given", operation.page) for key in missing]
            raise RequestValidationError(operation.action, said)
        return dict(job.body)
    with warnings.catch_warnings(record=True) as noted:
        warnings.simplefilter("always", DeprecationWarning)
        body = operation.validate(job.body, either_spelling=True)
    for note in noted:
        print(f"Note: {note.message}", file=sys.stderr)
    return body


def _dry_run(operation: Operation[Any], job: Job, body: Mapping[str, Any], query: Query) -> None:
    from .dry_run import dry_run, show_request  # noqa: PLC0415 (loaded on first use)

    request = dry_run(lambda console: _call(console, operation, job, body), job.options["base_url"])
    if query:
        show(query.pick(request), job.form)
    else:
        show_request(request, job.form)
    print(f"Note: {operation.action} was not sent", file=sys.stderr)


@contextmanager
def connected(options: Mapping[str, Any]) -> Iterator[QianfanConsole]:
    """A client as `base_url`, `timeout` and `sandbox` of the options say."""
    chosen = {name: options[name] for name in ("base_url", "timeout") if options[name] is not None}
    if options["sandbox"] is None:
        from ... import QianfanConsole  # noqa: PLC0415 (loaded on first use)

        with QianfanConsole(**chosen) as console:
            yield console
        return
    from ...sandbox import Sandbox, StateError  # noqa: PLC0415 (loaded on first use)

    try:
        made = Sandbox(options["sandbox"], samples=True)
    except StateError as error:
        raise ConfigurationError(str(error)) from error
    with made as sandbox, sandbox.client(**chosen) as console:
        yield console


def _call(console: QianfanConsole, operation: Operation[Any], job: Job, body: Mapping[str, Any]) -> ResponseModel:
    extra: CallOptions = {"extra_body": job.options["extra_body"]} if job.options["extra_body"] else {}
    if operation.files is None:
        return console.call_action(job.command.route, job.command.action, body, **extra)
    answer: ResponseModel = console._form(operation, body, extra)  # noqa: SLF001 (--json may name what no method takes)
    return answer


def _wait(console: QianfanConsole, operation: Operation[Any], job: Job, body: Mapping[str, Any]) -> ResponseModel:
    with Progress(operation.waiters[job.waiter], job.options["deadline"]) as progress:
        answer: ResponseModel = _method(console, job)(
            **parameters(body),
            deadline=job.options["deadline"],
            poll_interval=job.options["poll_interval"],
            on_poll=progress.see,
        )
    return answer


def _show_all(console: QianfanConsole, job: Job, body: Mapping[str, Any], query: Query) -> None:
    extra = {"extra_body": job.options["extra_body"]} if job.options["extra_body"] else {}
    items = map(plain, _method(console, job)(**parameters(body), **extra))
    if job.form == "jsonl" and not query:
        for item in items:
            show(item, "jsonl")
    else:
        show(query.pick(list(items)), job.form)


def _show(answer: ResponseModel, job: Job, query: Query) -> None:
    value = plain(answer)
    pages = job.command.pages
    # Lines and rows stand for items; what surrounds them is for json and yaml.
    if pages and not query and job.form in {"table", "jsonl"}:
        value = plain(at(answer, pages.items) or [])
    show(query.pick(value), job.form)


def _mention_more(answer: ResponseModel, job: Job) -> None:
    if job.command.pages and at(answer, job.command.pages.more):
        print("Note: this is one page of several; --all fetches the others", file=sys.stderr)


def _method(console: QianfanConsole, job: Job) -> Any:
    name = f"wait_until_{job.waiter}" if job.waiter else job.command.method
    return getattr(getattr(console, job.command.family), name)


def plain(value: Any) -> Any:
    """Models as the JSON values that arrived."""
    if isinstance(value, ResponseModel):
        return value.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return [plain(item) for item in value] if isinstance(value, list) else value
