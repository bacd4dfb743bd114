# Generated from spec/ by `make generate`. Do not edit.
"""Rules of DescribeModelSet that bind several fields, or that the types of its fields leave open.

Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/qlw02hyof (2025-06-24)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ...runtime.rules import BrokenRule, RuledModel

_PAGE: Final = "https://cloud.baidu.com/doc/WENXINWORKSHOP/s/qlw02hyof"


class DescribeModelSetRequestRules(RuledModel):
    """What binds the fields of DescribeModelSetRequest."""

    @classmethod
    def broken_rules(cls, given: Mapping[str, Any]) -> Iterator[BrokenRule]:
        """The rules that `given` breaks; its keys are the wire names."""
        if ["modelSetId" in given, "modelSetName" in given].count(True) != 1:
            yield BrokenRule(
                "model-set-by-id-or-name",
                "modelSetId",
                "modelSetId and modelSetName cannot be used together, and one is needed; give exactly one of them",
                _PAGE,
            )
