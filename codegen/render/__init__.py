"""Third step: operations to text. Nothing is written to disk here."""

from .choices import choices
from .library import grouped, library, package_files
from .part import Part, part, parts
from .reference import reference

__all__ = ["Part", "choices", "grouped", "library", "package_files", "part", "parts", "reference"]
