# Generated from spec/ by `make generate`. Do not edit.
"""The command `qianfan-console sandbox`: the sandbox on a socket, until SIGTERM or SIGINT."""

from __future__ import annotations

import argparse
import logging
import signal
import socket
import sys
from typing import Any

from .embedded import DEFAULT_CREDENTIALS, Sandbox
from .serving import address, config, listen
from .store import MEMORY, StateError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    default = ":".join(next(iter(DEFAULT_CREDENTIALS.items())))
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=0, help="port; 0 means any free one (default: %(default)s)")
    parser.add_argument(
        "--credential",
        metavar="AK:SK",
        action="append",
        type=_credential,
        help=f"access key and secret key that may call; may be repeated (default: {default})",
    )
    parser.add_argument(
        "--state", metavar="FILE", default=MEMORY, help="where the state is kept (default: %(default)s)"
    )
    parser.add_argument(
        "--clock",
        choices=["real", "fast", "manual"],
        default="fast",
        help="how fast versions and tasks get ready (default: %(default)s)",
    )
    parser.add_argument("--lenient", action="store_true", help="ignore unknown members instead of refusing them")
    parser.add_argument(
        "--no-samples",
        action="store_true",
        help="start without the sets and the version that the vendor's samples name",
    )


def _credential(text: str) -> tuple[str, str]:
    access_key, _, secret_key = text.partition(":")
    if not access_key or not secret_key:
        raise argparse.ArgumentTypeError("give the access key, a colon and the secret key")
    return access_key, secret_key


def run(args: argparse.Namespace) -> int:
    """Serve until a signal; the exit status."""
    # uvicorn raises the signal that ended it once more, and before it starts nobody else handles it.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _leave)
    try:
        with _sandbox(args) as sandbox, listen(args.host, args.port) as listener:
            _serve(sandbox.app, listener)
    except SystemExit:
        return 0
    except (StateError, OSError) as error:
        print(f"qianfan-console sandbox: {error}", file=sys.stderr)
        return 1
    return 0


def _leave(_number: int, _frame: object) -> None:
    raise SystemExit(0)


def _sandbox(args: argparse.Namespace) -> Sandbox:
    credentials = dict(args.credential) if args.credential else None
    return Sandbox(args.state, args.clock, credentials, lenient=args.lenient, samples=not args.no_samples)


def _serve(app: Any, listener: socket.socket) -> None:
    import uvicorn  # noqa: PLC0415 (loaded on first use)

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            print(f"sandbox listening on {address(listener)}", flush=True)

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            # A request that the end cuts off is no error of the application.
            logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
            await super().shutdown(sockets)

    Server(config(app)).run(sockets=[listener])
