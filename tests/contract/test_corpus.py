"""What the near-miss corpus promises: each rule from both sides, the same bodies everywhere, none twice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import jsonschema_rs
import pytest

from qianfan_console.contract import NearMiss, corpus, coverage, seeds
from qianfan_console.contract.document import Document

from .cases import MAIN, SCHEMAS, digest, near_misses, verdicts

_DIGEST = "from tests.contract.cases import digest; print(digest())"
_ROOT = Path(__file__).parents[2]
each_schema = pytest.mark.parametrize("name", SCHEMAS)


@pytest.mark.parametrize("hash_seed", ["0", "1", "20261121"])
def test_every_process_makes_the_same_corpus(hash_seed: str) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    command = [sys.executable, "-c", _DIGEST]
    printed = subprocess.run(command, cwd=_ROOT, env=environment, capture_output=True, text=True, check=True)
    assert printed.stdout.strip() == digest()


def test_the_main_operation_has_at_least_3000_bodies() -> None:
    assert len(near_misses(MAIN)) >= 3000


def test_the_corpus_is_made_in_less_than_a_second() -> None:
    start = time.process_time()
    corpus(SCHEMAS[MAIN])
    assert time.process_time() - start < 1


@each_schema
def test_no_body_comes_twice(name: str) -> None:
    bodies = [json.dumps(miss.body, sort_keys=True) for miss in near_misses(name)]
    assert len(set(bodies)) == len(bodies)


@each_schema
def test_seeds_are_valid_and_in_the_corpus(name: str) -> None:
    schema = SCHEMAS[name]
    fast, slow = jsonschema_rs.Draft202012Validator(schema), jsonschema.Draft202012Validator(schema)
    bodies = seeds(schema)
    assert bodies
    assert all(fast.is_valid(body) and slow.is_valid(body) for body in bodies)
    assert [miss.body for miss in near_misses(name) if miss.edit == "seed"] == bodies


@each_schema
def test_two_validators_agree_on_every_body(name: str) -> None:
    slow = jsonschema.Draft202012Validator(SCHEMAS[name])
    found = zip(near_misses(name), verdicts(name), strict=True)
    assert [miss.body for miss, verdict in found if slow.is_valid(miss.body) != verdict] == []


@each_schema
def test_bodies_are_valid_and_invalid_in_good_numbers(name: str) -> None:
    valid = sum(verdicts(name))
    assert valid >= 25
    assert len(verdicts(name)) - valid >= 50
    assert valid >= 500 or name not in (MAIN, "kitchen")


@each_schema
def test_every_rule_is_tested_from_both_sides(name: str) -> None:
    sides = coverage(SCHEMAS[name], (miss.body for miss in near_misses(name)))
    assert sides
    assert {rule: found for rule, found in sides.items() if not (found.inside and found.outside)} == {}


@each_schema
def test_every_edit_aims_at_a_place_in_the_schema(name: str) -> None:
    document = Document(SCHEMAS[name])
    for pointer in {miss.rule for miss in near_misses(name)}:
        document.find(pointer)


@each_schema
def test_nearly_every_edit_hits_the_side_it_aims_at(name: str) -> None:
    found = [(miss, verdict) for miss, verdict in zip(near_misses(name), verdicts(name), strict=True) if _aims(miss)]
    missed = [miss for miss, verdict in found if verdict != (miss.side == "inside")]
    assert len(missed) <= len(found) / 50, missed[:5]


def _aims(miss: NearMiss) -> bool:
    return miss.side != "either"


def test_a_schema_without_a_valid_body_is_named() -> None:
    with pytest.raises(ValueError, match="give the required properties `examples`"):
        corpus({"type": "string", "pattern": "^(?!a)[a-z]b$"})


def test_an_example_serves_a_pattern_that_nobody_can_guess() -> None:
    schema = {"type": "string", "pattern": "^(?!a)[a-z]b$", "examples": ["xb"]}
    assert seeds(schema) == ["xb"]
