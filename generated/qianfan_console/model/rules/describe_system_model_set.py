# Generated from spec/ by `make generate`. Do not edit.
"""Rules of DescribeSystemModelSet that bind several fields, or that the types of its fields leave open.

Source: https://cloud.baidu.com/doc/qianfan-api/s/Imnin78he (2026-04-03)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ...runtime.rules import BrokenRule, RuledModel

_PAGE: Final = "https://cloud.baidu.com/doc/qianfan-api/s/Imnin78he"


class DescribeSystemModelSetRequestRules(RuledModel):
    """What binds the fields of DescribeSystemModelSetRequest."""

    @classmethod
    def broken_rules(cls, given: Mapping[str, Any]) -> Iterator[BrokenRule]:
        """The rules that `given` breaks; its keys are the wire names."""
        if ["modelSetId" in given, "modelSetName" in given].count(True) != 1:
            yield BrokenRule(
                "system-model-set-by-id-or-name",
                "modelSetId",
                "modelSetId and modelSetName cannot be used together, and one is needed; give exactly one of them",
                _PAGE,
            )
