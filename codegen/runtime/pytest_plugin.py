"""Fixtures of pytest that give a sandbox to a test. pytest finds them by itself once the library is installed.

Whoever does not use them pays next to nothing: everything is loaded by the first fixture that is asked for.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pluggy import Result

    from .. import AsyncQianfanConsole, QianfanConsole
    from ..sandbox import Sandbox

MARKER = "qianfan_sandbox"
_TAKES = "clock='manual', credentials=…, durations=…, faults=[…], lenient=…, plans=[…], poll_step=…, samples=…, state=…"
_HELP = f"{MARKER}({_TAKES}): how the test's sandbox starts; the nearest marker that names an argument decides it"
_EXTRA = "the fixture qianfan_sandbox needs more than is installed ({}): pip install 'qianfan-console[sandbox]'"
NEEDED = ("jsonschema_rs", "starlette", "uvicorn")
_SANDBOX = pytest.StashKey["Sandbox"]()


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    config.addinivalue_line("markers", _HELP)


# The old kind of wrapper, because it works with every pytest: a plugin must not break a run that has no use for it.
@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Result[pytest.TestReport], None]:
    """Show what the sandbox of a failed test was asked, and what it answered."""
    outcome = yield
    report, sandbox = outcome.get_result(), item.stash.get(_SANDBOX, None)
    if report.failed and sandbox is not None:
        from ..sandbox.transcript import transcript  # noqa: PLC0415 (loaded on first use)

        report.sections.append(("qianfan sandbox", transcript(sandbox)))


@pytest.fixture
def qianfan_sandbox(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    """A sandbox of this test's own, whose clock stands still until `qianfan_sandbox.clock.advance(seconds)`.

    `@pytest.mark.qianfan_sandbox(clock="fast", faults=[Fault("throttle")], …)` starts it otherwise.
    """
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        pytest.fail(_EXTRA.format(", ".join(missing)), pytrace=False)
    from ..sandbox.marked import MarkerError, marked  # noqa: PLC0415 (loaded on first use)

    try:
        sandbox = marked((marker.args, marker.kwargs) for marker in request.node.iter_markers(MARKER))
    except MarkerError as error:
        raise pytest.fail.Exception(f"{MARKER}: {error}", pytrace=False) from None
    with sandbox:
        request.node.stash[_SANDBOX] = sandbox
        yield sandbox
        del request.node.stash[_SANDBOX]


@pytest.fixture
def qianfan_console(qianfan_sandbox: Sandbox) -> Iterator[QianfanConsole]:
    """A client of this test's sandbox, in process."""
    with qianfan_sandbox.client() as console:
        yield console


@pytest.fixture
def qianfan_async_console(qianfan_sandbox: Sandbox) -> AsyncQianfanConsole:
    """The async twin of `qianfan_console`. It holds no connection, so nobody has to close it."""
    return qianfan_sandbox.async_client()


@pytest.fixture
def qianfan_sandbox_url(qianfan_sandbox: Sandbox) -> Iterator[str]:
    """The URL of this test's sandbox on a socket, for other processes and other clients."""
    with qianfan_sandbox.serve() as url:
        yield url


@pytest.fixture
def qianfan_sandbox_environment(qianfan_sandbox: Sandbox, qianfan_sandbox_url: str) -> Mapping[str, str]:
    """The variables that lead this library and the vendor's SDKs to this test's sandbox. Setting them is up to you."""
    access_key, secret_key = next(iter(qianfan_sandbox.credentials.items()))
    return {
        "QIANFAN_ACCESS_KEY": access_key,
        "QIANFAN_SECRET_KEY": secret_key,
        "QIANFAN_CONSOLE_API_BASE_URL": qianfan_sandbox_url,
        "QIANFAN_CONSOLE_BASE_URL": qianfan_sandbox_url,  # the vendor's Go SDK
    }
