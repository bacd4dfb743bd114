# Generated from spec/ by `make generate`. Do not edit.
"""Rules of CreateModelCustomConf that bind several fields, or that the types of its fields leave open."""

from collections.abc import Iterator, Mapping
from typing import Any

from ...runtime.rules import BrokenRule, RuledModel


class CreateModelCustomConfRequestRules(RuledModel):
    @classmethod
    def broken_rules(cls, given: Mapping[str, Any]) -> Iterator[BrokenRule]:
        if ["customSpecFile" in given, "file" in given].count(True) != 1:
            yield BrokenRule(
                "one-upload-spelling",
                "customSpecFile",
                "one file is needed; file is the sample's spelling of customSpecFile, give customSpecFile alone",
                errata=("upload-field-name",),
            )
