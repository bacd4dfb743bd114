"""Every mistake that lint knows: one edit of a valid tree, and exactly what is said about it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from codegen.load.lint import HOUSE, STAGES, lint
from codegen.load.yaml import parse

from .patch import base, place, put, remove, tree

FOLDER = Path(__file__).with_name("bad")
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['case']}")
    for path in sorted(FOLDER.glob("*.yaml"))
    for case in parse(path.read_text("utf-8"), path.name)
]


def test_the_base_is_clean() -> None:
    assert lint(tree(base())) == []


@pytest.mark.parametrize("case", CASES)
def test_bad_spec(case: dict[str, Any]) -> None:
    data = base()
    for where, value in case.get("set", {}).items():
        put(data, where, value)
    for where in case.get("remove", []):
        remove(data, where)
    problems = lint(tree(data))
    expected = [(case["at"], case["says"]), *case.get("also", [])]
    for at, says in expected:
        assert any((p.file, p.pointer) == place(at) and says in p.message for p in problems), (at, says, problems)
    assert len(problems) == len(expected), "\n".join(map(str, problems))
    assert all("; " in problem.message for problem in problems), "every sentence ends with the remedy"


def test_every_check_has_cases() -> None:
    modules = {check.__module__.rpartition(".")[2] for stage in (*STAGES, *HOUSE) for check in stage}
    assert modules == {path.stem for path in FOLDER.glob("*.yaml")}
