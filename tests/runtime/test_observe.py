"""Hooks, the log and spans tell what happens, in order, and hold nothing secret."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from qianfan_console import RetryPolicy, ServerError
from qianfan_console.runtime import observe

from .colours import ACCESS_KEY, SECRET_KEY, Colour, Service

SECRET = "hunter2-Geheimnis"
AGAIN = RetryPolicy(attempts=3, first_pause=0)
EXPORTER = InMemorySpanExporter()


@pytest.fixture(scope="module", autouse=True)
def _provider() -> None:
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(EXPORTER))
    trace.set_tracer_provider(provider)


@pytest.fixture
def spans() -> Iterator[list[ReadableSpan]]:
    EXPORTER.clear()
    found: list[ReadableSpan] = []
    yield found
    EXPORTER.clear()


class Failing(Service):
    """Answers 503 so many times, then well."""

    def __init__(self, times: int) -> None:
        super().__init__({"requestId": "r", "result": {"modelId": "m"}})
        self.times = times

    def __call__(self, request: Any) -> Any:
        good = super().__call__(request)
        if len(self.requests) <= self.times:
            return Service({"requestId": "r", "code": "InternalError", "message": "again"}, status=503)(request)
        return good


def test_hooks_see_each_step_in_order(colour: Colour) -> None:
    seen: list[Any] = []
    console = colour.console(
        Failing(2), retry=AGAIN, on_request=seen.append, on_response=seen.append, on_retry=seen.append
    )
    colour.run(console.model.describe_model(model_id=SECRET))
    assert [(type(event).__name__, event.attempt) for event in seen] == [
        ("RequestEvent", 1), ("ResponseEvent", 1), ("RetryEvent", 1),
        ("RequestEvent", 2), ("ResponseEvent", 2), ("RetryEvent", 2),
        ("RequestEvent", 3), ("ResponseEvent", 3),
    ]  # fmt: skip
    assert {event.action for event in seen} == {"DescribeModel"}
    assert [event.status for event in seen if isinstance(event, observe.ResponseEvent)] == [503, 503, 200]
    assert seen[2].error == "ServerError"
    assert seen[2].code == "InternalError"


def test_the_log_has_fields_and_no_secret(colour: Colour, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    console = colour.console(Failing(1), retry=AGAIN)
    options = {"extra_headers": {"x-mine": SECRET}, "extra_query": {"q": SECRET}, "extra_body": {"b": SECRET}}
    colour.run(console.model.describe_model(model_id=SECRET, **options))
    records = [record for record in caplog.records if record.name == "qianfan_console"]
    assert [record.levelname for record in records] == ["DEBUG", "DEBUG", "INFO", "DEBUG", "DEBUG"]
    assert [record.__dict__["qianfan"]["attempt"] for record in records] == [1, 1, 1, 2, 2]
    said = "".join(f"{record.getMessage()}{record.args!r}{record.__dict__!r}" for record in records)
    for secret in (SECRET, SECRET_KEY, ACCESS_KEY):
        assert secret not in said


def test_a_span_for_each_call(colour: Colour, spans: list[ReadableSpan]) -> None:
    console = colour.console(Failing(1), retry=AGAIN, base_url="https://example.com:8443/prefix")
    colour.run(console.model.describe_model(model_id=SECRET, extra_query={"q": SECRET}))
    (span,) = spans or EXPORTER.get_finished_spans()
    assert span.name == "DescribeModel"
    assert span.kind is SpanKind.CLIENT
    assert dict(span.attributes or {}) == {
        "http.request.method": "POST",
        "server.address": "example.com",
        "server.port": 8443,
        "url.full": "https://example.com:8443/prefix/v2/model?Action=DescribeModel",
        "http.response.status_code": 200,
        "http.request.resend_count": 1,
    }


def test_a_span_of_a_failed_call_says_so(colour: Colour, spans: list[ReadableSpan]) -> None:
    with pytest.raises(ServerError):
        colour.run(colour.console(Failing(9), retry=AGAIN).model.describe_model(model_id="m"))
    (span,) = spans or EXPORTER.get_finished_spans()
    assert span.status.status_code is StatusCode.ERROR
    assert (span.attributes or {})["error.type"] == "InternalError"


def test_a_hook_that_raises_ends_the_call(colour: Colour) -> None:
    def refuse(_: object) -> None:
        raise KeyError("mine")

    service = Service()
    console = colour.console(service, on_request=refuse)
    with pytest.raises(KeyError, match="mine"):
        colour.run(console.model.describe_model(model_id="m"))
    assert service.requests == []


@pytest.mark.parametrize(("value", "level"), [("debug", 10), ("INFO", 20), (" warning ", 30), ("", 0), ("loud", 0)])
def test_one_variable_turns_the_log_on(colour: Colour, monkeypatch: pytest.MonkeyPatch, value: str, level: int) -> None:
    logger = logging.Logger("qianfan_console")
    monkeypatch.setattr(observe, "LOGGER", logger)
    monkeypatch.setenv(observe.LOG_LEVEL, value)
    colour.console(Service())
    colour.console(Service())
    assert logger.level == level
    assert len(logger.handlers) == (1 if level else 0)


def test_the_budget_of_a_client_ends_its_retries(colour: Colour) -> None:
    service = Failing(99)
    console = colour.console(service, retry=RetryPolicy(attempts=5, first_pause=0, budget=3))
    for _ in range(3):
        with pytest.raises(ServerError):
            colour.run(console.model.describe_model(model_id="m"))
    assert len(service.requests) == 3 + 3
