"""The command line's descriptions: what each command is called, and the flags of its Action."""

from __future__ import annotations

from collections.abc import Callable

from ..names import Identifier
from ..operations.flags import sections
from ..operations.model import Operation, Waiter
from .escape import Escaped, literal

Print = Callable[..., str]


def command(operation: Operation, print_: Print) -> str:
    """The module of an Action: its flags, and bodies that are valid."""
    return print_("command.py", sections=sections(operation))


def command_name(named: Operation | Waiter | Identifier) -> Escaped:
    """What to type: the method's name with hyphens, as a literal."""
    match named:
        case Operation(method=method):
            name = str(method)
        case Waiter(name=waiter):
            name = f"wait_until_{waiter}"
        case Identifier():
            name = str(named)
    return literal(name.replace("_", "-"))


FILTERS = (command_name,)
