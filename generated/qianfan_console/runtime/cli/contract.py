# Generated from spec/ by `make generate`. Do not edit.
"""`qianfan-console contract`: every rule of the specs held against a service, by default the embedded sandbox."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .common import Seconds, shared_option

if TYPE_CHECKING:
    from ...contract.subjects import Subject
    from ...contract.targets import Target

_TIMEOUT = 60.0


class Command(click.Command):
    """The command, with its exit codes below the options."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the exit codes mean."""
        from ...contract.exits import CODES  # noqa: PLC0415 (comes with an extra)

        with formatter.section("Exit codes"):
            formatter.write_dl([(str(code), words) for code, words in CODES.items()])


@click.command(cls=Command)
@click.option("--action", "actions", multiple=True, metavar="ACTION", help="Test this Action only; may be repeated.")
@click.option(
    "--writes/--no-writes",
    default=None,
    help="Send what should be accepted also to Actions that are no Describe-calls. Default: only to the embedded "
    "sandbox, which ends with the run. It makes real things at --base-url!",
)
@click.option("--seed", type=int, default=0, show_default=True, help="The same seed sends the same in the same order.")
@click.option(
    "--time", "seconds", type=Seconds(), help="Stop after so many seconds; rules come first. Default: no end."
)
@click.option(
    "--random",
    type=click.IntRange(0),
    default=5,
    show_default=True,
    help="Random valid and invalid bodies of each Action by Schemathesis; 0 leaves Schemathesis out.",
)
@click.option(
    "--report",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write report.html, junit.xml, report.json and errata.yaml there.",
)
@click.option(
    "--answers",
    multiple=True,
    metavar="FILE",
    help="What answers mean: a JSON file of entries that go before the documented codes, or 'sandbox' for the choices "
    "of `qianfan-console sandbox`.",
)
@click.option("--base-url", metavar="URL", help="Address of the service; default the embedded sandbox.")
@click.option("--timeout", type=Seconds(), help="Longest wait for an answer; default 60 s.")
@click.option("--no-color", is_flag=True, help="No colours; NO_COLOR does the same.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    actions: tuple[str, ...],
    writes: bool | None,
    seed: int,
    seconds: float | None,
    random: int,
    report: Path | None,
    answers: tuple[str, ...],
    no_color: bool,
    **_shared: Any,  # base_url and timeout, which may also stand in front of the command
) -> None:
    """Hold a service against every rule of the specs: bodies just inside and just outside each, and random ones.

    Asks the embedded sandbox, or the service at --base-url with the keys of QIANFAN_ACCESS_KEY and
    QIANFAN_SECRET_KEY. There, without --writes, only Describe-calls and bodies that must be refused are sent.
    """
    from ...contract import answers as meanings  # noqa: PLC0415 (comes with an extra)
    from ...contract.report.files import prepare, write  # noqa: PLC0415 (comes with an extra)
    from ...contract.report.terminal import console, progress_bar, show  # noqa: PLC0415 (comes with an extra)
    from ...contract.run import Plan, run  # noqa: PLC0415 (comes with an extra)
    from ...contract.subjects import subjects  # noqa: PLC0415 (comes with an extra)

    base_url = shared_option(ctx, "base_url")
    if shared_option(ctx, "sandbox"):
        raise click.UsageError("--sandbox FILE has no use here: the suite makes a sandbox of its own")
    try:
        known = meanings.Answers.load(*answers, *([] if base_url else ["sandbox"]))
    except meanings.AnswersError as error:
        raise click.BadParameter(str(error), param_hint="--answers") from None
    may_write = base_url is None if writes is None else writes
    every = subjects()
    plan = Plan(_chosen(actions, every), every, known, may_write, seed, seconds, random)
    with _target(base_url, shared_option(ctx, "timeout")) as target:
        if report is not None:
            prepare(report)
        with progress_bar(color=not no_color) as progress:
            results = run(plan, target, progress)
        show(results, console(color=not no_color))
        if report is not None:
            write(results, report, target.scrub)
    ctx.exit(results.code)


def _chosen(actions: tuple[str, ...], known: Mapping[str, Subject]) -> Mapping[str, Subject]:
    """The Actions to test; they may also be spelled as the commands are."""
    if not actions:
        return known
    spelled = {name.lower(): name for name in known}
    unknown = [action for action in actions if _plain(action) not in spelled]
    if unknown:
        raise click.BadParameter(f"no Action {unknown[0]!r}; there are {', '.join(known)}", param_hint="--action")
    wanted = {spelled[_plain(action)] for action in actions}
    return {name: subject for name, subject in known.items() if name in wanted}


def _plain(action: str) -> str:
    return action.replace("-", "").replace("_", "").lower()


@contextmanager
def _target(base_url: str | None, timeout: float | None) -> Iterator[Target]:
    from ...contract.targets import embedded, endpoint  # noqa: PLC0415 (comes with an extra)

    if base_url is None:
        with embedded() as sandbox:
            yield sandbox
    else:
        with endpoint(base_url, timeout or _TIMEOUT) as service:
            yield service
