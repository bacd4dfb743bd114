# Generated from spec/ by `make generate`. Do not edit.
"""Everything that behaviour depends on, handed to each handler."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .clock import Clock
from .lifecycle import Durations, Plans
from .store import Store


@dataclass(frozen=True)
class World:
    """The state, the time, and what is to happen in it."""

    store: Store
    clock: Clock
    durations: Durations
    plans: Plans = field(default_factory=Plans)


Handler = Callable[[World, dict[str, Any]], dict[str, Any]]
