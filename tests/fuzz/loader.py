"""Coverage-guided fuzzing of the loader: whatever the files hold, they are taken or refused with a sentence.

    python -m tests.fuzz.loader [-max_total_time=3600] [-seed=1] [corpus folder] …   (options of libFuzzer)

An input is either the text of one file, or edits of the valid tree that the lint's tests start from. Anything but a
SpecError ends the run, with the input written to a file `crash-…`; give that file as the argument to see it again.
"""

from __future__ import annotations

import json
import sys
from copy import deepcopy
from typing import Any

import atheris

with atheris.instrument_imports(include=["codegen"]):
    from codegen.load import SpecError
    from codegen.load.lint import lint
    from codegen.load.yaml import parse
    from codegen.operations import understand
    from tests.spec.patch import base, tree

# What the edits are made of: words that specs are written with, and values that readers trip over.
WORDS = (
    "$ref", "type", "properties", "required", "additionalProperties", "items", "oneOf", "anyOf", "allOf", "not", "if",
    "then", "else", "const", "enum", "default", "examples", "pattern", "minLength", "maxLength", "minimum", "maximum",
    "multipleOf", "minItems", "maxItems", "uniqueItems", "dependentRequired", "discriminator", "mapping", "nullable",
    "propertyName", "description", "deprecated", "format", "x-rules", "x-alias-of", "x-value-aliases", "x-errata",
    "x-pagination", "x-waiters", "x-upload", "x-idempotent", "paths", "components", "schemas", "string", "integer",
    "object", "array", "null", "boolean", "number", "#/components/schemas/Thing", "../common.yaml#/components", "#", "",
    "/", "~2", "a.b", "class", "\ud800", "\x00", "^(a+)+$", "(", "x" * 300,
)  # fmt: skip
ATOMS: tuple[Any, ...] = (None, True, False, 0, -1, 1.5, 1e308, 10**30, [], {}, [None], [[]], {"": None}, {"$ref": "#"})
Data = Any


def one(data: bytes) -> None:
    """Judge one input."""
    source = atheris.FuzzedDataProvider(data)
    try:
        if source.ConsumeBool():
            value = parse(source.ConsumeUnicode(sys.maxsize), "fuzzed.yaml")
            json.dumps(value, allow_nan=False)
        else:
            _judge(source)
    except SpecError as error:
        _is_a_sentence(error)


def _judge(source: atheris.FuzzedDataProvider) -> None:
    documents: Data = base()
    for _ in range(source.ConsumeIntInRange(1, 6)):
        _edit(source, documents)
    edited = tree(documents)
    problems = lint(edited)
    if problems:
        raise SpecError(problems)
    understand(edited)


def _edit(source: atheris.FuzzedDataProvider, value: Data) -> None:
    """Walk down to somewhere, and change, remove, add or copy what is there."""
    root = value
    while True:
        keys = list(value) if isinstance(value, dict) else list(range(len(value)))
        if not keys:
            return
        key = keys[source.ConsumeIntInRange(0, len(keys) - 1)]
        deeper = isinstance(value[key], dict | list) and value[key]
        if not deeper or source.ConsumeIntInRange(0, 7) == 0:
            break
        value = value[key]
    if value is root:  # a file must be a mapping; the loader has seen to that
        return
    match source.ConsumeIntInRange(0, 4):
        case 0:
            value[key] = _new(source)
        case 1:
            del value[key]
        case 2 if isinstance(value, dict):
            value[_word(source)] = _new(source)
        case 3 if isinstance(value, dict):
            value[_word(source)] = value.pop(key)
        case _ if isinstance(value, list):
            value.append(_new(source))
        case _:
            value[key] = [value[key]]


def _word(source: atheris.FuzzedDataProvider) -> str:
    return WORDS[source.ConsumeIntInRange(0, len(WORDS) - 1)]


def _new(source: atheris.FuzzedDataProvider) -> Data:
    match source.ConsumeIntInRange(0, 4):
        case 0:
            return source.ConsumeUnicode(12)
        case 1 | 2:
            return _word(source)
        case 3:
            return {_word(source): _word(source), _word(source): _atom(source)}
        case _:
            return _atom(source)


def _atom(source: atheris.FuzzedDataProvider) -> Data:
    # A copy: a mapping that is edited later must not be in two places, still less in itself.
    return deepcopy(ATOMS[source.ConsumeIntInRange(0, len(ATOMS) - 1)])


def _is_a_sentence(error: SpecError) -> None:
    for problem in error.problems:
        assert problem.message.strip(), problem
    str(error)


def main() -> None:
    """Fuzz until the options say that it is enough."""
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
