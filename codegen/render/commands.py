"""What the commands of an Action are called."""

from __future__ import annotations

from ..names import Identifier
from ..operations.model import Operation, Waiter
from .escape import Escaped, literal


def command_name(named: Operation | Waiter | Identifier) -> Escaped:
    """What to type: the name with hyphens, as a literal. Only Python minds keywords."""
    match named:
        case Operation(method=method):
            name = str(method)
        case Waiter(name=waiter):
            name = f"wait_until_{waiter}"
        case Identifier():
            name = str(named)
    return literal(name.removesuffix("_").replace("_", "-"))


FILTERS = (command_name,)
