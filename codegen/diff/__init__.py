"""Class every change between two spec trees: `python -m codegen diff OLD [NEW]`.

From the view of a caller of the library: what a request may hold must not become narrower, what a response may hold
must not become wider. What is not understood is breaking. Decisions beyond that:

- A string that a response lists anew, or no longer, is compatible: the client keeps values that it does not know, and
  its types say so. A `const` of a response, and so a new branch of a union, is not open.
- A schema that becomes one branch of a union, or a union that becomes one of its branches, is judged by what it
  accepts: text -> text or number is wider. One branch must take all, and of a `oneOf` no other may.
- A property that goes is breaking on either side: an argument or an attribute goes with it. So is a renamed component
  that is an object, and a change of `x-pagination`, on which the type of a result depends.
- Of `x-permissions`, any one policy allows the call, and an empty list means that no limit is known: fewer policies,
  or the first ones, are breaking; more, or none any more, are compatible.
- A call that becomes idempotent is compatible, the contrary is breaking. A new waiter is compatible, any other change
  of one but its description is breaking.
- A new deprecation is compatible (a warning), a new `default` is documentation, another one is breaking.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..load import SpecError
from .change import Change, gravest
from .effect import Severity
from .report import as_json, as_text
from .sources import SourceError, read_source
from .trees import diff_trees

UNREADABLE = 3
SPEC = Path(__file__).parents[2] / "spec"

__all__ = ["UNREADABLE", "Change", "Severity", "add_arguments", "diff_trees", "gravest", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    parser.description = "Class every change between two spec trees from the view of a caller of the library."
    parser.epilog = (
        "Exit: 0 nothing or documentation alone, 1 compatible changes, 2 breaking ones, 3 a tree cannot be read. "
        "With --fail-on, 0 below that level."
    )
    parser.add_argument("old", metavar="OLD", help="a folder, or a git revision of --spec")
    parser.add_argument("new", metavar="NEW", nargs="?", help="the same; the folder --spec when not given")
    parser.add_argument("--spec", type=Path, default=SPEC, metavar="DIR", help="the spec root in the repository")
    parser.add_argument("--json", action="store_true", help="print JSON")
    levels = [level.word for level in Severity if level is not Severity.NONE]
    parser.add_argument("--fail-on", choices=levels, help="exit with 0 unless a change is at least so grave")


def run(args: argparse.Namespace) -> int:
    """Compare, print the changes, and return the exit code."""
    try:
        old = read_source(args.old, args.spec)
        new = read_source(args.new or str(args.spec), args.spec)
        found = diff_trees(old, new)
    except (SourceError, SpecError, OSError) as error:
        print(f"cannot read: {error}", file=sys.stderr)
        return UNREADABLE
    print(as_json(found) if args.json else "\n".join(as_text(found)))
    return _exit_code(gravest(found), args.fail_on)


def _exit_code(grave: Severity, fail_on: str | None) -> int:
    if fail_on and grave < Severity[fail_on.upper()]:
        return 0
    if fail_on:
        return max(1, grave - 1)
    return max(0, grave - 1)
