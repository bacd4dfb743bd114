"""Everything that can be wrong with a spec tree, found before anything is generated from it.

The checks run in stages. A later stage relies on what the earlier ones have proved (that a `required` is a list of
names, that a reference leads somewhere), so it runs only when they found nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..document import SpecTree
from ..problem import Problem
from . import (
    aliases,
    bodies,
    bounds,
    errata,
    examples,
    extensions,
    forms,
    identity,
    keywords,
    names,
    pagination,
    reachable,
    references,
    rules,
    shape,
    strictness,
    structure,
    text,
    unions,
    values,
    waiters,
)  # fmt: skip
from .index import Index

Check = Callable[[Index], Iterable[Problem]]

FORM: tuple[Check, ...] = (
    text.check, shape.check, keywords.check, structure.check, forms.check, extensions.check, errata.check_form,
)  # fmt: skip
NAMES: tuple[Check, ...] = (references.check, names.check)
MEANING: tuple[Check, ...] = (
    identity.check, bodies.check, strictness.check, bounds.check, unions.check, values.check, reachable.check,
    rules.check, aliases.check, errata.check_use, pagination.check, waiters.check, examples.check,
)  # fmt: skip
STAGES = (FORM, NAMES, MEANING)

__all__ = ["STAGES", "Check", "Index", "lint"]


def lint(tree: SpecTree) -> list[Problem]:
    """Every mistake of the first stage that finds one, in the order of files and pointers; empty when all is well."""
    index = Index(tree)
    for stage in STAGES:
        problems = {problem for check in stage for problem in check(index)}
        if problems:
            return sorted(problems)
    return []
