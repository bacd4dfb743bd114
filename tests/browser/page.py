"""The inspector's page as a test uses it: by what a reader sees and does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from qianfan_console import QianfanConsole, RetryPolicy
from qianfan_console.sandbox import Sandbox

PREFIX = "/_sandbox/"
VIEWS = ("requests", "state", "reference", "controls")
DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 740}

expect.set_options(timeout=15_000)  # the machine may be busy


class Inspector:
    """A page that shows a sandbox. `troubles` is what it may not do: errors, complaints of the browser's policy, and
    requests to another host, each of which is cut off."""

    def __init__(self, context: BrowserContext, url: str, sandbox: Sandbox) -> None:
        self.url, self.sandbox = url, sandbox
        self.troubles: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        self.page.on("console", self._heard)
        self.page.route(lambda address: not address.startswith((f"{url}/", "data:", "blob:")), self._cut_off)

    def _heard(self, message: Any) -> None:
        # A control call that is refused is logged by the browser itself; tests look at what the page makes of it.
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            self.troubles.append(f"{message.type}: {message.text}")

    def _cut_off(self, route: Any) -> None:
        self.troubles.append(f"another host: {route.request.url}")
        route.abort()

    def open(self, *path: object) -> Inspector:
        """Go to a view, by its address."""
        self.page.goto(f"{self.url}{PREFIX}#/{'/'.join(map(str, path))}")
        expect(self.page.locator("h1")).to_be_visible()
        expect(self.page.locator(".pulse")).to_have_attribute("data-live", "true")
        return self

    def press(self, name: str, *, within: Locator | None = None) -> None:
        """Press the button of this name."""
        (within or self.page).get_by_role("button", name=name, exact=True).click()

    def row(self, number: int) -> Locator:
        """The row of a request."""
        return self.page.locator("tr", has=self.page.locator(f'a[href="#/requests/{number}"]'))

    @contextmanager
    def client(self) -> Iterator[QianfanConsole]:
        """A client that calls the sandbox over its socket."""
        access_key, secret_key = next(iter(self.sandbox.credentials.items()))
        with QianfanConsole(
            access_key=access_key, secret_key=secret_key, base_url=self.url, retry=RetryPolicy(attempts=1)
        ) as console:
            yield console

    def fits(self) -> bool:
        """Whether nothing is wider than the window."""
        fits: bool = self.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        return fits


Opener = Callable[..., Inspector]


@contextmanager
def opened(browser: Browser, url: str, sandbox: Sandbox, **options: Any) -> Iterator[Inspector]:
    """A fresh page, which must have caused no trouble when it is closed."""
    context = browser.new_context(**{"viewport": DESKTOP, "locale": "en-GB", "reduced_motion": "reduce", **options})
    try:
        inspector = Inspector(context, url, sandbox)
        yield inspector
        assert inspector.troubles == []
    finally:
        context.close()


def number_of(text: str) -> int:
    """The first whole number in `text`."""
    found = re.search(r"\d+", text)
    assert found, text
    return int(found.group())
