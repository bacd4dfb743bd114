"""The documented outcome of a call that a fault strikes, by how the spec classes its Action."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from qianfan_console.sandbox import Fault

Class = Literal["safe", "delete", "once"]


@dataclass(frozen=True)
class Outcome:
    """How a call ends.

    Attributes:
        result: "ok", or the name of the error.
        attempts: how many requests reach the service.
        processed: how often one is carried out.
    """

    result: str
    attempts: int
    processed: int

    def __str__(self) -> str:
        tries = "" if self.attempts == 1 else f" ({self.attempts} tries)"
        return f"{self.result}{tries}"


@dataclass(frozen=True)
class Row:
    """A fault, and what becomes of a call of each class.

    Attributes:
        name: for the table.
        fault: what strikes; None for a service that is not there.
        safe, delete, once: outcomes for Actions that only look; that are idempotent because a second call finds
            nothing left; that must not be carried out twice.
        deadline: seconds that the call gets.
        least: seconds that the call takes at least, and `most` at most, beside its deadline.
    """

    name: str
    fault: Fault | None
    safe: Outcome
    delete: Outcome
    once: Outcome
    deadline: float = 10.0
    least: float = 0.0
    most: float | None = None


def _alike(outcome: Outcome) -> tuple[Outcome, Outcome, Outcome]:
    return outcome, outcome, outcome


def _repeated(once: str, *, processed: int) -> tuple[Outcome, Outcome, Outcome]:
    """An idempotent call is made again; one that is not ends with the error `once`."""
    gone = Outcome("BadRequestError", 2, 1)  # the first attempt deleted it, and its answer was lost
    done = Outcome("ok", 2, 1)
    return done, gone if processed else done, Outcome(once, 1, processed)


OK = Outcome("ok", 1, 1)
LIMITED = Outcome("RateLimitError", 1, 0)
LATE = Outcome("RequestTimeoutError", 1, 1)
AGAIN = Outcome("ok", 2, 1)
LOST, FAILED, EXPIRED = "ConnectionLostError", "ServerError", Outcome("RequestExpiredError", 1, 0)
SHORT = 0.25

ROWS = [
    Row("connection refused", None, *_alike(Outcome("ConnectError", 0, 0))),
    Row("late answer", Fault("latency", seconds=0.02), *_alike(OK)),
    Row("answer after the deadline", Fault("latency", seconds=1), *_alike(LATE), deadline=SHORT),
    Row("reset before processing", Fault("reset_before"), *_repeated(LOST, processed=0)),
    Row("reset after processing", Fault("reset_after"), *_repeated(LOST, processed=1)),
    Row("half of an answer", Fault("truncated"), *_repeated(LOST, processed=1)),
    Row("byte by byte", Fault("slow", seconds=0.0001), *_alike(OK)),
    Row("byte by byte, past the deadline", Fault("slow", seconds=0.04), *_alike(LATE), deadline=SHORT),
    Row("429", Fault("throttle"), *_alike(AGAIN)),
    Row("429, Retry-After in seconds", Fault("throttle", retry_after=1), *_alike(AGAIN), least=1),
    Row("429, Retry-After as a date", Fault("throttle", retry_after=2, as_date=True), *_alike(AGAIN), least=0.9),
    Row("429, Retry-After past the deadline", Fault("throttle", retry_after=60), *_alike(LIMITED), most=5),
    Row("429 without end", Fault("throttle", count=None), *_alike(Outcome("RateLimitError", 3, 0))),
    Row("500", Fault("error_before", status=500), *_repeated(FAILED, processed=0)),
    Row("502", Fault("error_before", status=502), *_repeated(FAILED, processed=0)),
    Row("503", Fault("error_before", status=503), *_repeated(FAILED, processed=0)),
    Row("503, Retry-After in seconds", Fault("error_before", retry_after=1), *_repeated(FAILED, processed=0)),
    Row("500 after processing", Fault("error_after", status=500), *_repeated(FAILED, processed=1)),
    Row("502 after processing", Fault("error_after", status=502), *_repeated(FAILED, processed=1)),
    Row(
        "503 without end",
        Fault("error_before", count=None),
        Outcome(FAILED, 3, 0),
        Outcome(FAILED, 3, 0),
        Outcome(FAILED, 1, 0),
    ),
    Row("malformed JSON", Fault("malformed"), *_alike(Outcome("InvalidResponseError", 1, 1))),
    Row("wrong content type", Fault("content_type"), *_alike(OK)),
    Row("redirect to another host", Fault("redirect"), *_alike(Outcome("InvalidResponseError", 1, 0))),
    Row("expired signature: clock an hour ahead", Fault("clock", seconds=3600), *_alike(EXPIRED)),
    Row("clock an hour behind", Fault("clock", seconds=-3600), *_alike(EXPIRED)),
]
