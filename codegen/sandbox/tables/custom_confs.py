"""Uploaded chat template files, by the name that the platform gave them. Their content is not kept.

Sandbox's choice: an uploaded file is known for good, and any number of versions may name it.
"""

from __future__ import annotations

from ..store import Store


def add(store: Store, name: str, uploaded_as: str, size: int) -> None:
    """Keep that a file was uploaded."""
    store.run("INSERT INTO custom_confs (name, uploaded_as, size) VALUES (?, ?, ?)", (name, uploaded_as, size))


def exists(store: Store, name: str) -> bool:
    """Whether the platform gave this name to a file."""
    return store.one("SELECT 1 FROM custom_confs WHERE name = ?", (name,)) is not None
