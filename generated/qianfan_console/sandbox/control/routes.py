# Generated from spec/ by `make generate`. Do not edit.
"""Which function answers which call, in the form that Starlette takes."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from inspect import isawaitable
from typing import Any, NamedTuple

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from .. import inspector
from ..asgi import App, Receive, Scope, Send
from ..backstage import Backstage
from ..journal import MOST_EXCHANGES
from . import calls, moments, planning, reference, requests, reset, seeding, snapshots, state, status
from .errors import ControlError
from .events import Events
from .fields import NOTHING, only, whole
from .guard import LARGEST_BODY, LARGEST_SNAPSHOT, check_host, read


class Ask(NamedTuple):
    """What a caller wants: the value of the body (None for GET), and the request itself."""

    body: Any
    request: Request

    def number(self, name: str, default: int, most: int = 2**53) -> int:
        """A whole number of the query string."""
        return whole(self.request.query_params, name, default, most)

    def only(self, *names: str) -> None:
        """Refuse query parameters of other names."""
        only(self.request.query_params, *names)


Handler = Callable[[Backstage, Ask], Any]


def _simple(answer: Callable[[Backstage], Any]) -> Handler:
    """A handler that takes nothing."""

    def handle(backstage: Backstage, ask: Ask) -> Any:
        ask.only()
        if ask.body is not None:
            NOTHING.checked(ask.body)
        return answer(backstage)

    return handle


def _telling(answer: Callable[[Backstage, Any], Any]) -> Handler:
    """A handler that takes a body."""

    def handle(backstage: Backstage, ask: Ask) -> Any:
        ask.only()
        return answer(backstage, ask.body)

    return handle


def _then(change: Callable[[Backstage], None], answer: Callable[[Backstage], Any]) -> Handler:
    """A handler that changes something and then answers."""

    def both(backstage: Backstage) -> Any:
        change(backstage)
        return answer(backstage)

    return _simple(both)


# In a thread, because they may take seconds.
async def _snapshot(backstage: Backstage, ask: Ask) -> Any:
    ask.only()
    return _answer(await run_in_threadpool(lambda: snapshots.as_json(snapshots.snapshot(backstage))))


async def _restore(backstage: Backstage, ask: Ask) -> Any:
    ask.only()
    await run_in_threadpool(snapshots.restore, backstage, ask.body)
    return status.status(backstage)


def _state(backstage: Backstage, ask: Ask) -> Any:
    ask.only("after", "limit", "newest")
    after, newest = ask.request.query_params.get("after"), bool(ask.number("newest", 0))
    return state.state(backstage, after, ask.number("limit", 50, 1000), newest=newest)


def _requests(backstage: Backstage, ask: Ask) -> Any:
    ask.only("after", "limit")
    limit = ask.number("limit", MOST_EXCHANGES, MOST_EXCHANGES)
    return {"requests": requests.summaries(backstage, ask.number("after", 0), limit)}


def _one_request(backstage: Backstage, ask: Ask) -> Any:
    ask.only()
    return requests.the_request(backstage, ask.request.path_params["number"])


def _no_requests(_backstage: Backstage) -> Any:
    return {"requests": []}


_HANDLERS: dict[str, dict[str, Handler]] = {
    "/status": {"GET": _simple(status.status)},
    "/reset": {"POST": _then(reset.reset, status.status)},
    "/seed": {"POST": _telling(seeding.seed)},
    "/snapshot": {"GET": _snapshot, "PUT": _restore},
    "/clock": {"GET": _simple(status.clock), "POST": _telling(moments.advance)},
    "/faults": {
        "GET": _simple(planning.faults),
        "POST": _telling(planning.plan_faults),
        "DELETE": _then(lambda backstage: backstage.faults.clear(), planning.faults),
    },
    "/plans": {
        "GET": _simple(planning.plans),
        "POST": _telling(planning.plan_lifecycle),
        "DELETE": _then(lambda backstage: backstage.world.plans.clear(), planning.plans),
    },
    "/requests": {"GET": _requests, "DELETE": _then(requests.forget, _no_requests)},
    "/requests/{number:int}": {"GET": _one_request},
    "/state": {"GET": _state},
    "/reference": {"GET": _simple(reference.reference)},
    "/call": {"POST": _telling(calls.call)},
}


def application(backstage: Backstage) -> App:
    """The control API below `root_path`."""

    def route(path: str) -> Route:
        return Route(path, _endpoint(backstage, path), methods=list(_HANDLERS[path]))

    shown = [Route("/", _inspector), Route("/assets/{name}", _inspector)]
    events = Route("/events", Events(backstage), methods=["GET"])
    handlers: dict[Any, Any] = {ControlError: _refuse, HTTPException: _http, Exception: _crash}
    served = Starlette(routes=[*shown, events, *map(route, _HANDLERS)], exception_handlers=handlers)
    return _guarded(served, backstage.options.hosts)


def _guarded(served: App, hosts: frozenset[str]) -> App:
    """`served`, for those who call it by a name that is its own."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            check_host(Request(scope).headers.get("host", ""), hosts)
        except ControlError as error:
            await _json({"error": str(error)}, error.status)(scope, receive, send)
        else:
            await served(scope, receive, send)

    return app


def _endpoint(backstage: Backstage, path: str) -> Callable[[Request], Awaitable[Response]]:
    most = LARGEST_SNAPSHOT if path == "/snapshot" else LARGEST_BODY

    async def endpoint(request: Request) -> Response:
        reading = request.method in {"GET", "HEAD"}
        try:
            body = None if reading else await read(request, most)
        except ClientDisconnect:
            return Response(status_code=400)
        handler = _HANDLERS[path]["GET" if reading else request.method]
        found = handler(backstage, Ask(body, request))
        found = await found if isawaitable(found) else found
        return found if isinstance(found, Response) else _json(found)

    return endpoint


async def _inspector(request: Request) -> Response:
    name, known = request.path_params.get("name", inspector.PAGE), request.headers.get("if-none-match")
    status_code, headers, content = inspector.serve(name, known)
    return Response(content, status_code, dict(headers))


def _json(content: Any, status_code: int = 200, headers: Any = None) -> Response:
    # Bytes of a request that are no text must not break the answer that shows them.
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return _answer(text, status_code, headers)


def _answer(text: bytes, status_code: int = 200, headers: Any = None) -> Response:
    return Response(text, status_code, {"cache-control": "no-store", **(headers or {})}, "application/json")


async def _refuse(_request: Request, error: ControlError) -> Response:
    return _json({"error": str(error)}, error.status)


async def _http(request: Request, error: HTTPException) -> Response:
    method, path = request.method[:20], request.url.path[:100]
    words = {404: f"nothing is served at {path}", 405: f"{path} does not take {method}"}
    return _json({"error": words.get(error.status_code, error.detail)}, error.status_code, error.headers)


async def _crash(_request: Request, _error: Exception) -> Response:
    return _json({"error": "the sandbox failed; its log says more, please report it"}, 500)
