"""Verdicts of our generated models."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from codegen.load import SpecError, SpecTree
from codegen.load.lint import lint
from codegen.operations import understand

from ..codegen.inline_spec import Library, imported, validator
from .cases import Case
from .verdict import Outcome, Wrong


def outcomes(cases: tuple[Case, ...], folder: Path) -> list[Outcome]:
    """What becomes of each case: refused with a reason, or taken and judged."""
    refusals = {case.number: refusal(case) for case in cases}
    taken = [case for case in cases if not refusals[case.number]]
    library = imported(folder, _together(taken))
    wrong = {case.number: tuple(_wrong(case, library)) for case in taken}
    return [Outcome(case, refusals[case.number], wrong.get(case.number, ())) for case in cases]


def refusal(case: Case) -> str:
    """Why the loader does not take the schema: file, pointer and sentence; empty when it does."""
    tree = case.tree()
    problems = lint(tree, house=False)
    if problems:
        return str(problems[0])
    try:
        understand(tree)
    except SpecError as error:
        return str(error.problems[0])
    return ""


def _together(cases: list[Case]) -> SpecTree:
    """One tree of many Actions: generating and importing once is faster."""
    trees = [case.tree() for case in cases]
    return SpecTree({name: document for tree in trees for name, document in tree.documents.items()}, {})


def _wrong(case: Case, library: Library) -> list[Wrong]:
    found = []
    for body, valid, words in case.bodies:
        if (not library.violations(body, case.action)) != valid and not is_whole_float(case, body, library):
            found.append(Wrong(words, valid))
    return found


def is_whole_float(case: Case, body: Any, library: Library) -> bool:
    """Whether 1.0 for an integer is all that is wrong, the one difference that is meant."""
    strict = validator(library.contract["operations"][case.action]["request"])
    return strict.is_valid(body) == (not library.violations(body, case.action))
