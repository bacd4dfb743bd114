"""The operations of the contract, their corpora and their verdicts, made once."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

import jsonschema_rs

from qianfan_console.contract import NearMiss, corpus

from .kitchen import KITCHEN

OPERATIONS: dict[str, dict[str, Any]] = json.loads((files("qianfan_console") / "contract.json").read_bytes())[
    "operations"
]
SCHEMAS: dict[str, dict[str, Any]] = {
    **{action: operation["request"] for action, operation in OPERATIONS.items()},
    "kitchen": KITCHEN,
}
MAIN = "CreateCustomModel"


@cache
def near_misses(name: str) -> list[NearMiss]:
    """The corpus of an operation's request, or of the kitchen-sink schema."""
    return corpus(SCHEMAS[name])


@cache
def verdicts(name: str) -> list[bool]:
    """What the schema says of each body of the corpus."""
    validator = jsonschema_rs.Draft202012Validator(SCHEMAS[name])
    return [validator.is_valid(miss.body) for miss in near_misses(name)]


def digest() -> str:
    """A checksum of every field of every near-miss of the largest schemas, in their order."""
    fields = [
        (miss.body, miss.pointer, miss.edit, miss.rule, miss.side)
        for name in (MAIN, "kitchen")
        for miss in near_misses(name)
    ]
    return sha256(json.dumps(fields).encode()).hexdigest()
