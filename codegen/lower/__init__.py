"""Between load and operations: a schema as a type that models can state, and a remainder: what that type leaves open.

For every value: the schema accepts it if and only if the type accepts it and the remainder accepts it.
"""

from .exclusive import resolved
from .split import Lowered, closure, lower
from .tags import settled

__all__ = ["Lowered", "closure", "lower", "resolved", "settled"]
