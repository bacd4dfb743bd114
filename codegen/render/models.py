"""Models by datamodel-code-generator, from schemas prepared so that it loses nothing."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Collection, Iterable
from typing import Any

from datamodel_code_generator import generate
from datamodel_code_generator.enums import DataModelType, InputFileType, TargetPydanticVersion
from datamodel_code_generator.format import PythonVersion
from datamodel_code_generator.parser import LiteralType

from ..load import Problem, SpecError
from ..load.keywords import SCHEMA, SCHEMA_LIST, SCHEMA_MAP, walk
from ..lower import resolved
from ..lower.vocabulary import kinds
from ..names import Identifier, field_name
from ..operations.model import Operation, Shape
from .docstrings import without_docstrings
from .escape import clean

JsonObject = dict[str, Any]
Bases = dict[str, str | list[str]]

# Compiled into readable rules by our own template, or without a meaning for a model.
_DROPPED = frozenset({
    "not", "if", "then", "else", "dependentRequired", "default", "discriminator", "format", "contentEncoding",
    "contentSchema", "readOnly", "writeOnly", "$comment", "$defs", "example", "externalDocs", "xml",
})  # fmt: skip
_LIMITS = frozenset({
    "minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
    "minItems", "maxItems", "uniqueItems", "format", "const",
})  # fmt: skip


def models(operation: Operation, package: Identifier, family: Identifier) -> str:
    """The models of both bodies of `operation`, as Python source without formatting."""
    definitions = _with_body(_without_roots(operation), operation.request)
    response = operation.lowered_response.typed["$defs"]
    bases: Bases = dict.fromkeys(response, f"{package}.runtime.models.ResponseModel")
    rules = f"{package}.{family}.rules.{operation.method}"
    bases |= {str(shape.name): f"{rules}.{shape.name}Rules" for shape in ruled(operation, shared=False)}
    shared = (name for name in sorted(operation.shared) if _is_class(definitions.get(name, {})))
    stubs = {name: _import_of(package, name) for name in shared}
    source = _generate({**definitions, **stubs}, f"{package}.runtime.models.RequestModel", bases)
    _check_classes(operation, family, source)
    parameters = {(str(variant.shape), str(field.name)) for variant in operation.variants for field in variant.fields}
    return without_docstrings(source, parameters)


def ruled(operation: Operation, *, shared: bool) -> list[Shape]:
    """The objects of a request that check more than their fields' types: those of shared documents, or the others."""
    remainders = operation.lowered_request.remainders
    found = [shape for shape in operation.request_shapes if shape.rules or shape.name in remainders]
    return [shape for shape in found if (shape.name in operation.shared) == shared]


def has_rules(operation: Operation) -> bool:
    """Whether the operation has a module of rules."""
    return bool(ruled(operation, shared=False)) or operation.lowered_request.body is not True


def _check_classes(operation: Operation, family: Identifier, source: str) -> None:
    """See that every component has its class: one that is called like an import would have got another name."""
    wanted = {shape.name for shape in (*operation.request_shapes, *operation.response_shapes)} | {operation.request}
    lost = sorted(wanted - operation.shared - set(re.findall(r"^class (\w+)\(", source, re.MULTILINE)))
    if lost:
        file, name = f"{family.rstrip('_')}/{operation.method.rstrip('_')}.yaml", str(lost[0])
        message = f"{name!r} would mean two things in the generated code; rename the component"
        raise SpecError([Problem(file, f"/components/schemas/{name}", message)])


def lent(operation: Operation) -> JsonObject:
    """The schemas that `operation` borrows from shared documents, by name of the component."""
    return {name: schema for name, schema in _without_roots(operation).items() if name in operation.shared}


def shared_models(
    borrowed: Iterable[tuple[JsonObject, Iterable[str]]], rules: Collection[str], package: Identifier
) -> str:
    """The models that several documents borrow: of each document what it borrows, and which of that is of a request.

    Those in `rules` have rules. Empty if nobody borrows a model.
    """
    definitions: JsonObject = {}
    strict: set[str] = set()
    for schemas, requests in borrowed:
        definitions |= schemas
        strict.update(requests)
    bases: Bases = {
        name: f"{package}.runtime.models.{'Request' if name in strict else 'Response'}Model"
        for name, schema in definitions.items()
        if "properties" in schema
    }
    bases |= {name: f"{package}.common_rules.{name}Rules" for name in sorted(rules)}
    return _generate(definitions, f"{package}.runtime.models.RequestModel", bases) if bases else ""


def _without_roots(operation: Operation) -> JsonObject:
    request = {name: _strict(schema) for name, schema in operation.lowered_request.typed["$defs"].items()}
    return {**_answers(operation.lowered_response.typed["$defs"]), **request}


def _answers(definitions: JsonObject) -> JsonObject:
    """The schemas of a response. In a union with a discriminator, its values alone stay as they are: they tell."""
    found = {name: _lenient(schema) for name, schema in definitions.items()}
    for schema in definitions.values():
        for _, union in walk(schema):
            told = union.get("discriminator", {})
            for ref in told.get("mapping", {}).values():
                name, field = ref.rpartition("/")[2], told["propertyName"]
                tag = resolved(definitions[name]["properties"][field], definitions)
                values = {word: tag[word] for word in ("type", "const", "enum", "description") if word in tag}
                found[name]["properties"][field] = values
    return found


