# Generated from spec/ by `make generate`. Do not edit.
"""Keywords that combine schemas."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from dataclasses import replace
from typing import Any

from ..nearest import Mistake, distance
from .fault import Fault
from .schema import Keyword, Schema, seen_by


class Never(Keyword):
    """`false`: no value fits."""

    def faults(self, value: Any) -> Iterator[Fault]:  # noqa: ARG002
        yield Fault("never", "not allowed here")


class Ref(Keyword):
    """Another schema, by a function because it may stand below, or hold this one."""

    def __init__(self, target: Callable[[], Schema]) -> None:
        self._target = target

    def faults(self, value: Any) -> Iterator[Fault]:
        return self._target().faults(value)

    def seen(self, value: Any) -> Set[str | int]:
        return seen_by([self._target()], value)


class AllOf(Keyword):
    def __init__(self, *schemas: Schema) -> None:
        self._schemas = schemas

    def faults(self, value: Any) -> Iterator[Fault]:
        for schema in self._schemas:
            yield from schema.faults(value)

    def seen(self, value: Any) -> Set[str | int]:
        return seen_by(self._schemas, value)


class AnyOf(Keyword):
    def __init__(self, *schemas: Schema) -> None:
        self._schemas = schemas

    def faults(self, value: Any) -> Iterator[Fault]:
        if not any(schema.fits(value) for schema in self._schemas):
            yield from _nearest("any-of", self._schemas, value)

    def seen(self, value: Any) -> Set[str | int]:
        return seen_by(self._schemas, value)


class OneOf(Keyword):
    def __init__(self, *schemas: Schema) -> None:
        self._schemas = schemas

    def faults(self, value: Any) -> Iterator[Fault]:
        fitting = [str(number) for number, schema in enumerate(self._schemas, 1) if schema.fits(value)]
        if not fitting:
            yield from _nearest("one-of", self._schemas, value)
        elif len(fitting) > 1:
            yield Fault("one-of", f"fits alternatives {' and '.join(fitting)}, which exclude each other")

    def seen(self, value: Any) -> Set[str | int]:
        return seen_by(self._schemas, value)


class Not(Keyword):
    def __init__(self, schema: Schema) -> None:
        self._schema = schema

    def faults(self, value: Any) -> Iterator[Fault]:
        if self._schema.fits(value):
            yield Fault("not", "has the form that is forbidden here")


class If(Keyword):
    """`then` where the condition holds, else `otherwise`."""

    def __init__(self, condition: Schema, then: Schema | None = None, otherwise: Schema | None = None) -> None:
        self._condition = condition
        self._then = then
        self._otherwise = otherwise

    def faults(self, value: Any) -> Iterator[Fault]:
        holds = self._condition.fits(value)
        chosen = self._then if holds else self._otherwise
        words = "the condition holds" if holds else "the condition does not hold"
        for fault in chosen.faults(value) if chosen else ():
            yield replace(fault, message=f"{fault.message}; asked for because {words}")

    def seen(self, value: Any) -> Set[str | int]:
        chosen = [self._condition, self._then] if self._condition.fits(value) else [self._otherwise]
        return seen_by([schema for schema in chosen if schema], value)


class Rule(Keyword):
    """A keyword with a message for people: one fault with that message stands for all of its faults."""

    def __init__(self, keyword: Keyword, rule: str, message: str, page: str = "", errata: tuple[str, ...] = ()) -> None:
        self._keyword = keyword
        self._fault = Fault(rule, message, page=page, errata=errata)

    def faults(self, value: Any) -> Iterator[Fault]:
        first = next(self._keyword.faults(value), None)
        if first is not None:
            yield replace(self._fault, path=first.path)

    def seen(self, value: Any) -> Set[str | int]:
        return self._keyword.seen(value)


def _nearest(rule: str, schemas: tuple[Schema, ...], value: Any) -> Iterator[Fault]:
    """What is wrong by the alternative that comes nearest."""

    def mistakes(faults: list[Fault]) -> Iterator[Mistake]:
        return ((len(fault.path), not fault.path and fault.rule == "type") for fault in faults)

    nearest = min((list(schema.faults(value)) for schema in schemas), key=lambda faults: distance(mistakes(faults)))
    count = len(schemas)
    yield replace(nearest[0], rule=rule, message=f"fits none of {count} alternatives; nearest: {nearest[0].message}")
