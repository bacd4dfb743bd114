"""The command line's descriptions: what each command is called, and the flags of its Action."""

from __future__ import annotations

from collections.abc import Callable

from ..operations.flags import sections
from ..operations.model import Family, Operation, Waiter
from .escape import Escaped, literal

Print = Callable[..., str]


def commands(family: Family, print_: Print) -> dict[str, str]:
    """The modules below the family's folder: a listing, and one module for each Action."""
    files = {"commands/__init__.py": print_("commands.py", family=family)}
    for operation in family.operations:
        files[f"commands/{operation.method}.py"] = print_(
            "command.py", family=family, operation=operation, sections=sections(operation)
        )
    return files


def command_name(named: Operation | Waiter | Family) -> Escaped:
    """What to type: the method's name with hyphens, as a literal."""
    match named:
        case Operation(method=method):
            name = str(method)
        case Waiter(name=waiter):
            name = f"wait_until_{waiter}"
        case Family(name=family):
            name = str(family)
    return literal(name.replace("_", "-"))


FILTERS = (command_name,)
