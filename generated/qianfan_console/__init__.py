# Generated from spec/ by `make generate`. Do not edit.
"""Python binding for the console API of Baidu Qianfan.

    from qianfan_console import QianfanConsole

Importing this package loads nothing else: every name below is loaded on first use.
"""

from importlib import import_module

TYPE_CHECKING = False  # type checkers take it for true by its name; importing typing would cost more than all the rest

if TYPE_CHECKING:
    from .async_client import AsyncQianfanConsole as AsyncQianfanConsole
    from .async_pager import AsyncPager as AsyncPager
    from .client import QianfanConsole as QianfanConsole
    from .pager import Pager as Pager
    from .runtime.bulk import BulkOptions as BulkOptions
    from .runtime.bulk import Job as Job
    from .runtime.bulk import JournalError as JournalError
    from .runtime.bulk import Outcome as Outcome
    from .runtime.bulk import Progress as Progress
    from .runtime.bulk import Report as Report
    from .runtime.credentials import Credentials as Credentials
    from .runtime.credentials import EnvironmentCredentials as EnvironmentCredentials
    from .runtime.credentials import FileCredentials as FileCredentials
    from .runtime.errors import APIError as APIError
    from .runtime.errors import AuthenticationError as AuthenticationError
    from .runtime.errors import BadRequestError as BadRequestError
    from .runtime.errors import ConfigurationError as ConfigurationError
    from .runtime.errors import ConnectError as ConnectError
    from .runtime.errors import ConnectionLostError as ConnectionLostError
    from .runtime.errors import InvalidResponseError as InvalidResponseError
    from .runtime.errors import NotFoundError as NotFoundError
    from .runtime.errors import PermissionDeniedError as PermissionDeniedError
    from .runtime.errors import QianfanError as QianfanError
    from .runtime.errors import RateLimitError as RateLimitError
    from .runtime.errors import RequestExpiredError as RequestExpiredError
    from .runtime.errors import RequestTimeoutError as RequestTimeoutError
    from .runtime.errors import RequestValidationError as RequestValidationError
    from .runtime.errors import ServerError as ServerError
    from .runtime.errors import TransportError as TransportError
    from .runtime.errors import Violation as Violation
    from .runtime.errors import WaitError as WaitError
    from .runtime.errors import WaitFailedError as WaitFailedError
    from .runtime.errors import WaitTimeoutError as WaitTimeoutError
    from .runtime.models import ResponseModel as ResponseModel
    from .runtime.observe import RequestEvent as RequestEvent
    from .runtime.observe import ResponseEvent as ResponseEvent
    from .runtime.observe import RetryEvent as RetryEvent
    from .runtime.options import CallOptions as CallOptions
    from .runtime.options import WaitOptions as WaitOptions
    from .runtime.retry import RetryPolicy as RetryPolicy
    from .runtime.sentinel import NOT_GIVEN as NOT_GIVEN
    from .runtime.sentinel import NotGiven as NotGiven
    from .runtime.version import VERSION as __version__

_EXPORTS = {
    "APIError": "runtime.errors",
    "AsyncPager": "async_pager",
    "AsyncQianfanConsole": "async_client",
    "AuthenticationError": "runtime.errors",
    "BadRequestError": "runtime.errors",
    "BulkOptions": "runtime.bulk",
    "CallOptions": "runtime.options",
    "ConfigurationError": "runtime.errors",
    "ConnectError": "runtime.errors",
    "ConnectionLostError": "runtime.errors",
    "Credentials": "runtime.credentials",
    "EnvironmentCredentials": "runtime.credentials",
    "FileCredentials": "runtime.credentials",
    "InvalidResponseError": "runtime.errors",
    "Job": "runtime.bulk",
    "JournalError": "runtime.bulk",
    "NOT_GIVEN": "runtime.sentinel",
    "NotFoundError": "runtime.errors",
    "NotGiven": "runtime.sentinel",
    "Outcome": "runtime.bulk",
    "Pager": "pager",
    "PermissionDeniedError": "runtime.errors",
    "Progress": "runtime.bulk",
    "QianfanConsole": "client",
    "QianfanError": "runtime.errors",
    "RateLimitError": "runtime.errors",
    "Report": "runtime.bulk",
    "RequestEvent": "runtime.observe",
    "RequestExpiredError": "runtime.errors",
    "RequestTimeoutError": "runtime.errors",
    "RequestValidationError": "runtime.errors",
    "ResponseEvent": "runtime.observe",
    "ResponseModel": "runtime.models",
    "RetryEvent": "runtime.observe",
    "RetryPolicy": "runtime.retry",
    "ServerError": "runtime.errors",
    "TransportError": "runtime.errors",
    "Violation": "runtime.errors",
    "WaitError": "runtime.errors",
    "WaitFailedError": "runtime.errors",
    "WaitOptions": "runtime.options",
    "WaitTimeoutError": "runtime.errors",
}

__all__ = [
    "APIError",
    "AsyncPager",
    "AsyncQianfanConsole",
    "AuthenticationError",
    "BadRequestError",
    "BulkOptions",
    "CallOptions",
    "ConfigurationError",
    "ConnectError",
    "ConnectionLostError",
    "Credentials",
    "EnvironmentCredentials",
    "FileCredentials",
    "InvalidResponseError",
    "Job",
    "JournalError",
    "NOT_GIVEN",
    "NotFoundError",
    "NotGiven",
    "Outcome",
    "Pager",
    "PermissionDeniedError",
    "Progress",
    "QianfanConsole",
    "QianfanError",
    "RateLimitError",
    "Report",
    "RequestEvent",
    "RequestExpiredError",
    "RequestTimeoutError",
    "RequestValidationError",
    "ResponseEvent",
    "ResponseModel",
    "RetryEvent",
    "RetryPolicy",
    "ServerError",
    "TransportError",
    "Violation",
    "WaitError",
    "WaitFailedError",
    "WaitOptions",
    "WaitTimeoutError",
]


# Hidden from type checkers, for whom it would give the package every name.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        if name == "__version__":
            return import_module(".runtime.version", __name__).VERSION
        if name not in _EXPORTS:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f".{_EXPORTS[name]}", __name__), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
