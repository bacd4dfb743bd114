# Generated from spec/ by `make generate`. Do not edit.
"""How the text of an argument becomes a value. What is no such value stays text, and the library says what is wrong."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from .command import Flag
from .common import ParamType

_INTEGER = re.compile(r"[+-]?[0-9]{1,4000}")
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")


class Value(ParamType):
    """A field of the body."""

    def __init__(self, flag: Flag) -> None:
        self.flag = flag
        self.name = {"boolean": "true|false", "string": "text"}.get(flag.kind, flag.kind)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The value, or the text itself."""
        match self.flag.kind:
            case _ if not isinstance(value, str):
                return value
            case "integer":
                return int(value) if _INTEGER.fullmatch(value) else value
            case "number":
                return float(value) if _NUMBER.fullmatch(value) else value
            case "choice":
                return next((choice for choice in self.choices if spelled(choice) == value), value)
            case "json":
                return read_json(value, param, ctx)
            case _:
                return value

    @property
    def choices(self) -> list[str | int | bool]:
        """The documented values; others are for the library to judge."""
        return [value for value, _ in self.flag.choices]

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """What the help shows for the value."""
        if self.flag.choices:
            return f"[{'|'.join(map(spelled, self.choices))}]"
        return self.name.upper()

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The documented values, or files."""
        if self.flag.kind in {"file", "json"}:
            return [CompletionItem(incomplete, type="file")]
        known = [(spelled(value), meaning) for value, meaning in self.flag.choices]
        return [CompletionItem(value, help=meaning) for value, meaning in known if value.startswith(incomplete)]


class Json(ParamType):
    """JSON, a file that holds it, or standard input."""

    name = "JSON|@FILE|-"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """A JSON object."""
        found = read_json(value, param, ctx) if isinstance(value, str) else value
        if not isinstance(found, dict):
            self.fail("must be a JSON object: {…}", param, ctx)
        return found

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Files behind `@`."""
        if not incomplete.startswith("@"):
            return []
        pattern = Path(incomplete[1:] + "*")
        found = sorted(pattern.parent.glob(pattern.name))
        return [CompletionItem(f"@{path}{'/' if path.is_dir() else ''}") for path in found]


def spelled(value: str | int | bool) -> str:
    """A value as people type it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def read_json(text: str, param: click.Parameter | None, ctx: click.Context | None) -> Any:
    """The value of JSON text, of `@file`, or of `-` (standard input).

    Raises:
        click.BadParameter: it cannot be read, or is no JSON.
    """
    import json  # noqa: PLC0415 (not for --help)

    try:
        return json.loads(_content(text), object_pairs_hook=_once, parse_constant=_refuse)
    except OSError as error:
        problem = f"{text.removeprefix('@')}: {error.strerror}"
    except UnicodeDecodeError:
        problem = "is not encoded in UTF-8"
    except RecursionError:
        problem = "is nested too deeply"
    except ValueError as error:
        problem = f"is no JSON: {error}"
    raise click.BadParameter(problem, ctx, param)


def _content(text: str) -> str:
    if text == "-":
        return sys.stdin.buffer.read().decode("utf-8-sig")
    return Path(text[1:]).read_text(encoding="utf-8-sig") if text.startswith("@") else text


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a member stands twice in one object")
    return found


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is no JSON value")
