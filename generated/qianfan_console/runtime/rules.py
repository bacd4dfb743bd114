# Generated from spec/ by `make generate`. Do not edit.
"""Request objects that check more than their fields' types: rules over several fields, and remainders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self

from pydantic import ModelWrapValidatorHandler, ValidationError, ValidationInfo, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from .models import WIRE_NAMES, RequestModel, given, wire_names
from .plain import plain

if TYPE_CHECKING:
    from .checks import Fault, Schema


@dataclass(frozen=True)
class BrokenRule:
    """A rule over several fields that a body breaks: its id, the field to show it at, its sentence.

    `page` is where it is written, if that is not the Action's own page.
    """

    rule: str
    field: str
    message: str
    page: str = ""
    errata: tuple[str, ...] = ()


class RuledModel(RequestModel):
    """A request object with rules that bind several fields. They are checked together with the fields.

    What the types of the fields leave open is checked once they fit: `_remainder` judges the object's JSON value.
    """

    _remainder: ClassVar[Schema | None] = None

    @classmethod
    def broken_rules(cls, given: Mapping[str, Any]) -> Iterator[BrokenRule]:  # noqa: ARG003
        """The rules that `given` breaks; its keys are the wire names."""
        return iter(())

    @model_validator(mode="wrap")
    @classmethod
    def _check_rules(cls, value: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        names = {} if info.context == WIRE_NAMES else wire_names(cls)
        broken = [_as_error(rule) for rule in cls.broken_rules(_given(value, names))]
        try:
            model = handler(value)
        except ValidationError as error:
            if not broken:
                raise
            raise ValidationError.from_exception_data(cls.__name__, [*broken, *map(_again, error.errors())]) from None
        if cls._remainder is not None:
            spelling = _spelling(names, value)
            broken += [fault_error(fault, spelling) for fault in cls._remainder.faults(plain(model))]
        if broken:
            raise ValidationError.from_exception_data(cls.__name__, broken)
        return model


def _given(value: Any, names: Mapping[str, str]) -> dict[str, Any]:
    """What `value` (a mapping, or a model) gives, by wire name; `names` has those of the Python names."""
    if isinstance(value, RuledModel):
        return given(value)
    if isinstance(value, Mapping):
        return {names.get(str(key), str(key)): item for key, item in value.items()}
    return {}


def fault_error(fault: Fault, spelling: Mapping[str, str] | None = None) -> InitErrorDetails:
    """A fault as an error of pydantic's; `spelling` gives the names that the body has in place of wire names."""
    context = {"rule": fault.rule, "page": fault.page, "errata": fault.errata, "sentence": fault.message}
    first, *rest = fault.path or ("",)
    path = ((spelling or {}).get(str(first), first), *rest) if fault.path else ()
    return InitErrorDetails(type=PydanticCustomError("rule", "{sentence}", context), loc=path, input=None)


def _spelling(names: Mapping[str, str], value: Any) -> dict[str, str]:
    """By wire name, the Python names that a mapping has instead."""
    mapping = value if isinstance(value, Mapping) else {}
    return {wire: name for name, wire in names.items() if name in mapping and wire not in mapping}


def _as_error(broken: BrokenRule) -> InitErrorDetails:
    context = {"rule": broken.rule, "page": broken.page, "errata": broken.errata, "sentence": broken.message}
    return InitErrorDetails(type=PydanticCustomError("rule", "{sentence}", context), loc=(broken.field,), input=None)


def _again(error: Any) -> InitErrorDetails:
    """An error taken out of a ValidationError, in the form that makes a new one."""
    context = error.get("ctx", {})
    kind = PydanticCustomError("rule", "{sentence}", context) if error["type"] == "rule" else error["type"]
    return InitErrorDetails(type=kind, loc=error["loc"], input=error["input"], ctx=context)
