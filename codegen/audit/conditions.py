"""Conditional sentences of a description, as far as they are recognised: required when, only with, never with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_VALUE = r"[A-Za-z0-9][A-Za-z0-9_.\-]*"
_NAME = r"[A-Za-z_][A-Za-z0-9_]*"
_REQUIRED_WHEN = re.compile(r"当(?P<test>[^;。]{1,60}?)时,?\s*(?:此|该|本)?(?:字段|参数)?(?:为)?必(?:填|选)")
_EXCLUSIVE = re.compile(rf"(?:该|此)?字段?与(?P<name>{_NAME})(?:字段|参数)?不(?:能|可以|可)(?:同时|一起)使用")
_EITHER = re.compile(r"(?:只能)?(?:选择其中一个|二选一)")
_ONE_NEEDED = re.compile(r"(?:必须二选一|二选一必填|至少[^,;。]{0,8}(?:一个|一项|其一|之一))")
_VALID = re.compile(r"有效|可填")
_IMPORT = re.compile(r"导入(?P<what>[A-Za-z]+)模型")
_TEST = re.compile(rf"(?P<left>[^\s,;。、()当且仅]+?)\s*(?:=|为|是|选择)\s*(?P<value>{_VALUE})")
_LEFTOVER = re.compile(r"当|仅|只能|不能|必须|必填|必选|如果|至少|不超过|最大|最小|最多|最少")


@dataclass(frozen=True)
class Vocabulary:
    """What words of a sentence mean on this page: which field has a value, which value has a label."""

    names: frozenset[str]
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def label(self, word: str) -> tuple[str, str] | None:
        """The field and value whose label speaks of `word`, when there is exactly one."""
        found = {(name, value) for name, labels in self.labels.items() for value in labels if word in labels[value]}
        return found.pop() if len(found) == 1 else None

    def owner(self, value: str) -> str | None:
        """The one field that has `value`."""
        owners = [name for name, labels in self.labels.items() if value in labels]
        return owners[0] if len(owners) == 1 else None


@dataclass(frozen=True)
class Conditions:
    """What the sentences say. `unread` holds those that look conditional and are not recognised."""

    required_when: tuple[str, ...]
    others: frozenset[str]
    one_of: str
    unread: tuple[str, ...]


def read(name: str, clauses: Iterable[str], vocabulary: Vocabulary) -> Conditions:
    """The conditions on the field called `name`."""
    reader = _Clauses(name, vocabulary)
    unread = tuple(clause for clause in clauses if not reader.take(clause))
    return Conditions(tuple(sorted(reader.required)), frozenset(reader.others), reader.one_of, unread)


class _Clauses:
    def __init__(self, name: str, vocabulary: Vocabulary) -> None:
        self._name = name
        self._vocabulary = vocabulary
        self.required: list[str] = []
        self.others: set[str] = set()
        self.one_of = ""

    def take(self, clause: str) -> bool:
        """Read one clause. False when something conditional in it is left over."""
        rest = _REQUIRED_WHEN.sub(self._required_when, clause)
        rest = _EXCLUSIVE.sub(self._exclusive, rest)
        if self.others and _ONE_NEEDED.search(rest):
            rest = _ONE_NEEDED.sub(self._one_needed, rest)
        if self.others:
            rest = _EITHER.sub("", rest)
        if _VALID.search(rest):
            rest = self._valid(rest)
        return not _LEFTOVER.search(rest)

    def _required_when(self, match: re.Match[str]) -> str:
        tests, _ = self._tests(match["test"])
        if not tests:
            return match[0]
        self.required.append(" and ".join(tests))
        return ""

    def _exclusive(self, match: re.Match[str]) -> str:
        self.others.add(f"never with {match['name']}")
        return ""

    def _one_needed(self, _: re.Match[str]) -> str:
        rivals = [other.removeprefix("never with ") for other in self.others if other.startswith("never with ")]
        self.one_of = "one of " + ", ".join(sorted([self._name, *rivals]))
        return ""

    def _valid(self, clause: str) -> str:
        tests, rest = self._tests(clause)
        if not tests:
            return clause
        self.others.update(f"only with {test}" for test in tests)
        return re.sub(r"[当仅且时,]|(?:该|此)字段|有效|可填", "", rest)

    def _tests(self, text: str) -> tuple[list[str], str]:
        found: list[str] = []

        def imported(match: re.Match[str]) -> str:
            name, value = self._vocabulary.label(match["what"]) or ("导入", match["what"])
            found.append(f"{name}={value}")
            return ""

        def tested(match: re.Match[str]) -> str:
            left = match["left"]
            if left not in self._vocabulary.names:
                left = self._vocabulary.owner(match["value"]) or left
            found.append(f"{left}={match['value']}")
            return ""

        rest = _TEST.sub(tested, _IMPORT.sub(imported, text))
        return sorted(found), rest
