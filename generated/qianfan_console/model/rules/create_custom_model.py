# Generated from spec/ by `make generate`. Do not edit.
"""Rules of CreateCustomModel that bind several fields, or that the types of its fields leave open.

Source: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Mlxefih20 (2025-01-13)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ...runtime.rules import BrokenRule, RuledModel

_PAGE: Final = "https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Mlxefih20"


class TrainMetaRules(RuledModel):
    """What binds the fields of TrainMeta."""

    @classmethod
    def broken_rules(cls, given: Mapping[str, Any]) -> Iterator[BrokenRule]:
        """The rules that `given` breaks; its keys are the wire names."""
        if "step" in given and "checkpointStep" in given:
            yield BrokenRule(
                "one-step-spelling",
                "step",
                "step is the samples' spelling of checkpointStep; give checkpointStep alone",
                _PAGE,
                ("step-or-checkpoint-step",),
            )


class HuggingFaceImportMetaRules(RuledModel):
    """What binds the fields of HuggingFaceImportMeta."""

    @classmethod
    def broken_rules(cls, given: Mapping[str, Any]) -> Iterator[BrokenRule]:
        """The rules that `given` breaks; its keys are the wire names."""
        if "chatConf" in given and "customSpec" in given:
            yield BrokenRule(
                "chat-conf-or-custom-spec",
                "chatConf",
                "chatConf and customSpec cannot be used together; give one of them",
                _PAGE,
            )
