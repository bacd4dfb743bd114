"""The jobs that the tests use: model sets, which the sandbox creates as often as it is asked to."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from qianfan_console.sandbox import Sandbox

ACTION = "CreateCustomModelSet"


def body(name: str) -> dict[str, str]:
    return {"modelSetName": name, "modelType": "Text2Text"}


def bodies(count: int) -> list[dict[str, str]]:
    return [body(f"set-{number}") for number in range(count)]


def created(sandbox: Sandbox) -> Counter[str]:
    """How many sets of each name the sandbox has."""
    with sandbox.client() as console:
        return Counter(str(item.model_set_name) for item in console.model.describe_custom_model_sets())


def lines(journal: Path) -> list[dict[str, Any]]:
    """The records of a journal, without the header."""
    return [json.loads(line) for line in journal.read_text().splitlines()[1:]]


def states(journal: Path) -> dict[str, list[str]]:
    """For each key its states, in their order."""
    found: dict[str, list[str]] = {}
    for record in lines(journal):
        found.setdefault(record["key"], []).append(record["state"])
    return found
