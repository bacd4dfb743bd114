# Generated from spec/ by `make generate`. Do not edit.
"""Identifiers in the form that the pages' examples have.

Sandbox's choice: twelve lower-case letters or digits at random, and `exp-` before those of exports, which no page
shows.
"""

from __future__ import annotations

import os
import random
from string import ascii_lowercase, digits

_COUNT = 36**2
_PAIRS = [first + second for first in ascii_lowercase + digits for second in ascii_lowercase + digits]
_random = random.Random()  # noqa: S311 (names, not secrets)
if hasattr(os, "register_at_fork"):  # not on Windows
    # Or processes that were forked from one would all give the same ids.
    os.register_at_fork(after_in_child=_random.seed)


def new_id(prefix: str) -> str:
    """The prefix, a dash and 12 lower-case letters or digits."""
    drawn, pairs = _random.getrandbits(80), _PAIRS  # once for all six: to draw is what costs
    drawn, first = divmod(drawn, _COUNT)
    drawn, second = divmod(drawn, _COUNT)
    drawn, third = divmod(drawn, _COUNT)
    drawn, fourth = divmod(drawn, _COUNT)
    sixth, fifth = divmod(drawn, _COUNT)
    return f"{prefix}-{pairs[first]}{pairs[second]}{pairs[third]}{pairs[fourth]}{pairs[fifth]}{pairs[sixth % _COUNT]}"


def new_request_id() -> str:
    """A random UUID, in a fifth of the time that `uuid` takes to be unpredictable."""
    text = f"{_random.getrandbits(128):032x}"
    return f"{text[:8]}-{text[8:12]}-4{text[13:16]}-a{text[17:20]}-{text[20:]}"
