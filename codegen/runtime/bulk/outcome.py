"""What became of a job."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..errors import APIError, ConfigurationError, RequestValidationError, ServerError, TransportError
from ..models import ResponseModel

State = Literal["done", "skipped", "failed", "unknown"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one job.

    Attributes:
        index: its place among the jobs, from 0.
        key: what identifies it.
        action: the Action.
        state: "done"; "skipped": an earlier run did it; "failed": it took no effect; "unknown": it may have taken
            effect, and is not sent again by itself.
        response: the response of a job that is done, now or earlier.
        error: why it failed, or why the outcome is unknown; None if an earlier run left it so.
        advice: what to look at; empty unless the outcome is unknown.
    """

    index: int
    key: str
    action: str
    state: State
    response: ResponseModel | None = None
    error: BaseException | None = None
    advice: str = ""

    @property
    def ok(self) -> bool:
        """Whether the job is done, now or earlier."""
        return self.state in {"done", "skipped"}


def may_have_taken_effect(error: BaseException, *, idempotent: bool) -> bool:
    """Whether a call that ended in `error` may have changed something that a second call would change again.

    Whatever is not known to be harmless counts as a yes.
    """
    if idempotent or isinstance(error, RequestValidationError | ConfigurationError):
        return False
    if isinstance(error, TransportError):
        return error.sent
    if isinstance(error, APIError):
        return not (error.retry_safe or _refused(error))
    return True


def _refused(error: APIError) -> bool:
    """Whether the service said that it did not accept the request. 408 says that a proxy gave up waiting."""
    return 400 <= error.status < 500 and error.status != 408 and not isinstance(error, ServerError)
