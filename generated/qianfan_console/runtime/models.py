# Generated from spec/ by `make generate`. Do not edit.
"""Base classes of the generated models: strict requests, lenient responses."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, Union, get_args, get_origin

from pydantic import MISSING, BaseModel, ConfigDict, PrivateAttr, RootModel, ValidationError

if TYPE_CHECKING:
    from .wire import Reply

WIRE_NAMES = "wire names"
"""Context of a validation in which Python's names mean nothing: an open object may have a member that is called so."""


class RequestModel(BaseModel):
    """An object of a request: strict types, no unknown members, immutable, either spelling of a name."""

    model_config = ConfigDict(
        strict=True,
        frozen=True,
        extra="forbid",
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        revalidate_instances="always",
        hide_input_in_errors=True,
        allow_inf_nan=False,
        defer_build=True,
    )


class ResponseModel(BaseModel):
    """An object of a response: unknown members are kept, unknown values of an enum survive.

    What the service sends is never refused. Where it contradicts the documentation, the value is kept as it came, and
    a member that is missing reads as None.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="allow",
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        defer_build=True,
    )

    _reply: Reply | None = PrivateAttr(default=None)

    @property
    def http_response(self) -> Reply | None:
        """Status, headers and bytes of the answer; only on the outermost object."""
        return self._reply

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Self:
        """The model of `data`, whether or not it has the documented form."""
        try:
            # Strictly, so that "10" is not taken for 10, and by wire names only: both would change what was sent.
            return cls.model_validate(data, strict=True, by_alias=True, by_name=False)
        except ValidationError:
            model: Self = _construct(cls, data)
            return model

    def model_dump(self, **options: Any) -> dict[str, Any]:
        """As pydantic's, without warnings about values that the documentation does not foresee."""
        return super().model_dump(**{"warnings": False, **options})

    def model_dump_json(self, **options: Any) -> str:
        """As pydantic's, without warnings about values that the documentation does not foresee."""
        return super().model_dump_json(**{"warnings": False, **options})


def _construct(model: type[Any], data: Mapping[str, Any]) -> Any:
    names = wire_names(model)
    fields = model.model_fields
    values = {name: _value(fields[name].annotation, data[wire]) for name, wire in names.items() if wire in data}
    built = model.model_construct(set(values), **{**dict.fromkeys(names), **values})
    built.__pydantic_extra__.update({key: value for key, value in data.items() if key not in names.values()})
    return built


def _value(annotation: Any, value: Any) -> Any:
    """`value` with models where `annotation` names them, as far as it has that form; else as it is."""
    options = list(_options(annotation))
    if isinstance(value, Mapping):
        if models := [one for one in options if _is_model(one)]:
            return _nearest(models, value).read(value)
        item = next((get_args(one)[1] for one in options if get_origin(one) is dict), Any)
        return {name: _value(item, inner) for name, inner in value.items()}
    if isinstance(value, list):
        item = next((get_args(one)[0] for one in options if get_origin(one) is list), Any)
        return [_value(item, inner) for inner in value]
    return value


def _options(annotation: Any) -> Iterator[Any]:
    """The types of a union, or the one type."""
    if get_origin(annotation) in {Union, UnionType}:
        for one in get_args(annotation):
            yield from _options(one)
    elif get_origin(annotation) is Annotated:
        yield from _options(get_args(annotation)[0])
    else:
        yield annotation


def _nearest(models: list[type[ResponseModel]], data: Mapping[str, Any]) -> type[ResponseModel]:
    """Of several models the one of which `data` has the tags, and then most fields; the first of equals."""

    def likeness(model: type[ResponseModel]) -> tuple[int, int]:
        fields = {field.alias or name: field.annotation for name, field in model.model_fields.items()}
        known = [(annotation, data[wire]) for wire, annotation in fields.items() if wire in data]
        return sum(get_origin(one) is Literal and value in get_args(one) for one, value in known), len(known)

    return max(models, key=likeness)


def given(model: BaseModel) -> dict[str, Any]:
    """What `model` holds, by wire name. Its attributes are not asked for: deprecated ones would warn."""
    names = wire_names(type(model))
    fields = {names.get(name, name): value for name, value in model.__dict__.items() if value is not MISSING}
    return {**fields, **(model.__pydantic_extra__ or {})}


def at(value: Any, path: str) -> Any:
    """The value at a dotted path of wire names below a model; None where a step is missing."""
    for part in path.split("."):
        members = given(value) if isinstance(value, BaseModel) else value
        value = members.get(part) if isinstance(members, Mapping) else None
    return value


def wire_names(model: type[BaseModel]) -> dict[str, str]:
    """The wire name of each field."""
    return {name: field.alias or name for name, field in model.model_fields.items()}


def parameters(model: type[BaseModel], replaced: Mapping[str, Container[str]]) -> dict[str, str]:
    """The wire name of each field of `model`, or of the models of which it is one, but those `replaced` in a model."""
    return {
        name: wire
        for one in _models(model)
        for name, wire in wire_names(one).items()
        if wire not in replaced.get(one.__name__, ())
    }


def fields_at(model: type[BaseModel], path: Iterable[str | int]) -> list[str]:
    """The wire names of the fields that the object at `path` may have in the JSON of `model`, but deprecated ones."""
    models = list(_models(model))
    for step in path:
        fields = [field for one in models for name, field in one.model_fields.items() if (field.alias or name) == step]
        if fields:  # else the step is an index of a list, or a name of a map
            models = [one for field in fields for one in _models(field.annotation)]
    return [field.alias or name for one in models for name, field in one.model_fields.items() if not field.deprecated]


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that a value of this type may hold, without their own."""
    for one in filter(_is_model, _flat(annotation)):
        if issubclass(one, RootModel):
            yield from _models(one.model_fields["root"].annotation)
        else:
            yield one


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def spellings(model: type[BaseModel]) -> dict[str, str]:
    """The wire name of every Python name in `model` and below, where the two differ."""
    found: dict[str, str] = {}
    models, entered = [model], {model}
    for current in models:
        for name, info in current.model_fields.items():
            if info.alias:
                found[name] = info.alias
            inner = {a for a in _flat(info.annotation) if _is_model(a)}
            models.extend(sorted(inner - entered, key=lambda m: m.__name__))
            entered |= inner
    return {name: wire for name, wire in found.items() if name not in found.values()}


def _flat(annotation: Any) -> Iterator[Any]:
    yield annotation
    for inner in get_args(annotation):
        yield from _flat(inner)
