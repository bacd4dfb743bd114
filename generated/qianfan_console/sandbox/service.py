# Generated from spec/ by `make generate`. Do not edit.
"""The sandbox without any I/O of its own: from a request to an answer.

Sandbox's choice:
- a request is refused for the first reason found, in this order: method, path, size, signature, Action and query,
  policies, content type, JSON, the rules of the page (all that are broken, in one message), the state;
- a body may have 4 MiB, and where the files of a form may be larger than that, 1 MiB more than those;
- members that no page names are refused, because they are slips as a rule; the vendor's common page says that services
  ignore them, and `--lenient` does that.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, cast

from .actions import UnknownActionError, find_operation, unknown_action
from .contract import Contract, Operation, TooDeepError
from .decode import decode
from .identity import Identities
from .ids import new_request_id
from .refusal import Refusal, bad_http, inappropriate_json, malformed_json, not_found
from .signature import verify
from .wire import Answer, JsonObject, Request, failure, success
from .world import Handler, World

_logger = logging.getLogger(__name__)


def _wall() -> datetime:
    return datetime.now(UTC)


class Service:
    """Answers requests. Safe to use from several threads at once."""

    def __init__(
        self,
        contract: Contract,
        handlers: Mapping[str, Handler],
        world: World,
        identities: Identities,
        wall: Callable[[], datetime] = _wall,
    ) -> None:
        self._contract = contract
        self._handlers = handlers
        self._world = world
        self._identities = identities
        self._wall = wall
        self._find = lru_cache(maxsize=256)(lambda route, query: find_operation(contract, route, query))

    def handle(self, request: Request, ahead: float = 0.0) -> Answer:
        """The answer to `request`; for a bug in the sandbox, InternalError and a log record.

        The signature is judged by a clock that is `ahead` seconds ahead.
        """
        request_id = new_request_id()
        try:
            return success(request_id, self._perform(request, ahead))
        except Refusal as refusal:
            return failure(request_id, refusal.status, refusal.code, refusal.message)
        except Exception:
            _logger.exception("the sandbox failed on request %s", request_id)
            return failure(request_id, 500, "InternalError", "the sandbox failed; its log says more, please report it")

    def _perform(self, request: Request, ahead: float) -> JsonObject:
        operation = self._admit(request, ahead)
        body = self._read(operation, request)
        handler = self._handlers.get(operation.action)
        if handler is None:
            raise Refusal("InternalError", 501, f"the sandbox does not implement {operation.action} yet")
        with self._world.store:
            return handler(self._world, body)

    def _admit(self, request: Request, ahead: float) -> Operation:
        """The operation that the request may call."""
        method, target, headers, body = request
        route, _, query = target.partition("?")
        if method != "POST":
            raise bad_http(f"the method is {method[:20]}; every Action is called with POST", 405)
        if route not in self._contract.routes:
            raise not_found(route[:80], sorted(self._contract.routes))
        if len(body) > self._contract.largest_body:
            raise bad_http(f"the body is larger than {self._contract.largest_body} bytes", 413)
        now = self._wall() + timedelta(seconds=ahead)
        access_key = verify(method, target, headers, self._identities.secret_keys, now=now)
        try:
            operation: Operation = self._find(route, query)
        except UnknownActionError as error:
            raise unknown_action(self._contract, error, body) from None
        self._identities.permit(access_key, operation)
        return operation

    def _read(self, operation: Operation, request: Request) -> JsonObject:
        """The body as the operation takes it."""
        if not request.body:
            raise _empty(operation)
        content_type = request.header("content-type") or ""
        media_type, _, parameters = content_type.partition(";")
        if media_type.strip().lower() != operation.media_type:
            shown = content_type[:80] or "missing"
            raise bad_http(f"the Content-Type is {shown}; {operation.action} takes {operation.media_type}")
        if operation.is_form:
            from .forms import read_form  # noqa: PLC0415 (loaded on first use)

            return read_form(operation, content_type, request.body)
        if parameters and "charset" in parameters.lower() and "utf-8" not in parameters.lower():
            raise bad_http(f"the Content-Type is {content_type[:80]}; the body must be UTF-8")
        return _checked(operation, decode(request.body))


def _checked(operation: Operation, value: Any) -> JsonObject:
    try:
        if operation.request.accepts(value):
            return cast("JsonObject", value)
        violations = operation.request.violations(value) or ["body: does not fit the schema"]
    except TooDeepError:
        raise malformed_json("the body is nested too deeply") from None
    raise inappropriate_json(f"{'; '.join(violations)} (see {operation.page})")


def _empty(operation: Operation) -> Refusal:
    if operation.is_form:
        return bad_http(f"the body is empty; {operation.action} takes a form as multipart/form-data")
    slip = "consoleAction of the vendor's Node SDK sends what it gets as data:, and ignores body:"
    return malformed_json(f"the body is empty; {operation.action} takes a JSON object ({slip})")
