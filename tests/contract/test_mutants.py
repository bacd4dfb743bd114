"""The test of the test: a server with any one rule wrong gives another verdict on some body of the corpus."""

from __future__ import annotations

import jsonschema_rs
import pytest

from .cases import MAIN, SCHEMAS, near_misses, verdicts
from .mutants import mutants
from .slips import SLIPS


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_server_with_one_rule_wrong_is_caught(name: str) -> None:
    assert [mutant.name for mutant in mutants(SCHEMAS[name]) if not _is_caught(name, mutant.schema)] == []


def _is_caught(name: str, schema: dict[str, object]) -> bool:
    wrong = jsonschema_rs.Draft202012Validator(schema)
    pairs = zip(near_misses(name), verdicts(name), strict=True)
    return any(wrong.is_valid(miss.body) != verdict for miss, verdict in pairs)


def test_there_are_many_wrong_servers() -> None:
    names = [mutant.name for mutant in mutants(SCHEMAS[MAIN])]
    assert len(names) >= 300
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize("name", [MAIN, "kitchen"])
def test_a_server_that_reads_a_body_carelessly_is_caught(name: str, slip: str) -> None:
    validator = jsonschema_rs.Draft202012Validator(SCHEMAS[name])
    read = SLIPS[slip]
    pairs = zip(near_misses(name), verdicts(name), strict=True)
    assert any(validator.is_valid(read(miss.body)) != verdict for miss, verdict in pairs)
