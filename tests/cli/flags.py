"""Bodies as flags."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from qianfan_console.model.commands import COMMANDS
from qianfan_console.runtime.cli import describe
from qianfan_console.runtime.cli.command import Command, Flag

OPERATIONS: dict[str, dict[str, Any]] = json.loads((files("qianfan_console") / "contract.json").read_bytes())[
    "operations"
]
EXAMPLES = [(action, name) for action, facts in OPERATIONS.items() for name in facts["examples"]]
_TYPES: Mapping[str, type] = {"string": str, "integer": int, "boolean": bool, "choice": str, "file": str}


@cache
def described(action: str) -> Command:
    """The description of the command for an Action."""
    return describe.of(action, OPERATIONS[action])


def command_of(action: str) -> str:
    """What to type for an Action."""
    return next(name for name, (a, waiter, _) in COMMANDS.items() if a == action and not waiter)


def as_flags(action: str, body: Any) -> list[str] | None:
    """The arguments that stand for a body; None if flags cannot write it."""
    known = {flag.path: flag for flag in described(action).flags}
    found: list[str] = []
    for path, value in _leaves(body):
        flag = known.get(path)
        if flag is None or not _fits(flag, value):
            return None
        for item in value if flag.many else [value]:
            found += (
                [f"--{'' if item else 'no-'}{flag.name}"]
                if item in (True, False) and isinstance(item, bool)
                else [f"--{flag.name}", str(item)]
            )
    return found


def _leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(value, dict) and (value or not path):
        for name, item in value.items():
            yield from _leaves(item, (*path, name))
    else:
        yield path, value


def _fits(flag: Flag, value: Any) -> bool:
    items = value if flag.many and isinstance(value, list) else [value]
    fits = all(type(item) is _TYPES[flag.kind] for item in items)
    return bool(items) and fits and isinstance(value, list) == flag.many
