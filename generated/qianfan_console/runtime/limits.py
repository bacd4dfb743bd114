# Generated from spec/ by `make generate`. Do not edit.
"""Limits of a value in words: the generator puts them into docstrings and pages, the command line into its help."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_LIMITS = (("minLength", "maxLength", "characters"), ("minimum", "maximum", ""), ("minItems", "maxItems", "items"))


def limits(schema: Mapping[str, Any]) -> str:
    """Length, range or number of items that a schema allows; empty when it limits none of them."""
    for low, high, unit in _LIMITS:
        least, most = schema.get(low), schema.get(high)
        if least is not None and most is not None:
            return f"{least} to {most} {unit}".strip()
        if most is not None:
            return f"at most {most} {unit}".strip()
        if least:
            return f"at least {least} {unit if least != 1 else unit.rstrip('s')}".strip()
    return ""
