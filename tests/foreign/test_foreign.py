"""Some operations of GitHub's own document, untouched: generated, typed, drift-free, and nobody judges wrongly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .__main__ import run
from .library import in_full
from .read import read
from .report import Row, section
from .split import split

FIXTURE = Path(__file__).parents[1] / "fixtures" / "github-openapi" / "excerpt.json"


@pytest.fixture(scope="module")
def row(tmp_path_factory: pytest.TempPathFactory) -> Row:
    return run(FIXTURE, tmp_path_factory.mktemp("foreign"), "foreign_excerpt", most=500, random=0)


def test_a_document_of_another_author_passes_its_own_contract_suite(row: Row) -> None:
    assert [str(wrong) for wrong in row.verdicts.wrong] == []
    assert row.faults == []
    assert (row.suite.code, row.suite.decided) == (0, row.suite.wanted), row.suite.said
    assert (row.verdicts.untested, len(row.taken)) == ([], 11)
    assert row.verdicts.both > 150
    assert row.verdicts.judged > row.verdicts.accepted > 1_000


def test_what_is_refused_is_counted_with_pointer_and_reason(row: Row) -> None:
    assert len(row.refused) == 4
    for found in row.refused.values():
        assert all(line.startswith("foreign/") and "#/" in line for line in found)
    assert "a request is an object with properties" in section([row])


def test_components_of_several_operations_are_shared(row: Row) -> None:
    shared = row.split.tree(row.taken)["shared.yaml"]["components"]["schemas"]
    assert list(shared) == ["SecurityAdvisoryEcosystems"]


def test_schemas_stay_as_their_author_wrote_them() -> None:
    found = split(read(FIXTURE))
    theirs = json.loads(FIXTURE.read_text("utf-8"))["components"]["schemas"]["webhook-config-content-type"]
    assert found.components["WebhookConfigContentType"] == theirs


def test_days_and_words_of_yaml_are_texts(tmp_path: Path) -> None:
    text = "openapi: 3.1.0\npaths: {}\nx-values: [2024-01-02, no, 1e-08, true, 1, 0.5, null]\n200: a\n"
    (tmp_path / "a.yaml").write_text(text)
    (data,) = read(tmp_path).documents.values()
    assert data["x-values"] == ["2024-01-02", "no", 1e-08, True, 1, 0.5, None]
    assert data["200"] == "a"
    assert json.loads(in_full(data)) == data
    assert "e-08" not in in_full(data)
