# Generated from spec/ by `make generate`. Do not edit.
"""What the commands have in common: the options that every one takes, and that may also stand in front of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

# Generic for type checkers alone before click 8.4.
if TYPE_CHECKING:
    from typing import TypeAlias

    ParamType: TypeAlias = click.ParamType[Any]
else:
    ParamType = click.ParamType

FORMATS = ("table", "json", "yaml", "jsonl")


class Positive(ParamType):
    """A number above 0 of some `unit`."""

    unit: str

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number."""
        try:
            number = float(value)
        except ValueError:
            number = 0.0
        if not 0 < number < float("inf"):
            self.fail(f"{value!r} is no number of {self.unit} above 0", param, ctx)
        return number


class Seconds(Positive):
    """A time."""

    name = unit = "seconds"


def common_options() -> list[click.Option]:
    """The options, new ones for each command."""
    return [
        click.Option(
            ["--output"], type=click.Choice(FORMATS), help="Form of the output; default table on a terminal, else json."
        ),
        click.Option(["--query"], metavar="JMESPATH", help="Show what the expression picks from the answer."),
        click.Option(["--base-url"], metavar="URL", help="Address; default QIANFAN_CONSOLE_API_BASE_URL."),
        click.Option(["--timeout"], type=Seconds(), help="Longest wait for an answer; default 60 s."),
        click.Option(
            ["--sandbox"],
            type=click.Path(dir_okay=False),
            help="Ask the embedded sandbox, whose state FILE keeps: no account, no network.",
            metavar="FILE",
        ),
    ]


def shared_option(ctx: click.Context, name: str) -> Any:
    """The option's value: the command's own, else what stands in front of the command."""
    value = ctx.params.get(name)
    return ctx.find_root().params.get(name) if value is None else value
