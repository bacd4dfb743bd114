"""The retry policy, by an injected clock: what it promises, whatever happens."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qianfan_console import (
    APIError,
    BadRequestError,
    ConfigurationError,
    ConnectError,
    ConnectionLostError,
    InvalidResponseError,
    QianfanError,
    RateLimitError,
    RequestTimeoutError,
    RetryPolicy,
    ServerError,
)
from qianfan_console.runtime import signing
from qianfan_console.runtime.retry import Attempts, Clock, RetryBudget, retry_after, worth_repeating

from .colours import Colour, Service

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Time:
    """A clock that moves when told to, and a chance that is given."""

    def __init__(self, chance: float = 0.5) -> None:
        self.seconds = 1000.0
        self.clock = Clock(now=lambda: self.seconds, wall=self.wall, jitter=lambda: chance)

    def wall(self) -> datetime:
        return NOW + timedelta(seconds=self.seconds - 1000)


def api_error(kind: type[APIError], retry_safe: bool, retry_after: str | None = None) -> APIError:
    headers = {} if retry_after is None else {"retry-after": retry_after}
    return kind("A", status=503, code="", message="", request_id="", body=None, headers=headers, retry_safe=retry_safe)


def lost(idempotent: bool) -> ConnectionLostError:
    return ConnectionLostError("A", "broke", idempotent=idempotent)


SAFE: list[Callable[[], QianfanError]] = [
    lambda: ConnectError("A", "refused"),
    lambda: lost(True),
    lambda: RequestTimeoutError("A", "late", idempotent=True),
    lambda: api_error(RateLimitError, True),
    lambda: api_error(ServerError, True),
]
FINAL: list[Callable[[], QianfanError]] = [
    lambda: lost(False),
    lambda: RequestTimeoutError("A", "late"),
    lambda: api_error(ServerError, False),
    lambda: api_error(RateLimitError, False),
    lambda: api_error(BadRequestError, True),
    lambda: api_error(APIError, True),
    lambda: InvalidResponseError("A", "no JSON", status=200, request_id="", body=b""),
    lambda: QianfanError("anything"),
]
errors = st.sampled_from(SAFE + FINAL).map(lambda make: make())
policies = st.builds(
    RetryPolicy,
    attempts=st.integers(1, 12),
    first_pause=st.floats(0, 100),
    longest_pause=st.floats(0, 100),
    longest_retry_after=st.floats(0, 1000),
)
seconds = st.floats(0, 500)


def test_what_is_worth_repeating() -> None:
    assert all(worth_repeating(make()) for make in SAFE)
    assert not any(worth_repeating(make()) for make in FINAL)


@given(
    policy=policies,
    capacity=st.integers(0, 20),
    deadline=st.none() | seconds,
    failures=st.lists(st.tuples(errors, seconds), max_size=15),
    asked=st.none() | seconds,
    chance=st.floats(0, 1, exclude_max=True),
)
def test_a_call_that_keeps_failing(
    policy: RetryPolicy,
    capacity: int,
    deadline: float | None,
    failures: list[tuple[QianfanError, float]],
    asked: float | None,
    chance: float,
) -> None:
    time = Time(chance)
    start = time.seconds
    attempts = Attempts(policy, RetryBudget(capacity), deadline, time.clock)
    for sent, (error, duration) in enumerate(failures, start=1):
        assert attempts.number == sent <= policy.attempts
        time.seconds += duration
        wanted = asked if isinstance(error, RateLimitError | ServerError) else None
        if isinstance(error, APIError) and wanted is not None:
            error.headers["retry-after"] = str(wanted)
        pause = attempts.pause_after(error)
        if pause is None:
            return
        assert worth_repeating(error)
        assert sent <= capacity  # a token for each
        assert 0 <= pause <= max(policy.longest_pause, policy.longest_retry_after)
        assert pause >= (_decimal(wanted) if wanted is not None else 0)
        if wanted is None:
            assert pause <= policy.first_pause * 2 ** (sent - 1)
        time.seconds += pause
        assert deadline is None or time.seconds - start < deadline + 1e-6


def _decimal(wanted: float) -> float:
    """What a client reads of a number of seconds: an exponent is none of its business."""
    return wanted if "e" not in str(wanted) else 0.0


@given(policy=policies, error=st.sampled_from(SAFE).map(lambda make: make()))
def test_attempts_are_counted(policy: RetryPolicy, error: QianfanError) -> None:
    time = Time()
    attempts = Attempts(policy, RetryBudget(1000), None, time.clock)
    sent = 1
    while attempts.pause_after(error) is not None:
        sent += 1
    assert sent == attempts.number == policy.attempts


@given(policy=policies, attempt=st.integers(1, 10_000), chance=st.floats(0, 1, exclude_max=True))
def test_a_pause_keeps_its_bounds(policy: RetryPolicy, attempt: int, chance: float) -> None:
    pause = policy.pause(attempt, lambda: chance)
    assert 0 <= pause <= policy.longest_pause
    assert math.isclose(pause, chance * policy.pause(attempt, lambda: 1.0))
    assert policy.pause(1, lambda: 1.0) == min(policy.first_pause, policy.longest_pause)
    assert policy.pause(attempt + 1, lambda: 1.0) >= policy.pause(attempt, lambda: 1.0)


@pytest.mark.parametrize(
    "wrong",
    [{"attempts": 0}, {"attempts": 1.5}, {"first_pause": -1}, {"longest_pause": -1}]
    + [{name: math.nan} for name in ("attempts", "first_pause", "longest_pause", "longest_retry_after", "budget")],
)
def test_what_is_no_policy(wrong: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError, match="1 or more"):
        RetryPolicy(**wrong)


@pytest.mark.parametrize("wrong", [3, {"attempts": 3}, RetryPolicy])
def test_what_is_no_policy_at_all(colour: Colour, wrong: Any) -> None:
    service = Service()
    with pytest.raises(TypeError, match="retry takes a RetryPolicy"):
        colour.console(service, retry=wrong)
    with pytest.raises(TypeError, match="retry takes a RetryPolicy"):
        colour.run(colour.console(service).model.describe_model(model_id="m", retry=wrong))
    assert service.requests == []


@given(
    capacity=st.integers(0, 30),
    refund=st.sampled_from([0.0, 0.2, 0.5, 0.7, 1.0, 3.0]),
    calls=st.lists(st.booleans(), max_size=200),
)
@example(capacity=1, refund=0.7, calls=[False, True, True, False, True, False])
def test_retries_never_pass_the_budget(capacity: int, refund: float, calls: list[bool]) -> None:
    budget = RetryBudget(capacity, refund)
    retries, tokens = 0, float(capacity)
    for succeeds in calls:
        if succeeds:
            budget.succeeded()
            tokens = min(capacity, tokens + refund)
        else:
            took = budget.take()
            assert took is (tokens >= 1)
            tokens -= took
            retries += took
    assert retries <= capacity + refund * calls.count(True)


@pytest.mark.parametrize("wrong", [{"capacity": -1}, {"refund": -0.1}, {"capacity": math.nan}, {"refund": math.nan}])
def test_what_is_no_budget(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="0 or more"):
        RetryBudget(**wrong)


def test_threads_share_a_budget() -> None:
    budget = RetryBudget(500, 0)
    taken: list[bool] = []
    threads = [threading.Thread(target=lambda: taken.extend(budget.take() for _ in range(200))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(taken) == 500


def test_an_empty_budget_ends_the_call_and_costs_no_attempt() -> None:
    attempts = Attempts(RetryPolicy(), RetryBudget(0), None, Time().clock)
    assert attempts.pause_after(lost(True)) is None
    assert attempts.number == 1


def test_a_call_that_may_not_wait_spends_no_token() -> None:
    budget = RetryBudget(1)
    late = Attempts(RetryPolicy(first_pause=10), budget, 1.0, Time().clock)
    assert late.pause_after(lost(True)) is None
    assert Attempts(RetryPolicy(), budget, None, Time().clock).pause_after(lost(False)) is None
    assert budget.take()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0", 0),
        ("7", 7),
        (" 7 ", 7),
        ("007", 7),
        ("1.5", 1.5),
        ("9" * 18, 1e18),
        ("9" * 5000, math.inf),
        ("Sun, 01 Mar 2026 12:00:30 GMT", 30),
        ("Sun, 01 Mar 2026 12:00:30", 30),  # no zone: UTC, as the header's dates are
        ("Sun, 01 Mar 2026 12:00:30 -0000", 30),
        ("Sun, 01 Mar 2026 14:00:30 +0200", 30),
        ("Sunday, 01-Mar-26 12:00:30 GMT", 30),
        ("Sun Mar  1 12:00:30 2026", 30),
        ("Sun, 01 Mar 2026 11:59:59 GMT", 0),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
        ("-1", 0),
        ("", 0),
        ("soon", 0),
        ("1e3", 0),
        ("inf", 0),
        ("nan", 0),
        ("\u0667", 0),  # a digit, though not of ASCII
        ("1 2", 0),
        ("2026-03-01T12:00:30Z", 0),
        ("Sun, 01 Mar 99999 12:00:30 GMT", 0),
        ("9" * 30 + " Jan 01 00:00:00 +0000", 0),
    ],
)
def test_retry_after(value: str, expected: float) -> None:
    assert retry_after({"retry-after": value}, NOW) == expected


def test_no_retry_after() -> None:
    assert retry_after({}, NOW) == 0


_date_like = st.lists(
    st.sampled_from(
        ["Mon,", "1", "Jan", "2026", "9" * 40, "00:00:00", "99:99:99", "GMT", "+9999", "-", "(", "::", ","]
    ),
    max_size=8,
).map(" ".join)


@given(value=st.text(max_size=40) | _date_like | st.from_regex(r"[0-9.+-]{1,30}", fullmatch=True))
def test_any_retry_after_is_seconds(value: str) -> None:
    assert retry_after({"retry-after": value}, NOW) >= 0


@given(moment=st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)))
def test_dates_of_retry_after(moment: datetime) -> None:
    aware = moment.replace(microsecond=0, tzinfo=UTC)
    value = format_datetime(aware, usegmt=True)
    assert retry_after({"retry-after": value}, NOW) == max(0.0, (aware - NOW).total_seconds())


@pytest.mark.parametrize(("asked", "pause"), [("2", 2.0), ("2.9", 2.9), ("3", None), ("3.5", None)])
def test_no_pause_reaches_the_deadline(asked: str, pause: float | None) -> None:
    time = Time()
    attempts = Attempts(RetryPolicy(), RetryBudget(), 5.0, time.clock)
    time.seconds += 2
    assert attempts.pause_after(api_error(RateLimitError, True, asked)) == pause


def test_a_retry_after_beyond_patience_ends_the_call() -> None:
    for value, pause in (("120", 120.0), ("121", None), ("9" * 400, None)):
        attempts = Attempts(RetryPolicy(), RetryBudget(), None, Time(0).clock)
        assert attempts.pause_after(api_error(RateLimitError, True, value)) == pause


# The shells around the policy: both clients sleep what it says, and count as it does.


@pytest.fixture
def slept(colour: Colour, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    pauses: list[float] = []
    monkeypatch.setattr(colour.sleeps, colour.sleeper(pauses.append))
    return pauses


def describe(colour: Colour, service: Service, **options: Any) -> Any:
    return colour.run(colour.console(service).model.describe_model(model_id="m", **options))


GOOD = {"requestId": "r-1", "result": {}}


def test_a_call_is_made_again_until_it_succeeds(colour: Colour, slept: list[float]) -> None:
    service = Service(httpx.ReadError("broke"), httpx.ReadTimeout("late"), GOOD)
    assert describe(colour, service).request_id == "r-1"
    assert len(service.requests) == 3
    assert len(slept) == 2
    assert slept[0] <= 0.5
    assert slept[1] <= 1.0


def test_each_attempt_is_signed_anew(colour: Colour, slept: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    service = Service(httpx.ReadError("broke"), GOOD)
    text = signing.utc_text

    def later(moment: datetime | str) -> str:
        return text(moment if isinstance(moment, str) else moment + timedelta(minutes=len(service.requests)))

    monkeypatch.setattr(signing, "utc_text", later)
    describe(colour, service)
    first, second = (request.headers for request in service.requests)
    assert first["x-bce-date"] < second["x-bce-date"]
    assert first["authorization"] != second["authorization"]


def test_the_last_error_is_raised(colour: Colour, slept: list[float]) -> None:
    service = Service(httpx.ReadError("one"), httpx.ReadError("two"), httpx.ConnectError("three"))
    with pytest.raises(ConnectError, match="three"):
        describe(colour, service)
    assert len(service.requests) == 3


def test_retry_of_a_call_and_of_a_client(colour: Colour, slept: list[float]) -> None:
    service = Service(httpx.ReadError("broke"))
    with pytest.raises(ConnectionLostError):
        describe(colour, service, retry=RetryPolicy(attempts=5, first_pause=0))
    assert len(service.requests) == 5
    console = colour.console(service, retry=RetryPolicy(attempts=1))
    with pytest.raises(ConnectionLostError):
        colour.run(console.model.describe_model(model_id="m"))
    assert len(service.requests) == 6


def create(colour: Colour, service: Service) -> Any:
    return colour.run(colour.console(service).model.create_custom_model_set(model_set_name="s", model_type="Text2Text"))


def test_a_create_that_was_not_sent_is_made_again(colour: Colour, slept: list[float]) -> None:
    service = Service(httpx.ConnectError("refused"), httpx.ConnectTimeout("late"), GOOD | {"result": "am-1"})
    assert create(colour, service).result == "am-1"
    assert len(service.requests) == 3


@pytest.mark.parametrize("failure", [httpx.ReadError("broke"), httpx.ReadTimeout("late")])
def test_a_create_that_may_have_been_processed_is_not(colour: Colour, slept: list[float], failure: Exception) -> None:
    service = Service(failure, GOOD | {"result": "am-1"})
    with pytest.raises(QianfanError, match="outcome is unknown"):
        create(colour, service)
    assert (len(service.requests), slept) == (1, [])


def test_a_client_shares_one_budget(colour: Colour, slept: list[float]) -> None:
    service = Service(httpx.ReadError("broke"))
    console = colour.console(service, retry=RetryPolicy(attempts=11))
    for _ in range(10):
        with pytest.raises(ConnectionLostError):
            colour.run(console.model.describe_model(model_id="m"))
    assert len(service.requests) == 10 + 50  # first attempts, and the tokens of the budget


def test_the_deadline_of_a_call(colour: Colour, slept: list[float]) -> None:
    service = Service({}, status=429, headers={"retry-after": "3"})
    with pytest.raises(RateLimitError):
        describe(colour, service, deadline=2.0)
    assert (len(service.requests), slept) == (1, [])
    with pytest.raises(RateLimitError):
        describe(colour, service, deadline=20.0)
    assert (len(service.requests), slept) == (4, [3.0, 3.0])
