# Generated from spec/ by `make generate`. Do not edit.
"""The commands, each loaded when it runs; and every end of the program."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

import click

from ... import index
from ..printable import on_one_line
from ..version import VERSION
from .codes import CODES
from .common import common_options

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

PROG = "qianfan-console"
_PACKAGE = __name__.rpartition(".runtime.")[0]
# By name: the module with its `command`, and what it does.
OWN = {
    "apply": ("apply", "Make a call for each line of a file; goes on where it was interrupted."),
    "completion": ("completion", "Print the completion script for a shell."),
    "contract": ("contract", "Hold a service against every rule of the specs; by default the embedded sandbox."),
    "sandbox": ("sandbox", "Serve the embedded sandbox until SIGTERM or Ctrl-C."),
}


class Group(click.Group):
    """A group that lists its commands without loading them."""

    def listing(self) -> Mapping[str, str]:
        """What each command does, by name."""
        raise NotImplementedError

    def load(self, name: str) -> click.Command:
        """The command of this name."""
        raise NotImplementedError

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names."""
        return list(self.listing())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, loaded."""
        return self.load(cmd_name) if cmd_name in self.listing() else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click's, with a guess at what was meant."""
        name = args[0]
        if name not in self.listing() and not name.startswith("-") and not ctx.resilient_parsing:
            ctx.fail(f"no command {name!r}.{_guess(name, list(self.listing()))}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The names with what they do."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, on_one_line(words)) for name, words in self.listing().items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands, or options once a hyphen is typed."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 (not for --help)

        found = [CompletionItem(n, help=w) for n, w in self.listing().items() if n.startswith(incomplete)]
        return [*found, *click.Command.shell_complete(self, ctx, incomplete)]


class Root(Group):
    """`qianfan-console`."""

    def listing(self) -> Mapping[str, str]:
        """The families of Actions, then commands of its own."""
        families = {name: f"Actions of {route}." for name, (_, route) in index.FAMILIES.items()}
        return families | {name: words for name, (_, words) in OWN.items()}

    def load(self, name: str) -> click.Command:
        """A family, or a command of its own."""
        if name in index.FAMILIES:
            family, route = index.FAMILIES[name]
            return Family(family, name=name, help=f"Actions of {route}.")
        return cast("click.Command", import_module(f"{__package__}.{OWN[name][0]}").command)

    def invoke(self, ctx: click.Context) -> Any:
        """As click's, which would end with 1 when whoever read the output has gone."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            from .exits import report  # noqa: PLC0415 (only when something went wrong)

            _hush()
            ctx.exit(report(error, {}))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the exit codes mean."""
        with formatter.section("Exit codes"):
            formatter.write_dl([(str(code), words) for code, words in CODES.items()])


class Family(Group):
    """`qianfan-console model`: the Actions of one route."""

    def __init__(self, family: str, **settings: Any) -> None:
        super().__init__(**settings)
        self._commands: Mapping[str, tuple[str, str, str]] = import_module(f"{_PACKAGE}.{family}.commands").COMMANDS

    def listing(self) -> Mapping[str, str]:
        """The summaries of the Actions and of their waiters."""
        return {name: words for name, (_, _, words) in self._commands.items()}

    def load(self, name: str) -> click.Command:
        """An Action, or a waiter."""
        from .describe import described  # noqa: PLC0415 (not for the listing)
        from .leaf import Leaf  # noqa: PLC0415 (not for the listing)

        action, waiter, words = self._commands[name]
        return Leaf(name, described(action), waiter, words)


def root() -> Root:
    """The whole command line."""
    return Root(
        name=PROG,
        help="Console API of Baidu Qianfan. The keys come from QIANFAN_ACCESS_KEY and QIANFAN_SECRET_KEY.",
        params=[*common_options(), _version()],
        context_settings={"terminal_width": _width()},
    )


def _width() -> int:
    """Columns for help. click would find them with shutil, which costs a tenth of the time that --help takes."""
    given = os.environ.get("COLUMNS", "")
    try:
        columns = int(given) if given.isdecimal() else os.get_terminal_size().columns
    except OSError:
        columns = 0
    return max(50, min(columns or 80, 120))


def _version() -> click.Option:
    def show(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
        if wanted and not ctx.resilient_parsing:
            print(f"{PROG} {VERSION}")
            ctx.exit()

    return click.Option(
        ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=show, help="Show the version."
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    if sys.stdout is None:  # whoever started the program closed it
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 (open to the end of the program)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    code = _run(arguments)
    try:
        sys.stdout.flush()
    except OSError as error:
        from .exits import report  # noqa: PLC0415 (only when something went wrong)

        _hush()
        return code or report(error, {})
    return code


def _hush() -> None:
    # Python flushes once more at its end, and would complain.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: Sequence[str] | None) -> int:
    seen: dict[str, Any] = {}  # what the command that runs tells of itself: the flag of each field
    try:
        result = root().main(arguments, PROG, standalone_mode=False, obj=seen)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (Exception, KeyboardInterrupt) as error:
        from .exits import report  # noqa: PLC0415 (only when something went wrong)

        return report(error, seen.get("flags", {}))
    return result if isinstance(result, int) else 0


def _guess(name: str, known: list[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 (only when something went wrong)

    near = get_close_matches(name, known, n=1)
    return f" Did you mean {near[0]}?" if near else ""
