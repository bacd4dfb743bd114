# Generated from spec/ by `make generate`. Do not edit.
"""Arguments as callers give them, as the plain JSON values that they stand for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .models import RequestModel, given
from .sentinel import NOT_GIVEN

_SCALARS = frozenset({str, int, float, bool, type(None)})


def plain(value: Any) -> Any:
    """`value` with models and mappings as dicts, tuples as lists, and without the members that were not given.

    A model gives wire names, whether or not it was validated when it was built; a mapping keeps its own spelling.

    Raises:
        RecursionError: the value is nested too deeply, or contains itself.
    """
    kind = type(value)
    if kind in _SCALARS:  # most values: the questions below are slow ones, about abstract classes and models
        return value
    if kind is not dict and isinstance(value, RequestModel):
        value = given(value)
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items() if item is not NOT_GIVEN}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value
