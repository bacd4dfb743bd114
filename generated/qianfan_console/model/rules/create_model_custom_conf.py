# Generated from spec/ by `make generate`. Do not edit.
"""Rules of CreateModelCustomConf that bind several fields, or that the types of its fields leave open.

Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/4lw02obpp (2025-06-24)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ...runtime.rules import BrokenRule, RuledModel

_PAGE: Final = "https://cloud.baidu.com/doc/WENXINWORKSHOP/s/4lw02obpp"


class CreateModelCustomConfRequestRules(RuledModel):
    """What binds the fields of CreateModelCustomConfRequest."""

    @classmethod
    def broken_rules(cls, given: Mapping[str, Any]) -> Iterator[BrokenRule]:
        """The rules that `given` breaks; its keys are the wire names."""
        if ["customSpecFile" in given, "file" in given].count(True) != 1:
            yield BrokenRule(
                "one-upload-spelling",
                "customSpecFile",
                "one file is needed; file is the sample's spelling of customSpecFile, give customSpecFile alone",
                _PAGE,
                ("upload-field-name",),
            )
