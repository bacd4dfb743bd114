"""The run on a terminal: a progress bar on stderr while it lasts, then a table and each difference on stdout."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from ...runtime.cli.table import cell
from ...runtime.printable import printable
from ...runtime.wording import counted
from ..probe import Progress as Report
from ..results import Results
from .differences import Difference, alike, numbers, page
from .summary import Row, headline, rows, unclear

_NARROW = 100
_TINY = 60
_MOST_BODY = 300
_MOST_ANSWERS = 5
_MOST_RULES = 10
_COLOURS = {0: "green", 1: "red", 3: "red", 4: "yellow", 130: "yellow"}


class Output(Console):
    """rich's console. Where nobody reads on, the program ends as its other commands do, not with code 1."""

    def on_broken_pipe(self) -> None:
        """Called within `except`."""
        raise  # noqa: PLE0704 (rich calls this where it has caught the error)


def console(*, color: bool) -> Console:
    """Standard output; wide enough for the table where nobody looks."""
    width = None if sys.stdout.isatty() else 120
    return Output(no_color=None if color else True, highlight=False, width=width, soft_wrap=False)


@contextmanager
def progress_bar(*, color: bool) -> Iterator[Report]:
    """Shows how far the run is, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda _phase, _done, _total: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True, no_color=None if color else True), transient=True) as bar:
        tasks = {}

        def show(phase: str, done: int, total: int) -> None:
            if phase not in tasks:
                tasks[phase] = bar.add_task(phase)
            bar.update(tasks[phase], completed=done, total=total)

        yield show


def show(results: Results, out: Console) -> None:
    """Print what the run came to."""
    _show_actions(results, out)
    number = 1
    for group in alike(results):
        out.print()
        _show_difference(numbers(group, number), group, out)
        number += len(group)
    _show_untested(results, out)
    for note in results.notes:
        out.print(Text(f"Note: {cell(note)}", style="yellow"))
    out.print()
    _show_end(results, out)


def _show_actions(results: Results, out: Console) -> None:
    if results.unreachable and not results.covered[0]:
        out.print(Text(_where(results)))
        return
    if out.width >= _TINY:
        out.print(_table(results, wide=out.width >= _NARROW))
        return
    for row in rows(results):
        out.print(Text(f"{row.action}:"))
        inside = f"{row.inside}/{row.rules}" if row.inside_wanted else "not sent"
        out.print(Text(f"   inside {inside}, outside {row.outside}/{row.rules}, differences {row.differences}"))


def _table(results: Results, *, wide: bool) -> Table:
    table = Table(title=_where(results), title_justify="left")
    table.add_column("Action", overflow="fold")
    names = ["rules", "inside", "outside", "differences"]
    names += ["undecided", "denied", "not sent"] if wide else []
    for name in names:
        table.add_column(name, justify="right", no_wrap=True)
    for row in rows(results):
        table.add_row(*_cells(row, wide=wide))
    return table


def _where(results: Results) -> str:
    return "The embedded sandbox" if results.embedded else results.address


def _cells(row: Row, *, wide: bool) -> Iterator[Text]:
    yield Text(row.action)
    yield Text(str(row.rules))
    yield _share(row.inside, row.rules) if row.inside_wanted else Text("not sent", style="dim")
    yield _share(row.outside, row.rules)
    yield Text(str(row.differences or "-"), style="bold red" if row.differences else "dim")
    if wide:
        for number in (row.undecided, row.denied, row.unsent):
            yield Text(str(number or "-"), style="yellow" if number else "dim")


def _share(number: int, total: int) -> Text:
    return Text(f"{number}/{total}", style="green" if number == total else "yellow")


def _show_difference(number: str, group: list[Difference], out: Console) -> None:
    each, others = group[0], ", ".join(one.entry.action for one in group[1:])
    entry = each.entry
    out.print(Text(f"{number} {entry.action} {cell(each.does)}", style="bold red"))
    grid = Table.grid(padding=(0, 1))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, text in {
        "rule": cell(entry.text),
        "id": entry.id,
        "page": page(entry),
        "check": cell(" ".join(each.said.split("\n\n")[0].split()))[:_MOST_BODY],
        "body": cell(_cut(each.body)),
        "answer": cell(each.answer)[:_MOST_BODY],
        "also": others,
    }.items():
        if text:
            grid.add_row(f"   {name}", Text(text))
    out.print(grid)


def _cut(body: str) -> str:
    return body if len(body) <= _MOST_BODY else f"{body[:_MOST_BODY]}… ({len(body)} characters)"


def _show_untested(results: Results, out: Console) -> None:
    untested = list(results.untested())
    if untested and not results.cut:
        out.print()
        out.print(Text(f"Rules with a side that nothing was decided about: {len(untested)}", style="yellow"))
        grid = Table.grid(padding=(0, 1))
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        for entry, inside in untested[:_MOST_RULES]:
            grid.add_row(f"   {'inside' if inside else 'outside'}", Text(f"{entry.id}: {cell(entry.text)}"))
        out.print(grid)
        if len(untested) > _MOST_RULES:
            out.print(Text(f"   … and {len(untested) - _MOST_RULES} more"))
    _show_unclear(unclear(results), out)


def _show_unclear(answers: list[str], out: Console) -> None:
    if answers:
        out.print()
        out.print(Text("Answers that do not tell; if you know what they mean, say it with --answers:", style="yellow"))
        for answer in answers[:_MOST_ANSWERS]:
            out.print(Text(f"   {cell(answer)[:_MOST_BODY]}"))
        if len(answers) > _MOST_ANSWERS:
            out.print(Text(f"   … and {len(answers) - _MOST_ANSWERS} more"))


def _show_end(results: Results, out: Console) -> None:
    if results.unreachable:
        out.print(Text(printable(results.unreachable, keep="\n"), style="red"))
    color = _COLOURS[results.code]
    end = f"{counted(results.sent, 'request')} in {results.seconds:.1f} s, seed {results.seed}."
    out.print(Text.assemble((headline(results), f"bold {color}"), f" {end}"))
