"""The control API as an ASGI application, which finds its prefix in `root_path`."""

from __future__ import annotations

from functools import cache

from ..asgi import App, Receive, Scope, Send
from ..backstage import Backstage


def control(backstage: Backstage) -> App:
    """The control API of a sandbox. What it needs is loaded with the first call."""

    @cache
    def rest() -> App:
        from .routes import application  # noqa: PLC0415 (loaded on first use)

        return application(backstage)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] == "GET" and scope["path"] == scope["root_path"] + "/events":
            from .events import stream  # noqa: PLC0415 (loaded on first use)

            await stream(backstage, _last_heard(scope, backstage.journal.last), receive, send)
        else:
            await rest()(scope, receive, send)

    return app


def _last_heard(scope: Scope, default: int) -> int:
    """The number in `Last-Event-ID`; for anything else, the present: there is nobody to tell of a mistake."""
    value = dict(scope["headers"]).get(b"last-event-id", b"")
    return int(value) if value.isdigit() and len(value) < 18 else default
