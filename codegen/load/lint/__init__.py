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

# What the generator relies on. Whatever passes is enforced exactly.
FORM: tuple[Check, ...] = (text.check, shape.check, keywords.check, extensions.check, errata.check_form)
NAMES: tuple[Check, ...] = (references.check, names.check)
MEANING: tuple[Check, ...] = (
    identity.check, bodies.check, unions.check, rules.check, aliases.check, errata.check_use, pagination.check,
    waiters.check, examples.check,
)  # fmt: skip
STAGES = (FORM, NAMES, MEANING)

# How our own specs are written: so that every schema has a name, a type and a sense.
HOUSE = (
    (text.check_short, keywords.check_annotations, extensions.check_known, structure.check, forms.check),
    (references.check_named, names.check_properties),
    (
        bodies.check_files,
        strictness.check,
        bounds.check,
        unions.check_tagged,
        unions.check_apart,
        values.check,
        reachable.check,
        rules.check_messages,
    ),
)  # fmt: skip

__all__ = ["HOUSE", "STAGES", "Check", "Index", "lint"]


def lint(tree: SpecTree, *, house: bool = True) -> list[Problem]:
    """Every mistake of the first stage that finds one, in the order of files and pointers; empty when all is well.

    `house` adds the rules of our own specs, which those of others need not keep.
    """
    index = Index(tree)
    for stage, own in zip(STAGES, HOUSE, strict=True):
        problems = {problem for check in (*stage, *(own if house else ())) for problem in check(index)}
        if problems:
            return sorted(problems)
    return []