def _with_body(definitions: JsonObject, request: Identifier) -> JsonObject:
    """Definitions that call a request with no members of its own by another name where they mention it.

    datamodel-code-generator writes out a union where it is mentioned, and then has no class for it.
    """
    if "properties" in definitions[request]:
        return definitions
    other = "Inner"
    while other in definitions:
        other += "Inner"
    new_names = {f"#/components/schemas/{request}": f"#/components/schemas/{other}"}

    def renamed(schema: Any) -> Any:
        if not isinstance(schema, dict):
            return schema
        reference = {"$ref": new_names.get(schema["$ref"], schema["$ref"])} if "$ref" in schema else {}
        return _inside({**schema, **reference}, renamed)

    found = {name: renamed(schema) for name, schema in definitions.items()}
    return {**found, other: found[request]} if found != definitions else definitions


def _is_class(schema: JsonObject) -> bool:
    """Whether a shared component is imported; others are written out where they are used."""
    return "properties" in schema or "discriminator" in schema


def _import_of(package: Identifier, name: str) -> JsonObject:
    return {"type": "object", "x-python-import": {"module": f"{package}.common", "name": name}}


def _strict(schema: Any) -> Any:
    """A request schema without what our rules check and without our extensions."""
    if not isinstance(schema, dict):
        return schema
    kept = {k: v for k, v in schema.items() if k not in _DROPPED and not k.startswith("x-")}
    if not all(isinstance(value, str) for value in schema.get("enum", ())):
        del kept["enum"]
    types = kinds(schema) or []
    if "number" in types and "integer" not in types:
        # A number is sent as it was given: 1 not as 1.0, and a large integer with all its digits.
        kept["type"] = ["integer", *types]
    if "properties" in schema:
        kept.pop("oneOf", None)
        # The base class forbids unknown members; what is said here is the exception.
        if kept.pop("additionalProperties", True) is True:
            kept["additionalProperties"] = True
    if "discriminator" in schema:
        kept["discriminator"] = _rooted(schema["discriminator"])
    return _open(_inside(kept, _strict))


def _lenient(schema: Any) -> Any:
    """A response schema that accepts whatever the service may send: open enums, optional members, no limits."""
    if not isinstance(schema, dict):
        return schema
    kept = {k: v for k, v in schema.items() if k not in _DROPPED | _LIMITS and not k.startswith("x-")}
    if not isinstance(kept.get("additionalProperties"), dict) or "properties" in kept:
        kept.pop("additionalProperties", None)
    kept = _open(_inside(kept, _lenient))
    if "enum" in kept:
        values = {"type": kept.pop("type", "string"), "enum": kept.pop("enum")}
        kept["anyOf"] = [values, {"type": values["type"]}]
    for name, value in kept.get("properties", {}).items():
        if name not in schema.get("required", []):
            kept["properties"][name] = _optional(value)
    return kept


def _optional(schema: JsonObject) -> JsonObject:
    notes: JsonObject = {k: schema[k] for k in ("description", "title", "deprecated") if k in schema}
    return {**notes, "anyOf": [{k: v for k, v in schema.items() if k not in notes}, {"type": "null"}], "default": None}


def _open(schema: JsonObject) -> JsonObject:
    """An object without named members is a plain dictionary, not a class."""
    named = {"properties", "additionalProperties", "x-python-import"}
    bare = schema.get("type") == "object" and not named & set(schema)
    return {**schema, "additionalProperties": True} if bare else schema


def _inside(schema: JsonObject, change: Any) -> JsonObject:
    out: JsonObject = {}
    for keyword, value in schema.items():
        if keyword == "$ref":
            out[keyword] = value.replace("#/$defs/", "#/components/schemas/")
        elif keyword == "description":
            # It becomes a docstring; datamodel-code-generator leaves control characters and the like in it.
            out |= {keyword: said} if (said := clean(value)) else {}
        elif keyword in SCHEMA:
            out[keyword] = change(value)
        elif keyword in SCHEMA_LIST:
            out[keyword] = [change(item) for item in value]
        elif keyword in SCHEMA_MAP:
            out[keyword] = {name: change(item) for name, item in value.items()}
        else:
            out[keyword] = value
    return out


def _rooted(discriminator: JsonObject) -> JsonObject:
    mapping = {t: r.replace("#/$defs/", "#/components/schemas/") for t, r in discriminator["mapping"].items()}
    return {**discriminator, "mapping": mapping}


def _generate(definitions: JsonObject, base: str, bases: Bases) -> str:
    document = {
        "openapi": "3.1.0",
        "info": {"title": "models", "version": "1"},
        "paths": {},
        "components": {"schemas": definitions},
    }
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        source = generate(
            json.dumps(document),
            input_file_type=InputFileType.OpenAPI,
            output_model_type=DataModelType.PydanticV2BaseModel,
            target_python_version=PythonVersion.PY_311,
            target_pydantic_version=TargetPydanticVersion.V2_14,
            base_class=base,
            base_class_map=bases,
            aliases=_aliases(definitions),
            use_annotated=True,
            field_constraints=True,
            enum_field_as_literal=LiteralType.All,
            collapse_root_models=True,
            use_missing_sentinel=True,
            use_schema_description=True,
            use_field_description=True,
            use_single_line_docstring=True,
            use_standard_collections=True,
            use_union_operator=True,
            use_double_quotes=True,
            strict_refs=True,
            allow_remote_refs=False,
            disable_timestamp=True,
            formatters=[],
        )
    if not isinstance(source, str):
        raise TypeError("datamodel-code-generator wrote more than one module")
    # Its own header comes first; ours is written by `codegen.output`.
    return source[source.index("from __future__ import annotations") :]


def _aliases(definitions: JsonObject) -> dict[str, str]:
    """Our Python name for every property, so that models, methods and dictionaries agree."""
    names = (wire for schema in definitions.values() for wire in schema.get("properties", {}))
    return {wire: str(name) for wire in names if (name := field_name(wire)) != wire}
