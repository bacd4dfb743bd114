# Generated from spec/ by `make generate`. Do not edit.
"""Rules of CreateCustomModel that bind several fields, or that the types of its fields leave open."""

from collections.abc import Iterator, Mapping
from typing import Any

from ...runtime.rules import BrokenRule, RuledModel


class TrainMetaRules(RuledModel):
    @classmethod
    def broken_rules(cls, given: Mapping[str, Any]) -> Iterator[BrokenRule]:
        if "step" in given and "checkpointStep" in given:
            yield BrokenRule(
                "one-step-spelling",
                "step",
                "step is the samples' spelling of checkpointStep; give checkpointStep alone",
                errata=("step-or-checkpoint-step",),
            )


class HuggingFaceImportMetaRules(RuledModel):
    @classmethod
    def broken_rules(cls, given: Mapping[str, Any]) -> Iterator[BrokenRule]:
        if "chatConf" in given and "customSpec" in given:
            yield BrokenRule(
                "chat-conf-or-custom-spec",
                "chatConf",
                "chatConf and customSpec cannot be used together; give one of them",
            )
