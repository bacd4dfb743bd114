"""Changes of an API, as they are reported."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .effect import OPERATION, Effect, Severity, severity
from .pair import Finding


@dataclass(frozen=True)
class Change:
    """One change: how grave it is, where it stands, which rule says so, on which side of which Actions."""

    severity: Severity
    file: str
    pointer: str
    rule: str
    message: str
    side: str
    actions: tuple[str, ...] = ()


def changes(findings: Iterable[Finding], side: str, action: str) -> list[Change]:
    """The findings on one side of an Action, classed."""
    return [
        Change(severity(f.effect, side), f.file, f.pointer, f.rule, f.message, side, (action,) if action else ())
        for f in findings
    ]


def change(effect: Effect, file: str, pointer: str, rule: str, message: str, action: str = "") -> Change:
    """One change of an operation or a document as such."""
    return changes([Finding(effect, file, pointer, rule, message)], OPERATION, action)[0]


def merged(found: Iterable[Change]) -> list[Change]:
    """Each change once, with all Actions that it bears on; the gravest first."""
    actions: dict[Change, list[str]] = {}
    for one in found:
        actions.setdefault(replace(one, actions=()), []).extend(one.actions)
    unique = [replace(one, actions=tuple(sorted(set(names)))) for one, names in actions.items()]
    return sorted(unique, key=lambda one: (-one.severity, one.file, one.pointer, one.rule, one.side, one.message))


def gravest(found: Iterable[Change]) -> Severity:
    """How grave all of it is together."""
    return max((one.severity for one in found), default=Severity.NONE)
