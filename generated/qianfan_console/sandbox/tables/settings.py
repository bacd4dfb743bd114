# Generated from spec/ by `make generate`. Do not edit.
"""Numbers about the state as a whole."""

from __future__ import annotations

from ..store import Store


def get(store: Store, name: str) -> float | None:
    """The number kept under this name."""
    row = store.one("SELECT value FROM settings WHERE name = ?", (name,))
    return float(row[0]) if row else None


def put(store: Store, name: str, value: float) -> None:
    """Keep a number."""
    store.run("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", (name, value))
