"""Answers held against the documented schema: for tests, where a deviation should be seen."""

from __future__ import annotations

from functools import cache
from typing import Any

from ..sandbox.contract import Contract
from .errors import InvalidResponseError
from .wire import Reply


def check(action: str, reply: Reply, data: Any) -> None:
    """Compare an answer with what the page says.

    Raises:
        InvalidResponseError: it differs; unknown members alone are no difference.
        ImportError: the extra `sandbox` is not installed.
    """
    operation = _contract().operations.get(action)
    problems = operation.response.violations(data) if operation else []
    if problems:
        reason = f"the answer is not as documented: {'; '.join(problems)}"
        raise InvalidResponseError(action, reason, status=reply.status, request_id=reply.request_id, body=reply.body)


@cache
def _contract() -> Contract:
    return Contract.packaged()
