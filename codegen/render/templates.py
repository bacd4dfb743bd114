"""The Jinja environment: every printed value must have passed an escaper."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from ..names import Identifier, camel_case, constant_case
from . import annotations as types
from . import escape, words
from .escape import Escaped
from .overrides import folders

ESCAPERS = (
    escape.piece, escape.literal, escape.docstring, escape.comment, escape.identifier,
    escape.markdown, escape.code, escape.cell, escape.link, escape.json_block,
    types.argument, types.member,
    *words.FILTERS,
)  # fmt: skip


def environment(more: tuple[Callable[..., Escaped], ...] = ()) -> jinja2.Environment:
    """The environment for the templates, with escapers beside the common ones."""
    return _environment(folders(), more)


@cache
def _environment(places: tuple[Path, ...], more: tuple[Callable[..., Escaped], ...]) -> jinja2.Environment:
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(places),
        undefined=jinja2.StrictUndefined,
        finalize=_only_escaped,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=True,
    )
    # No filter but ours: `safe` and its like would let text through unescaped.
    env.filters = {escaper.__name__: escaper for escaper in (*ESCAPERS, *more)}
    env.filters |= {"camel": _camel, "constant": _constant}
    env.globals = {helper.__name__: helper for helper in words.HELPERS}
    return env


def _camel(name: Identifier) -> Escaped:
    return Escaped(camel_case(name))


def _constant(name: Identifier) -> Escaped:
    return Escaped(constant_case(name))


def _only_escaped(value: Any) -> Any:
    """Refuse anything that did not come out of an escaper or a macro of the templates."""
    if isinstance(value, Escaped | Markup):
        return value
    raise TypeError(f"{type(value).__name__} printed without an escaper")
