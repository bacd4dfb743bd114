"""First step: files to documents. Everything read here is untrusted text."""

from .bundle import borrowed, bundle
from .document import Document, SpecTree
from .files import load_tree
from .problem import Problem, SpecError

__all__ = ["Document", "Problem", "SpecError", "SpecTree", "borrowed", "bundle", "load_tree"]
