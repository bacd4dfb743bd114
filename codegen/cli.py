"""`python -m codegen`: the verbs of the generator."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from .generate import check, generate
from .load import Problem, SpecError, SpecTree, load_tree
from .load.lint import lint
from .operations import understand
from .runtime.printable import printable

ROOT = Path(__file__).parent.parent
CACHE = ROOT / ".cache" / "codegen"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb. Returns 0 when all is well, 1 when a check failed, 2 when the input cannot be used."""
    given = sys.argv[1:] if arguments is None else arguments
    args = _parser(given).parse_args(given)
    try:
        return int(args.run(args))
    except SpecError as error:
        print(printable(str(error), keep="\n"), file=sys.stderr)
        return 2


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m codegen", description="From specs to the library.")
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    for name, run, words in (
        ("generate", _generate, "write the library"),
        ("check", _check, "fail when the written library differs from what the specs give"),
        ("lint", _lint, "list every mistake in the specs"),
    ):
        verb = verbs.add_parser(name, help=words, description=words)
        verb.add_argument("--spec", type=Path, default=ROOT / "spec", help="root of the spec tree")
        verb.add_argument("--out", type=Path, default=ROOT / "generated", help="folder that holds the package")
        verb.add_argument("--package", default="qianfan_console", help="name of the package")
        verb.add_argument("--foreign", action="store_true", help="the specs need not keep the rules of our own")
        verb.set_defaults(run=run)
        if run is not _lint:
            verb.add_argument(
                "--templates", type=Path, help="folder with templates that stand for ours of the same name"
            )
        if run is _generate:
            verb.add_argument("--cache", type=Path, default=CACHE, help="folder to remember what was computed")
            verb.add_argument("--no-cache", action="store_true", help="remember nothing; the output is the same")
    for name, words in (
        ("audit", "hold a saved vendor page against its spec"),
        ("diff", "say what changed between two spec trees, and what it breaks"),
        ("verified", "enter the day of a passed contract run on the cloud into the specs"),
    ):
        verb = verbs.add_parser(name, help=words)
        if name in given:  # only then is it worth loading
            tool = import_module(f"{__package__}.{name}")
            tool.add_arguments(verb)
            verb.set_defaults(run=tool.run)
    return parser


def _generate(args: argparse.Namespace) -> int:
    cache = None if args.no_cache else args.cache
    count = generate(args.spec, args.out, args.package, cache, templates=args.templates, house=not args.foreign)
    print(f"{count} files in {args.out / args.package}")
    return 0


def _check(args: argparse.Namespace) -> int:
    differences = check(args.spec, args.out, args.package, args.templates, house=not args.foreign)
    for difference in differences:
        print(printable(difference, keep="\n"))
    if not differences:
        print(f"{args.out / args.package} is what {args.spec} gives")
    return 1 if differences else 0


def _unsupported(tree: SpecTree) -> Sequence[Problem]:
    """What no rule of the specs forbids, yet the library cannot offer."""
    try:
        understand(tree)
    except SpecError as error:
        return error.problems
    return ()


def _lint(args: argparse.Namespace) -> int:
    tree = load_tree(args.spec)
    problems = lint(tree, house=not args.foreign) or _unsupported(tree)
    for problem in problems:
        print(printable(str(problem)))
    if not problems:
        print(f"{len(tree.documents)} documents, no problems")
    return 1 if problems else 0
