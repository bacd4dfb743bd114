# Generated from spec/ by `make generate`. Do not edit.
"""`qianfan-console sandbox`: the embedded sandbox on a socket. Its options are those of the sandbox's own parser."""

from __future__ import annotations

import argparse

import click

PROG = "qianfan-console sandbox"


def _parser() -> argparse.ArgumentParser:
    from ...sandbox import server  # noqa: PLC0415 (comes with an extra)

    parser = argparse.ArgumentParser(PROG, description="Serve the embedded sandbox until SIGTERM or Ctrl-C.")
    server.add_arguments(parser)
    parser.set_defaults(run=server.run)
    return parser


@click.command(
    add_help_option=False, context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False}
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@click.pass_context
def command(ctx: click.Context, arguments: tuple[str, ...]) -> None:
    """Serve the sandbox."""
    args = _parser().parse_args(arguments)
    ctx.exit(int(args.run(args)))
