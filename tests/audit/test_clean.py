"""The saved pages end clean, in either format, and what explains them is exact."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

import pytest

from codegen.audit import audit
from codegen.load import SpecTree

from .saved import NAMES, Line, as_html, put, rows, source, spec

ACTIONS = {"create_custom_model": "CreateCustomModel", "create_model_comp_task": "CreateModelCompTask"}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("layout", [str, as_html])
def test_saved_page_ends_clean(name: str, layout: type[str]) -> None:
    result = audit(layout(source(name)), spec())
    assert result.action == ACTIONS[name]
    assert not result.unexplained
    assert result.findings


def test_what_is_explained_is_what_the_errata_record() -> None:
    told = {(f.difference.field, f.difference.kind): f.erratum for f in audit(source(NAMES[1]), spec()).findings}
    assert told == {("config.weight", "enum"): "weight-spelling"}


def _single_changes() -> Iterator[tuple[str, Line, str]]:
    for line in rows():
        name, type_, *rest = line.cells
        yield "removed", line, put(line)
        yield "renamed", line, put(line, (name + "X", type_, *rest))
        yield "type", line, put(line, (name, "int" if type_ != "int" else "string", *rest))
        if len(rest) == 2:
            yield "flag", line, put(line, (name, type_, {"是": "否", "否": "是"}[rest[0]], rest[1]))


@pytest.mark.parametrize(
    ("kind", "line", "page"),
    list(_single_changes()),
    ids=lambda value: value.cells[0] if isinstance(value, Line) else "",
)
def test_each_row_is_watched(kind: str, line: Line, page: str) -> None:
    assert audit(page, spec()).unexplained, (kind, line.cells[0])


def test_an_erratum_explains_only_where_it_hangs() -> None:
    errata = deepcopy(spec().errata)
    errata["voice-generation-misspelt"]["explains"] = errata["weight-spelling"].pop("explains")
    (finding, _) = audit(source(NAMES[1]), SpecTree(spec().documents, errata)).unexplained
    assert finding.difference.field == "config.weight"


def test_a_recorded_difference_that_is_gone_is_told() -> None:
    errata = deepcopy(spec().errata)
    errata["weight-spelling"]["explains"].append({"field": "name", "kind": "length", "page": "1..9", "spec": "none"})
    (finding,) = audit(source(NAMES[1]), SpecTree(spec().documents, errata)).unexplained
    assert finding.difference.kind == "stale"


def test_samples_by_majority_name_the_action() -> None:
    page = source("create_custom_model")
    assert page.count('"DescribeServices"') == 1
    assert audit(page, spec()).action == "CreateCustomModel"


def test_notes_name_another_date_and_sentences_left_to_people() -> None:
    result = audit(source(NAMES[1]).replace("2025-04-16", "2027-01-01"), spec())
    assert not result.unexplained
    assert "2027-01-01" in result.notes[0]
    assert any("sourceModelId" in note for note in result.notes)
