"""The options of `qianfan-console apply JOBS`; `jobs` does what it is for."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Literal

import click

from .common import Positive, common_options, shared_option

_SHARED = ("base_url", "sandbox", "timeout")


class Rate(Positive):
    """Calls in a second."""

    name, unit = "calls/s", "calls per second"


@click.command()
@click.argument("jobs", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--action", default="", help="The Action of lines that name none.")
@click.option(
    "--journal", type=click.Path(dir_okay=False, path_type=Path), help="Records each call; default JOBS.journal."
)
@click.option("--max-concurrency", type=click.IntRange(1), default=8, show_default=True, help="Calls at the same time.")
@click.option("--rate", type=Rate(), help="Calls begun in a second, at most; default no limit.")
@click.option(
    "--on-unknown",
    type=click.Choice(["report", "resend"]),
    default="report",
    show_default=True,
    help="What to do with jobs that an earlier run sent without learning the outcome; resend may create things twice.",
)
@click.pass_context
def command(
    ctx: click.Context,
    /,
    jobs: Path,
    action: str,
    journal: Path | None,
    max_concurrency: int,
    rate: float | None,
    on_unknown: Literal["report", "resend"],
    **_shared: Any,
) -> None:
    """Make a call for each line of JOBS: {"action": "CreateModelExportTask", "key": "a", "body": {"modelId": "amv-1"}}.

    Lines are checked before the first is sent. What was sent is recorded, so that the same command goes on after an
    interruption and creates nothing twice.
    """
    from .execute import connected  # noqa: PLC0415 (loads the models)
    from .jobs import apply  # noqa: PLC0415 (loads the models)

    with connected({name: shared_option(ctx, name) for name in _SHARED}) as console:
        code = apply(
            console,
            jobs,
            journal,
            max_concurrency,
            rate,
            sys.stdout,
            sys.stderr,
            action=action,
            on_unknown=on_unknown,
        )
    ctx.exit(code)


command.params.extend(option for option in common_options() if option.name in _SHARED)
