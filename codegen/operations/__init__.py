"""Second step: documents to operations, as frozen dataclasses with names."""

from .model import Api, Family, Operation
from .text import Text
from .understand import understand

__all__ = ["Api", "Family", "Operation", "Text", "understand"]
