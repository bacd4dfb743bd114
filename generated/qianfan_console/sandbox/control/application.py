# Generated from spec/ by `make generate`. Do not edit.
"""The control API as an ASGI application, which finds its prefix in `root_path`."""

from __future__ import annotations

from functools import cache

from ..asgi import App, Receive, Scope, Send
from ..backstage import Backstage


def control(backstage: Backstage) -> App:
    """The control API of a sandbox. What it needs is loaded with the first call."""

    @cache
    def loaded() -> App:
        from .routes import application  # noqa: PLC0415 (loaded on first use)

        return application(backstage)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await loaded()(scope, receive, send)

    return app
