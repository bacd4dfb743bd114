# Generated from spec/ by `make generate`. Do not edit.
"""The description of a command as a click command."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from ..printable import on_one_line
from .command import Command, Flag, Section
from .common import Seconds, common_options, shared_option
from .values import Json, Value


class Leaf(click.Command):
    """The command for one Action, or for one of its waiters."""

    def __init__(self, name: str, described: Command, waiter: str, summary: str) -> None:
        self.described, self.waiter = described, waiter
        self.sections = [(section, [_option(flag) for flag in section.flags]) for section in described.sections]
        self.own = list(_own_options(described, waiter))
        fields = [option for _, options in self.sections for option in options]
        super().__init__(name, params=[*fields, *self.own], help=summary, add_help_option=True)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What it does, and where that is documented."""
        words = [self.help or "", *([] if self.waiter else [self.described.description])]
        with formatter.indentation():
            for paragraph in filter(None, words):
                formatter.write_paragraph()
                formatter.write_text(on_one_line(paragraph))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The fields by the object that they belong to, then what every command takes."""
        for section, options in self.sections:
            with formatter.section(_title(section)):
                formatter.write_dl([record for option in options if (record := option.get_help_record(ctx))])
        with formatter.section("Options"):
            own = filter(None, [*self.own, self.get_help_option(ctx)])
            formatter.write_dl([record for option in own if (record := option.get_help_record(ctx))])
        if self.described.rules:
            with formatter.section("Rules"):
                formatter.write_dl([("-", on_one_line(rule)) for rule in dict.fromkeys(self.described.rules)])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Where it is documented."""
        formatter.write_paragraph()
        formatter.write_text(f"Documented at {on_one_line(self.described.page)}")

    def invoke(self, ctx: click.Context) -> None:
        """Do it."""
        if (name := ctx.params["example"]) is not None:
            _show_example(self.described, name)
            return
        from .arguments import body  # noqa: PLC0415 (not for --help)
        from .execute import Job, execute  # noqa: PLC0415 (loads the models)

        ctx.obj["flags"] = {flag.key: flag.name for flag in self.described.flags}
        given = ((flag, ctx.params[_parameter(flag)]) for flag in self.described.flags)
        present = [(flag, list(value) if flag.many else value) for flag, value in given if value not in (None, ())]
        options = {name: shared_option(ctx, name) for name in _OPTIONS}
        execute(Job(self.described, self.waiter, body(options["json"], present), options))


_OPTIONS = (
    "all", "base_url", "deadline", "dry_run", "extra_body", "json", "output", "poll_interval", "query", "sandbox",
    "timeout",
)  # fmt: skip


def _own_options(described: Command, waiter: str) -> Iterator[click.Option]:
    if described.file is None:
        yield click.Option(
            ["--json"], type=Json(), help="The body as the page spells it, or in Python's spelling; flags go over it."
        )
    if not waiter:
        yield click.Option(
            ["--extra-body"], type=Json(), help="Merged over the body unchecked: what the pages do not list yet."
        )
    if described.pages:
        yield click.Option(["--all"], is_flag=True, help="The items of all pages instead of the first page.")
    if waiter:
        yield click.Option(["--deadline"], type=Seconds(), default=3600, show_default=True, help="When to give up.")
        yield click.Option(["--poll-interval"], type=Seconds(), help="Between polls; default 1 s, doubling up to 15 s.")
    yield _example(described)
    yield click.Option(["--dry-run"], is_flag=True, help="Check, and show the request without its signature.")
    yield from common_options()


def _example(described: Command) -> click.Option:
    names = list(described.examples)
    return click.Option(
        ["--example"],
        type=click.Choice(names),
        is_flag=False,
        flag_value=names[0] if names else "",
        metavar=f"[{'|'.join(map(on_one_line, names))}]",
        help="Print a file that is accepted." if described.file else "Print a body that is valid, for --json.",
    )


def _option(flag: Flag) -> click.Option:
    if flag.kind == "boolean":
        return click.Option([f"--{flag.name}/--no-{flag.name}", _parameter(flag)], default=None, help=_help(flag))
    return click.Option([f"--{flag.name}", _parameter(flag)], type=Value(flag), multiple=flag.many, help=_help(flag))


def _parameter(flag: Flag) -> str:
    """The name of the option inside click, out of the way of our own options."""
    return "field_" + "".join(c if c.isalnum() else "_" for c in flag.key)


def _help(flag: Flag) -> str:
    said = flag.description.rstrip(".")
    meanings = [f"{value}: {meaning.rstrip('.')}" for value, meaning in flag.choices if meaning]
    limits = [] if flag.limits in said else [flag.limits]
    notes = [*limits, *([] if flag.needed else [flag.when]), flag.needed, *(["may be repeated"] if flag.many else [])]
    sentence = "; ".join(filter(None, [said, *meanings]))
    marks = "; ".join(filter(None, notes))
    return on_one_line(f"{sentence}{'.' if sentence else ''}{f'  [{marks}]' if marks else ''}".strip())


def _title(section: Section) -> str:
    if not section.path:
        return "Fields"
    note = section.needed or section.when
    return on_one_line(f"{section.path} ({note})" if note else section.path)


def _show_example(described: Command, name: str) -> None:
    from .output import to_json  # noqa: PLC0415 (not for --help)

    value = dict(described.examples[name])
    if described.file is None or described.file.key not in value:
        print(to_json(value, indent=2))
        return
    print(value.pop(described.file.key), end="")
    if value:
        print(f"Note: goes with {to_json(value)}", file=sys.stderr)
