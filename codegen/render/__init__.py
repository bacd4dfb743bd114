"""Third step: operations to text. Nothing is written to disk here."""

from .library import library
from .reference import reference

__all__ = ["library", "reference"]
