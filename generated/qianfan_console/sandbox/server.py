# Generated from spec/ by `make generate`. Do not edit.
"""The command `qianfan-console sandbox`: the sandbox on a socket, until SIGTERM or SIGINT."""

from __future__ import annotations

import argparse
import gc
import logging
import signal
import socket
import sys
from dataclasses import fields, replace

from .backstage import PREFIX
from .embedded import DEFAULT_CREDENTIALS, Sandbox
from .identity import Credential
from .lifecycle import FAST, REAL, Durations
from .serving import address, config, listen
from .store import MEMORY, StateError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    default = ":".join(next(iter(DEFAULT_CREDENTIALS.items())))
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=_port, default=0, help="port; 0 means any free one (default: %(default)s)")
    parser.add_argument(
        "--credential",
        metavar="AK:SK[:POLICY,…]",
        action="append",
        type=_credential,
        help="access key and secret key that may call, and the policies it has if not all; may be repeated "
        f"(default: {default})",
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
    parser.add_argument(
        "--duration",
        metavar="NAME=SECONDS",
        action="append",
        default=[],
        type=_duration,
        help=f"how long something takes, of {', '.join(_DURATIONS)}; may be repeated",
    )
    parser.add_argument(
        "--poll-step",
        metavar="SECONDS",
        type=float,
        default=0.0,
        help="by how much each poll of a status moves the manual clock (default: %(default)s)",
    )
    parser.add_argument(
        "--control-prefix",
        metavar="PATH",
        default=PREFIX,
        help="where the control API and the inspector are served (default: %(default)s)",
    )
    parser.add_argument(
        "--control-host",
        metavar="NAME",
        action="append",
        default=[],
        help="a name in the public DNS by which the control API may be called; may be repeated (default: only "
        "addresses, names without a dot, and names like sandbox.internal)",
    )
    parser.add_argument("--no-control", action="store_true", help="serve neither the control API nor the inspector")
    parser.add_argument("--lenient", action="store_true", help="ignore unknown members instead of refusing them")
    parser.add_argument(
        "--no-samples",
        action="store_true",
        help="start without the sets and the version that the vendor's samples name",
    )


_DURATIONS = tuple(each.name for each in fields(Durations))


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < 65_536):
        raise argparse.ArgumentTypeError(f"give a number from 0 to 65535, not {text[:40]!r}")
    return int(text)


def _credential(text: str) -> tuple[str, Credential]:
    access_key, _, rest = text.partition(":")
    secret_key, colon, policies = rest.partition(":")
    if not access_key or not secret_key:
        raise argparse.ArgumentTypeError("give the access key, a colon and the secret key")
    names = [name for name in policies.split(",") if name]
    return access_key, Credential(secret_key, names if colon else None)


def _credentials(given: list[tuple[str, Credential]]) -> dict[str, Credential]:
    keys = [access_key for access_key, _ in given]
    if twice := next((key for key in keys if keys.count(key) > 1), None):
        raise ValueError(f"--credential gives the access key {twice} more than once")
    return dict(given)


def _duration(text: str) -> tuple[str, float]:
    name, _, seconds = text.partition("=")
    if name not in _DURATIONS:
        raise argparse.ArgumentTypeError(f"give NAME=SECONDS with one of {', '.join(_DURATIONS)}")
    try:
        return name, float(seconds)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{name}: give a number of seconds, not {seconds[:40]!r}") from None


def run(args: argparse.Namespace) -> int:
    """Serve until a signal; the exit status."""
    # uvicorn raises the signal that ended it once more, and before it starts nobody else handles it.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _leave)
    try:
        with _sandbox(args) as sandbox, listen(args.host, args.port) as listener:
            _serve(sandbox, listener)
    except SystemExit:
        return 0
    except (StateError, ValueError, OSError) as error:
        print(f"qianfan-console sandbox: {error}", file=sys.stderr)
        return 1
    return 0


def _leave(_number: int, _frame: object) -> None:
    raise SystemExit(0)


def _sandbox(args: argparse.Namespace) -> Sandbox:
    return Sandbox(
        args.state,
        args.clock,
        _credentials(args.credential) if args.credential else None,
        lenient=args.lenient,
        durations=replace(FAST if args.clock == "fast" else REAL, **dict(args.duration)),
        samples=not args.no_samples,
        poll_step=args.poll_step,
        control=not args.no_control,
        control_prefix=args.control_prefix,
        control_hosts=[args.host, *args.control_host],
    )


def _serve(sandbox: Sandbox, listener: socket.socket) -> None:
    import uvicorn  # noqa: PLC0415 (loaded on first use)

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            print(f"sandbox listening on {address(listener)}", flush=True)

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            # A request that the end cuts off is no error of the application.
            logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
            sandbox.end_events()
            await super().shutdown(sockets)

    app = sandbox.app
    # What is loaded stays, and requests leave hardly any cycles: the collector need not look so often, nor at all that.
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    Server(config(app)).run(sockets=[listener])
