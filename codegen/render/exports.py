"""What the package exports: its public names, by the module that defines them."""

from __future__ import annotations

from collections.abc import Mapping

from ..names import Identifier

EXPORTS: Mapping[str, tuple[str, ...]] = {
    "async_client": ("AsyncQianfanConsole",),
    "async_pager": ("AsyncPager",),
    "client": ("QianfanConsole",),
    "pager": ("Pager",),
    "runtime.bulk": ("BulkOptions", "Job", "JournalError", "Outcome", "Progress", "Report"),
    "runtime.credentials": ("Credentials", "EnvironmentCredentials", "FileCredentials"),
    "runtime.errors": (
        "APIError", "AuthenticationError", "BadRequestError", "ConfigurationError", "ConnectError",
        "ConnectionLostError", "InvalidResponseError", "NotFoundError", "PermissionDeniedError", "QianfanError",
        "RateLimitError", "RequestExpiredError", "RequestTimeoutError", "RequestValidationError", "ServerError",
        "TransportError", "Violation", "WaitError", "WaitFailedError", "WaitTimeoutError",
    ),
    "runtime.models": ("ResponseModel",),
    "runtime.observe": ("RequestEvent", "ResponseEvent", "RetryEvent"),
    "runtime.options": ("CallOptions", "WaitOptions"),
    "runtime.retry": ("RetryPolicy",),
    "runtime.sentinel": ("NOT_GIVEN", "NotGiven"),
}  # fmt: skip


def public_names() -> dict[Identifier, tuple[Identifier, ...]]:
    """Each public name, sorted, with the parts of its module's path."""
    pairs = ((name, module) for module, names in EXPORTS.items() for name in names)
    return {Identifier(name): tuple(map(Identifier, module.split("."))) for name, module in sorted(pairs)}
