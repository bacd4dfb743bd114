# Generated from spec/ by `make generate`. Do not edit.
"""Answers on standard output: json, jsonl, yaml or table, as they are or as a JMESPath expression picks from them."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable
from typing import Any

import click

from ..printable import printable
from .table import table


def default_format() -> str:
    """People see a table, programs get JSON."""
    return "table" if sys.stdout.isatty() else "json"


class Query:
    """A JMESPath expression; None picks everything.

    Raises:
        click.BadParameter: it is none.
    """

    def __init__(self, expression: str | None) -> None:
        self._compiled: Any = None
        if expression is not None:
            import jmespath  # noqa: PLC0415 (loaded on first use)
            from jmespath.exceptions import JMESPathError  # noqa: PLC0415 (loaded on first use)

            self._errors: type[Exception] = JMESPathError
            try:
                self._compiled = jmespath.compile(expression)
            except JMESPathError as error:
                raise _unusable(error) from None

    def __bool__(self) -> bool:
        return self._compiled is not None

    def pick(self, value: Any) -> Any:
        """What the expression picks from `value`."""
        if self._compiled is None:
            return value
        try:
            return self._compiled.search(value)
        except self._errors as error:
            raise _unusable(error) from None


def _unusable(error: Exception) -> click.BadParameter:
    return click.BadParameter(" ".join(str(error).split()), param_hint="--query")


def show(value: Any, form: str) -> None:
    """Print one value."""
    lines: Iterable[str]
    match form:
        case "json":
            lines = [to_json(value, indent=2)]
        case "jsonl":
            lines = (to_json(item) for item in (value if isinstance(value, list) else [value]))
        case "yaml":
            lines = [_to_yaml(value)]
        case _:
            lines = table(value, shutil.get_terminal_size().columns if sys.stdout.isatty() else None)
    for line in lines:
        print(line)


def to_json(value: Any, indent: int | None = None) -> str:
    """JSON that a terminal only shows."""
    return printable(json.dumps(value, ensure_ascii=not _speaks_unicode(), indent=indent), keep="\n")


def _speaks_unicode() -> bool:
    return (sys.stdout.encoding or "").lower().startswith("utf")


def _to_yaml(value: Any) -> str:
    text = _yaml(value, allow_unicode=_speaks_unicode())
    # PyYAML lets marks through that turn the direction of writing.
    return text if printable(text, keep="\n") == text else _yaml(value, allow_unicode=False)


def _yaml(value: Any, *, allow_unicode: bool) -> str:
    import yaml  # noqa: PLC0415 (loaded on first use)

    text: str = yaml.safe_dump(value, allow_unicode=allow_unicode, sort_keys=False, width=120)
    return text.removesuffix("\n").removesuffix("\n...")
