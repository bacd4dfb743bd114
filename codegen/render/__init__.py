"""Third step: operations to text. Nothing is written to disk here."""

from .library import render

__all__ = ["render"]
