# Generated from spec/ by `make generate`. Do not edit.
"""Near-misses of the documented rules: bodies just inside and just outside, derived from the schemas."""

from .corpus import NearMiss, corpus, seeds
from .coverage import Sides, coverage

__all__ = ["NearMiss", "Sides", "corpus", "coverage", "seeds"]
