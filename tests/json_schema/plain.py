"""Verdicts of the models that datamodel-code-generator writes by itself, given its best options."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from typing import Any

from datamodel_code_generator import generate
from datamodel_code_generator.enums import DataModelType, InputFileType, TargetPydanticVersion
from datamodel_code_generator.format import PythonVersion
from datamodel_code_generator.parser import LiteralType
from pydantic import BaseModel, ConfigDict, ValidationError

from .cases import Case, embedded
from .verdict import Outcome, Wrong


class StrictModel(BaseModel):
    """The base class: strict, as the sound options of the tool want it."""

    model_config = ConfigDict(strict=True, frozen=True)


def outcome(case: Case, *, validators: bool) -> Outcome:
    """What becomes of a case. A schema that the tool, Python or pydantic fails on is refused."""
    try:
        model = _model(case, validators=validators)
    except Exception as error:
        return Outcome(case, type(error).__name__, ())
    return Outcome(case, "", tuple(_wrong(case, model)))


def _model(case: Case, *, validators: bool) -> type[BaseModel]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        source = generate(
            json.dumps(_document(case)),
            input_file_type=InputFileType.JsonSchema,
            output_model_type=DataModelType.PydanticV2BaseModel,
            target_python_version=PythonVersion.PY_311,
            target_pydantic_version=TargetPydanticVersion.V2_14,
            base_class="tests.json_schema.plain.StrictModel",
            class_name="Body",
            use_annotated=True,
            field_constraints=True,
            enum_field_as_literal=LiteralType.All,
            collapse_root_models=True,
            snake_case_field=True,
            use_missing_sentinel=True,
            generate_schema_validators=validators,
            strict_refs=True,
            allow_remote_refs=False,
            disable_timestamp=True,
            formatters=[],
        )
        space: dict[str, Any] = {"__name__": f"plain_{case.number}"}
        exec(compile(str(source), "plain", "exec"), space)
        model: type[BaseModel] = space["Body"]
        model.model_rebuild(_types_namespace=space)
        return model


def _document(case: Case) -> dict[str, Any]:
    if case.place == "body":
        return {"title": "Body", **embedded(case.schema, "#")}
    value = embedded(case.schema, "#/$defs/Value")
    return {
        "title": "Body", "type": "object", "additionalProperties": False,
        "properties": {"value": {"$ref": "#/$defs/Value"}}, "$defs": {"Value": value},
    }  # fmt: skip


def _wrong(case: Case, model: type[BaseModel]) -> Iterator[Wrong]:
    for body, valid, words in case.bodies:
        try:
            model.model_validate(body)
            accepted = True
        except ValidationError:
            accepted = False
        except Exception:
            accepted = not valid
        if accepted != valid and not _is_whole_float(body):
            yield Wrong(words, valid)


def _is_whole_float(body: Any) -> bool:
    """Whether 1.0 stands somewhere, which strict models refuse for an integer: counted for them, as for ours."""
    values = body.values() if isinstance(body, dict) else body if isinstance(body, list) else ()
    return any(map(_is_whole_float, values)) or (isinstance(body, float) and body.is_integer())
