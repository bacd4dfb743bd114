"""Clients of both colours that open connections of their own, and calls by them. No call is repeated here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from qianfan_console import AsyncQianfanConsole, QianfanConsole, RetryPolicy

from .colours import ACCESS_KEY, SECRET_KEY, Colour

GRACE = 0.4  # seconds that a call may outlive its deadline; the host of a virtual machine may pause it unseen


def keys(url: str, **options: Any) -> dict[str, Any]:
    once = RetryPolicy(attempts=1)
    return {"access_key": ACCESS_KEY, "secret_key": SECRET_KEY, "base_url": url, "retry": once, **options}


@contextmanager
def opened(colour: Colour, url: str, **options: Any) -> Iterator[Any]:
    """A console of either colour, closed at the end."""
    if colour.name == "sync":
        with QianfanConsole(**keys(url, **options)) as console:
            yield console
    else:
        made = AsyncQianfanConsole(**keys(url, **options))
        yield made
        colour.run(made.aclose())


def describe(colour: Colour, console: Any, **options: Any) -> Any:
    return colour.run(console.model.describe_model(model_id="m", **options))


def create(colour: Colour, console: Any, **options: Any) -> Any:
    return colour.run(console.model.create_custom_model_set(model_set_name="s", model_type="Text2Text", **options))


def idle(console: Any) -> int:
    return len(console._sender._idle)
