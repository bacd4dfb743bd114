# Generated from spec/ by `make generate`. Do not edit.
"""What the control API answers instead of doing as it was told."""

from __future__ import annotations


class ControlError(ValueError):
    """A sentence for the caller, and the HTTP status it goes with."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.status = status
