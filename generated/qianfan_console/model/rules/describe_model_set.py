# Generated from spec/ by `make generate`. Do not edit.
"""Rules of DescribeModelSet that bind several fields, or that the types of its fields leave open."""

from collections.abc import Iterator, Mapping
from typing import Any

from ...runtime.rules import BrokenRule, RuledModel


class DescribeModelSetRequestRules(RuledModel):
    @classmethod
    def broken_rules(cls, given: Mapping[str, Any]) -> Iterator[BrokenRule]:
        if ["modelSetId" in given, "modelSetName" in given].count(True) != 1:
            yield BrokenRule(
                "model-set-by-id-or-name",
                "modelSetId",
                "modelSetId and modelSetName cannot be used together, and one is needed; give exactly one of them",
            )
