# Generated from spec/ by `make generate`. Do not edit.
"""AsyncQianfanConsole: the client. Its shell only: what is sent and what it means is decided in `runtime`."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from .runtime import registry
from .runtime.errors import QianfanError
from .runtime.exchange import Timeouts
from .runtime.observe import Hooks, Observers, RequestEvent, ResponseEvent, RetryEvent
from .runtime.options import check_retry
from .runtime.plain import plain
from .runtime.request import prepare
from .runtime.response import interpret
from .runtime.retry import Attempts, RetryBudget, RetryPolicy, checked_deadline
from .runtime.settings import Settings, proxied

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self, Unpack

    from .async_pager import AsyncPager
    from .model.async_namespace import AsyncModelNamespace
    from .runtime import transport
    from .runtime.bulk import BulkOptions, Job, Report
    from .runtime.credentials import Credentials, CredentialsProvider
    from .runtime.exchange import AsyncSender
    from .runtime.models import ResponseModel
    from .runtime.operation import Operation
    from .runtime.options import CallOptions, WaitOptions
    from .runtime.pages import Paths
    from .runtime.wire import Outgoing

ResponseT = TypeVar("ResponseT", bound="ResponseModel")


class AsyncQianfanConsole:
    """A client for the console API of Baidu Qianfan.

    Args:
        access_key: the access key; default: the environment variable QIANFAN_ACCESS_KEY.
        secret_key: the secret key; default: QIANFAN_SECRET_KEY.
        credentials: a key pair, or a function that gives the one of the moment; see `runtime.credentials`.
        base_url: the address; default: QIANFAN_CONSOLE_API_BASE_URL, else https://qianfan.baidubce.com.
        timeout: seconds to wait for each step, or an `httpx.Timeout`; default 60 s, 10 s to connect.
        deadline: seconds for a whole call, its retries and pauses included; default none.
        retry: how often and how patiently a call is repeated where that is safe; default three attempts.
        http_client: an `httpx.AsyncClient` of your own (proxies, limits, transports); you close it.
        strict_responses: refuse answers that are not as documented; for tests, needs the extra `sandbox`.
        on_request: called with a `RequestEvent` before each attempt.
        on_response: called with a `ResponseEvent` for each answer.
        on_retry: called with a `RetryEvent` before each pause.

    Raises:
        ConfigurationError: a key is missing, or a setting is unusable.
        ModuleNotFoundError: `strict_responses` without the extra `sandbox`.
    """

    def __init__(
        self,
        *,
        access_key: str | None = None,
        secret_key: str | None = None,
        credentials: Credentials | CredentialsProvider | None = None,
        base_url: str | None = None,
        timeout: float | transport.Timeout | None = None,
        deadline: float | None = None,
        retry: RetryPolicy = RetryPolicy(),
        http_client: transport.AsyncHttpClient | None = None,
        strict_responses: bool = False,
        on_request: Callable[[RequestEvent], object] | None = None,
        on_response: Callable[[ResponseEvent], object] | None = None,
        on_retry: Callable[[RetryEvent], object] | None = None,
    ) -> None:
        try:
            self._settings = Settings.resolve(access_key, secret_key, base_url, credentials)
        finally:
            del access_key, secret_key  # crash reporters show the variables of each frame of a traceback
        if strict_responses:
            from .runtime.extras import require

            require("sandbox", "jsonschema_rs")  # not when the first answer is there
        self._strict = strict_responses
        self._observers = Observers(self._settings.base_url, Hooks(on_request, on_response, on_retry))
        self._timeouts = None if timeout is None else Timeouts.of(timeout)
        check_retry(retry)
        self._deadline, self._retry, self._budget = checked_deadline(deadline), retry, RetryBudget(retry.budget)
        self._sender: AsyncSender = (
            self._direct()
            if http_client is None and not proxied(self._settings.base_url)
            else self._through(http_client)
        )

    def _direct(self) -> AsyncSender:
        from .async_connections import AsyncConnections

        return AsyncConnections(self._settings)

    def _through(self, http_client: transport.AsyncHttpClient | None) -> AsyncSender:
        from .runtime.transport import AsyncHttpxSender

        return AsyncHttpxSender(http_client, self._settings)

    def __repr__(self) -> str:
        settings = self.__dict__.get("_settings")  # a crash reporter may ask for it before it is there
        return f"{type(self).__name__}({f'base_url={settings.base_url!r}' if settings else ''})"

    @cached_property
    def model(self) -> AsyncModelNamespace:
        """The Actions of /v2/model."""
        from .model.async_namespace import AsyncModelNamespace

        return AsyncModelNamespace(self)

    async def call_action(
        self,
        route: str,
        action: str,
        body: Mapping[str, Any] | None = None,
        *,
        validate: bool = True,
        **options: Unpack[CallOptions],
    ) -> ResponseModel:
        """Call an Action by name, as the official SDK's `call_action` does.

        Args:
            route: path of the URL, such as `/v2/model`.
            action: name of the Action.
            body: the body, as the vendor's page spells it.
            validate: False sends any body to any Action, known or not; what the service says then counts.

        Raises:
            RequestValidationError: the Action is unknown or the body breaks a documented rule; nothing was sent.
            QianfanError: as for every call.
        """
        operation: Operation[ResponseModel] = registry.find(__package__, route, action, validate=validate)
        given = {} if body is None else body
        checked = operation.validate(given) if validate else plain(given)
        return await self._send(operation, checked, options)

    async def map(self, action: str, jobs: Iterable[Mapping[str, Any] | Job], **options: Unpack[BulkOptions]) -> Report:
        """Call an Action once for each job, several at a time; what fails is in the report and stops no other.

        With a journal, an interrupted run goes on where it was when it is started again, and creates nothing twice.

        Args:
            action: name of the Action; may be empty if each `Job` names its own.
            jobs: bodies, as the vendor's page or Python spells them, or `Job` with a key; taken as they are needed.
            options: journal, key, max_concurrency, rate, on_progress, on_unknown, keep_done, route, call; see
                `BulkOptions`.

        Raises:
            JournalError: the journal cannot be used, or belongs to other jobs.
            RequestValidationError: the Action is unknown.
        """
        from .runtime.bulk.async_run import run

        return await run(self, __package__, self._settings.base_url, action, jobs, **options)

    async def _call(
        self, operation: Operation[ResponseT], arguments: Mapping[str, Any], options: CallOptions
    ) -> ResponseT:
        return await self._send(operation, operation.validate(arguments, either_spelling=True), options)

    async def _send(self, operation: Operation[ResponseT], body: Mapping[str, Any], options: CallOptions) -> ResponseT:
        outgoing = prepare(operation, body, options)
        return await self._exchange(operation, outgoing, options)

    async def _form(self, operation: Operation[ResponseT], given: Mapping[str, Any], options: CallOptions) -> ResponseT:
        from .runtime.forms import prepare_form

        outgoing = prepare_form(operation, given, options)
        return await self._exchange(operation, outgoing, options)

    async def _exchange(self, operation: Operation[ResponseT], outgoing: Outgoing, options: CallOptions) -> ResponseT:
        attempts = Attempts(options.get("retry") or self._retry, self._budget, options.get("deadline", self._deadline))
        timeout = options.get("timeout")
        timeouts = self._timeouts if timeout is None else Timeouts.of(timeout)
        with self._observers.watch(outgoing) as watch:
            while True:
                watch.request(attempts.number)
                try:
                    reply = await self._sender.send(outgoing, self._settings.credentials(), timeouts, attempts.left())
                    watch.response(attempts.number, reply)
                    response = interpret(operation, reply, strict=self._strict)
                except QianfanError as error:
                    failed = attempts.number
                    pause = attempts.pause_after(error)
                    if pause is None:
                        raise
                    watch.retry(failed, error, pause)
                else:
                    self._budget.succeeded()
                    return response
                await asyncio.sleep(pause)

    def _pages(
        self, operation: Operation[ResponseT], paths: Paths, arguments: Mapping[str, Any], options: CallOptions
    ) -> AsyncPager[Any, ResponseT]:
        from .async_pager import AsyncPager

        return AsyncPager(self, operation, paths, arguments, options)

    async def _wait(
        self, operation: Operation[ResponseT], waiter: str, arguments: Mapping[str, Any], options: WaitOptions
    ) -> ResponseT:
        from .runtime.waiter import Wait

        wait = Wait(operation.waiters[waiter], **options)
        while True:
            with wait.polling():
                response = await self._call(operation, arguments, wait.call_options(self._deadline))
            pause = wait.pause_after(response)
            if pause is None:
                return response
            await asyncio.sleep(pause)

    async def aclose(self) -> None:
        """Close the connections; a client of your own stays open."""
        await self._sender.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()
