"""How much is searched, and from which seeds.

Every run examines all examples and all cases of the coverage phase; these are derived from the document alone. What
varies is the number of random cases:

- `make test`: 5 valid and 5 invalid ones of each Action, in process and on a socket, and 40 scenarios of up to 8 calls.
- `pytest --long tests/schemathesis`, or QIANFAN_LONG=1: 200 and 200, 500 scenarios of up to 15 calls, from each of four
  seeds.

No example database is kept and nothing is learnt from answers, so that a seed reproduces what it found. (Hypothesis
also tries constants that it finds in the loaded modules: run the same test file to get the same cases.)
"""

from __future__ import annotations

import os

import schemathesis
from qianfan_console.contract.fuzz.engine import options

IS_LONG = bool(os.environ.get("QIANFAN_LONG"))
SEEDS = (20261121, 1, 2, 3) if IS_LONG else (20261121,)
RANDOM_CASES = 200 if IS_LONG else 5
SCENARIOS = 500 if IS_LONG else 40
STEPS = 15 if IS_LONG else 8


def config(seed: int, *, stateful: bool = False) -> schemathesis.Config:
    """The settings of `qianfan-console contract`, with the budget; what a test does with sequences is its own."""
    found = options(seed, RANDOM_CASES)
    found["phases"]["stateful"]["enabled"] = stateful
    return schemathesis.Config.from_dict(found)
