"""Identifiers in the form that the pages' examples have."""

from __future__ import annotations

import random
from string import ascii_lowercase, digits

_PAIRS = [first + second for first in ascii_lowercase + digits for second in ascii_lowercase + digits]
_random = random.Random()  # noqa: S311 (names, not secrets)


def new_id(prefix: str) -> str:
    """The prefix, a dash and 12 lower-case letters or digits."""
    return f"{prefix}-{''.join(_random.choices(_PAIRS, k=6))}"


def new_request_id() -> str:
    """A random UUID, in a fifth of the time that `uuid` takes to be unpredictable."""
    text = f"{_random.getrandbits(128):032x}"
    return f"{text[:8]}-{text[8:12]}-4{text[13:16]}-a{text[17:20]}-{text[20:]}"
