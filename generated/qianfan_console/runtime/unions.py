# Generated from spec/ by `make generate`. Do not edit.
"""Errors of a union without a tag: pydantic tries every branch and gives the errors of all. Which of them to tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from .nearest import Mistake, distance
from .paths import Path

Error = Mapping[str, Any]
Labels = tuple[tuple[Path, str], ...]  # of each union on the way: where it is, and which branch was tried


# By pydantic's type of error: what the value should have been.
TYPES = {
    "string_type": "a string",
    "int_type": "an integer",
    "int_from_float": "an integer",
    "float_type": "a number",
    "bool_type": "true or false",
    "list_type": "an array",
    "dict_type": "an object",
    "model_type": "an object",
    "model_attributes_type": "an object",
}


def told(errors: Iterable[tuple[Path, Labels, Error]]) -> Iterator[tuple[Path, Error]]:
    """Path and error of each, where several branches of a union failed only those of the branch that comes nearest."""
    every = list(errors)
    unions: dict[Path, _Union] = {}
    for path, labels, error in every:
        for place, label in labels:
            unions.setdefault(place, _Union(place)).add(label, path, error)
    for path, labels, error in every:
        if all(unions[place].nearest == label for place, label in labels):
            if path in unions:
                yield path, unions[path].of_all_types(error)
            else:
                owner = path[:-1]
                yield unions[owner].worded(path, error) if owner in dict(labels) else (path, error)


class _Union:
    """The branches that were tried at one place. What decides is the members of the object there."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._branches: dict[str, list[tuple[Path, Error]]] = {}

    def add(self, label: str, path: Path, error: Error) -> None:
        """An error of a branch."""
        self._branches.setdefault(label, []).append((path, error))

    @cached_property
    def nearest(self) -> str:
        """The branch that was probably meant."""

        def mistakes(label: str) -> Iterator[Mistake]:
            for path, error in self._branches[label]:
                yield len(path), path == self._place and error["type"] in TYPES

        return min(self._agreeing or self._branches, key=lambda label: distance(mistakes(label)))

    @cached_property
    def _agreeing(self) -> list[str]:
        """The branches that take a constant which another branch refuses: what is wrong lies elsewhere."""
        constants = {path for label in self._objects for path in self._members(label, "literal_error")}
        return [label for label in self._objects if constants - self._members(label)]

    @property
    def _objects(self) -> list[str]:
        """The branches that looked at the members: what is here is no object to the others."""
        return [label for label, faults in self._branches.items() if all(path != self._place for path, _ in faults)]

    def _members(self, label: str, *kinds: str) -> set[Path]:
        """Members of the object here that the branch refuses, for one of these reasons; for any if none is given."""
        own = len(self._place) + 1
        return {path for path, e in self._branches[label] if len(path) == own and (not kinds or e["type"] in kinds)}

    def worded(self, path: Path, error: Error) -> tuple[Path, Error]:
        """Where and how to tell an error of the nearest branch at a member, so that it holds for all branches."""
        kind = error["type"]
        if kind == "literal_error" and not self._agreeing:
            return path, {**error, "ctx": {"expected": " or ".join(self._expected(path))}}
        if kind == "missing" and self._undecided:
            return self._place, _rule("required", f"give {self._choices}")
        return path, error

    def of_all_types(self, error: Error) -> Error:
        """The error of a value that fits no type of the union."""
        names = dict.fromkeys(TYPES.get(error["type"], "") for branch in self._branches.values() for _, error in branch)
        if not all(names):
            return error
        if "a number" in names:
            names.pop("an integer", None)
        return {**error, "type": "of_no_type", "ctx": {"types": " or ".join(names)}}

    def _expected(self, path: Path) -> list[str]:
        faults = (fault for branch in self._branches.values() for fault in branch)
        here = (error for where, error in faults if where == path and error["type"] == "literal_error")
        return list(dict.fromkeys(str(error["ctx"]["expected"]) for error in here))

    @property
    def _undecided(self) -> bool:
        """Whether nothing is given that one branch knows and another does not: all lack something else."""
        strange = [self._members(label, "extra_forbidden") for label in self._objects]
        lacking = [self._members(label, "missing") for label in self._objects]
        return all(each == strange[0] for each in strange) and all(lacking) and not set.intersection(*lacking)

    @property
    def _choices(self) -> str:
        """What must be given, for each branch that does not ask for more than another."""
        lacking = [
            {str(path[-1]): None for path, e in self._branches[label] if e["type"] == "missing"}
            for label in self._objects
        ]
        least = [names for names in lacking if not any(other.keys() < names.keys() for other in lacking)]
        return ", or ".join(dict.fromkeys(" and ".join(names) for names in least))


def _rule(rule: str, sentence: str) -> Error:
    return {"type": "rule", "ctx": {"rule": rule, "sentence": sentence}}
