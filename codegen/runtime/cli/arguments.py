"""The body of a request from flags and JSON, by wire names."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from typing import Any

import click

from ..spelling import parameter
from .command import Flag


def body(json: Mapping[str, Any] | None, given: Iterable[tuple[Flag, Any]]) -> dict[str, Any]:
    """`json` with the flags over it; objects are merged, everything else is replaced.

    Raises:
        click.UsageError: a flag stands for a member of something that is no object in `json`.
    """
    found: dict[str, Any] = copy.deepcopy(dict(json or {}))
    for flag, value in given:
        *parents, name = flag.path
        holder = found
        for parent in parents:
            holder = holder.setdefault(parent, {})
            if not isinstance(holder, dict):
                raise click.UsageError(f"--{flag.name}: {parent} of --json is no object")
        holder[name] = value
    return found


def parameters(body: Mapping[str, Any]) -> dict[str, Any]:
    """A validated body as keyword arguments of the Action's method."""
    return {parameter(wire): value for wire, value in body.items()}
