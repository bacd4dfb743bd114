"""Third step: operations to text. Nothing is written to disk here."""

from .choices import choices
from .library import library
from .reference import reference

__all__ = ["choices", "library", "reference"]
