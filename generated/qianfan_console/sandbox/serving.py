# Generated from spec/ by `make generate`. Do not edit.
"""The sandbox on a socket, by uvicorn, with connections that can be broken off."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import uvicorn

    from .asgi import App

_SECONDS_TO_FINISH = 1  # what a request under way gets when the server ends
_KEEP_ALIVE = 75


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens.

    Raises:
        OSError: the address is in use, or not ours.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family, backlog=1024)
    except OSError as error:
        # The number of a name that leads nowhere is another kind of number.
        reason = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror
        raise OSError(f"cannot listen on {host}:{port}: {reason}; choose another --port or --host") from error
    # asyncio does this for its own sockets only; without it each answer waits 40 ms for the client's acknowledgement.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def address(listener: socket.socket) -> str:
    """The URL of a socket that listens."""
    host, port = listener.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def config(app: App) -> uvicorn.Config:
    """How the sandbox is served."""
    import uvicorn  # noqa: PLC0415 (loaded on first use)

    from .protocol import Protocol  # noqa: PLC0415 (loaded on first use)

    return uvicorn.Config(
        app,
        http=Protocol,
        lifespan="off",
        ws="none",
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,  # a request is taken as it arrives
        date_header=False,  # the application's: its clock may be wrong on purpose
        timeout_keep_alive=_KEEP_ALIVE,
        timeout_graceful_shutdown=_SECONDS_TO_FINISH,
    )


@contextmanager
def served(app: App, host: str = "127.0.0.1", port: int = 0) -> Iterator[str]:
    """Serve `app` by a thread of this process, and give its URL."""
    import uvicorn  # noqa: PLC0415 (loaded on first use)

    server = uvicorn.Server(config(app))
    with listen(host, port) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            yield address(listener)
        finally:
            server.should_exit = True
            thread.join()
