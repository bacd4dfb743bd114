"""A change of any cell of the saved pages' tables is told; nothing that errata explain covers it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from codegen.audit import PageError, audit
from codegen.audit.blocks import tidy
from codegen.audit.claims import type_name

from .plants import PLANTS, any_cell
from .saved import NAMES, Line, as_html, source, spec

bounded = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@pytest.mark.parametrize("kind", PLANTS)
@bounded
@given(data=st.data())
def test_planted_change_is_unexplained(kind: str, data: st.DataObject) -> None:
    page = data.draw(PLANTS[kind])
    assume(page not in [source(name) for name in NAMES])
    assert audit(page, spec()).unexplained


@bounded
@given(planted=st.one_of(*PLANTS.values()))
def test_html_and_text_give_the_same_findings(planted: str) -> None:
    assert _told(as_html(planted)) == _told(planted)


@settings(bounded, max_examples=300)
@given(planted=any_cell())
def test_no_other_text_passes_in_a_cell(planted: tuple[str, Line, int]) -> None:
    page, line, column = planted
    before, after = line.cells[column], page.split("\n")[line.index].split(" | ")[column]
    assume(tidy(before) != tidy(after) and type_name(tidy(before)) != type_name(tidy(after)))
    assert _refused_line(page) in {None, line.index + 1}


def _refused_line(page: str) -> int | None:
    """The line that could not be read. Without one, the change must show as unexplained."""
    try:
        assert audit(page, spec()).unexplained
    except PageError as refusal:
        return refusal.line
    return None


def _told(page: str) -> list[tuple[str, ...]]:
    found = [(finding.difference, str(finding.erratum)) for finding in audit(page, spec()).findings]
    return [(d.side, d.field, d.kind, d.page, d.spec, erratum) for d, erratum in found]
