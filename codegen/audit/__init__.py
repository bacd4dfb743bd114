"""Hold a saved vendor page against the spec: `python -m codegen audit PAGE`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..load import SpecError, load_tree
from ..runtime.printable import printable
from .auditor import audit
from .blocks import PageError
from .report import Audit, lines

CLEAN, UNEXPLAINED, UNREADABLE = 0, 1, 2
MAX_BYTES = 5_000_000
SPEC = Path(__file__).parents[2] / "spec"

__all__ = ["CLEAN", "UNEXPLAINED", "UNREADABLE", "Audit", "PageError", "add_arguments", "audit", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    parser.description = "Compare the parameter tables of a saved vendor page with the spec."
    parser.epilog = "Exit: 0 all differences are explained by errata, 1 some are not, 2 page or spec cannot be read."
    parser.add_argument("page", type=Path, metavar="PAGE", help="the saved page, text or HTML")
    parser.add_argument("--action", help="the Action that it documents; read from its samples when not given")
    parser.add_argument("--spec", type=Path, default=SPEC, metavar="DIR", help="the spec root")


def run(args: argparse.Namespace) -> int:
    """Audit one page, print the findings, and return the exit code."""
    try:
        result = audit(_source(args.page), load_tree(args.spec), args.action, args.page.name)
    except (PageError, SpecError, OSError) as error:
        print(printable(f"{args.page.name}: cannot read: {error}"), file=sys.stderr)
        return UNREADABLE
    print("\n".join(lines(result)))
    return UNEXPLAINED if result.unexplained else CLEAN


def _source(path: Path) -> str:
    data = path.read_bytes()
    if len(data) > MAX_BYTES:
        raise PageError(0, f"larger than {MAX_BYTES} bytes; is this a page?")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PageError(0, "not UTF-8; save it as UTF-8") from None
