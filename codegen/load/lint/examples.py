"""Example bodies are valid against the schema of their body."""

from __future__ import annotations

from collections.abc import Iterator

from ..bundle import bundle
from ..document import JsonObject, escape
from ..problem import Problem, SpecError
from .index import Action, Index
from .verdicts import faults, validator


def check(index: Index) -> Iterator[Problem]:
    for action in index.actions:
        media = f"/requestBody/content/{escape(action.media_type)}"
        yield from _check(index, action, media, action.post["requestBody"]["content"][action.media_type])
        answer = action.post["responses"]["200"]["content"]["application/json"]
        yield from _check(index, action, "/responses/200/content/application~1json", answer)


def _check(index: Index, action: Action, pointer: str, media: JsonObject) -> Iterator[Problem]:
    if "examples" not in media:
        return
    try:
        body = validator(bundle(index.tree, action.document, media["schema"]))
    except SpecError as error:
        yield from error.problems
        return
    for name, example in media["examples"].items():
        value = f"{pointer}/examples/{escape(name)}/value"
        for below, sentence in faults(body, example["value"]):
            yield action.problem(f"{sentence}, or correct the schema", value + below)
