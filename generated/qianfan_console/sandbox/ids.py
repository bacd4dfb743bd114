# Generated from spec/ by `make generate`. Do not edit.
"""Identifiers in the form that the pages' examples have."""

from __future__ import annotations

import random
from string import ascii_lowercase, digits

_LETTERS = ascii_lowercase + digits
_random = random.Random()  # noqa: S311 (names, not secrets)


def new_id(prefix: str) -> str:
    """The prefix, a dash and 12 lower-case letters or digits."""
    return f"{prefix}-{''.join(_random.choices(_LETTERS, k=12))}"
