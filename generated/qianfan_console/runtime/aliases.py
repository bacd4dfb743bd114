# Generated from spec/ by `make generate`. Do not edit.
"""Deprecated spellings in a request, replaced by those that are sent."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, RootModel

from .models import given


@dataclass(frozen=True)
class Aliases:
    """What is deprecated in an object, each with what is sent in its place: fields, and values by field."""

    fields: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def replace(self, sent: dict[str, Any]) -> None:
        """Replace them in `sent`, with a warning for each."""
        for name, known in self.values.items():
            if isinstance(value := sent.get(name), str) and value in known:
                _warn(f"{value!r} is a deprecated spelling of {known[value]!r}, which was sent in its place")
                sent[name] = known[value]
        for name, living in self.fields.items():
            if name in sent:
                _warn(f"{name!r} is a deprecated spelling of {living!r}, which was sent in its place")
                sent[living] = sent.pop(name)


def replace(model: Any, sent: Any, aliases: Mapping[str, Aliases]) -> None:
    """Replace what is deprecated in `sent`, which is the JSON of `model`; `aliases` are by name of the model."""
    match model:
        case RootModel():
            replace(model.root, sent, aliases)
        case BaseModel():
            for name, inner in given(model).items():
                replace(inner, sent[name], aliases)
            if type(model).__name__ in aliases:
                aliases[type(model).__name__].replace(sent)
        case list():
            for item, value in zip(model, sent, strict=True):
                replace(item, value, aliases)
        case dict():
            for name, inner in model.items():
                replace(inner, sent[name], aliases)


def _warn(message: str) -> None:
    """Warn at the line outside this package that made the call."""
    package = __name__.partition(".")[0]
    level, frame = 1, sys._getframe()  # noqa: SLF001 (skip_file_prefixes of warnings.warn needs Python 3.12)
    while frame.f_back and frame.f_globals.get("__name__", "").partition(".")[0] == package:
        level, frame = level + 1, frame.f_back
    warnings.warn(message, DeprecationWarning, stacklevel=level)
