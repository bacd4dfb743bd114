"""Verdicts of our generated models: each schema is taken or refused in its own tree, many are generated at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from codegen.load import Document, SpecError, SpecTree
from codegen.load.lint import lint
from codegen.operations import understand

from ..codegen.inline_spec import Action, Library, documents, imported, validator
from .cases import Case
from .verdict import Outcome, Wrong

_AT_ONCE = 40


def outcomes(cases: Sequence[Case], folder: Path) -> list[Outcome]:
    """What becomes of each case: refused with a reason, or taken and judged."""
    refusals = {case.number: refusal(case) for case in cases}
    taken = [case for case in cases if not refusals[case.number]]
    batches = [taken[start : start + _AT_ONCE] for start in range(0, len(taken), _AT_ONCE)]
    library = imported(folder, _together(batches))
    wrong = {case.number: tuple(_wrong(case, library, _name(n))) for n, batch in enumerate(batches) for case in batch}
    return [Outcome(case, refusals[case.number], wrong.get(case.number, ())) for case in cases]


def refusal(case: Case) -> str:
    """Why the loader does not take the schema: file, pointer and sentence; empty when it does."""
    tree = SpecTree({name: Document(name, data) for name, data in case.documents().items()}, {})
    problems = lint(tree, house=False)
    if problems:
        return str(problems[0])
    try:
        understand(tree)
    except SpecError as error:
        return str(error.problems[0])
    return ""


def _name(batch: int) -> str:
    return f"Judge{batch}"


def _together(batches: list[list[Case]]) -> SpecTree:
    """A tree of one Action a batch, with a member for each case."""
    files: dict[str, Any] = {}
    for number, batch in enumerate(batches):
        action = Action(request="properties: {}", name=_name(number), route="/v2/suite")
        data = documents(action)
        schemas = data[action.file]["components"]["schemas"]
        for case in batch:
            schemas |= case.components()
            schemas[f"{action.name}Request"]["properties"][case.member] = {"$ref": case.address}
        files |= data
    return SpecTree({name: Document(name, data) for name, data in files.items()}, {})


def _wrong(case: Case, library: Library, action: str) -> Iterator[Wrong]:
    for body, valid, words in case.bodies:
        accepted = not library.violations({case.member: body}, action)
        if accepted != valid and accepted != _without_whole_floats(library, action).is_valid({case.member: body}):
            yield Wrong(words, valid)


def _without_whole_floats(library: Library, action: str) -> Any:
    """JSON Schema with the one difference that is meant: 1.0 is no integer."""
    return validator(library.contract["operations"][action]["request"])
