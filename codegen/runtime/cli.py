"""`qianfan-console`: the command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from ..sandbox import server
from .errors import QianfanError
from .version import VERSION


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns its exit code; errors go to stderr in a sentence."""
    parser = argparse.ArgumentParser(prog="qianfan-console", description="Console API of Baidu Qianfan.")
    parser.add_argument("--version", action="version", version=f"qianfan-console {VERSION}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    sandbox = commands.add_parser(
        "sandbox", help="serve the embedded sandbox", description="Serve the embedded sandbox until SIGTERM or Ctrl-C."
    )
    server.add_arguments(sandbox)
    sandbox.set_defaults(run=server.run)
    args = parser.parse_args(arguments)
    try:
        return int(args.run(args))
    except (QianfanError, OSError, ValueError) as error:
        print(f"qianfan-console: {error}", file=sys.stderr)
        return 1
