"""The Actions as OpenAPI documents for Schemathesis: each on its own, and all merged into one with links."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..subjects import Subject

JsonObject = dict[str, Any]

# Which result of an Action goes where: [from, name, to, members of the body].
LINKS: list[tuple[str, str, str, JsonObject]] = json.loads(Path(__file__).with_name("links.json").read_bytes())
_JSON = "application/json"
_TEXT = {"type": "string"}
# What every refusal looks like.
ERROR = {
    "type": "object",
    "required": ["requestId", "code", "message"],
    "properties": {"requestId": _TEXT, "code": _TEXT, "message": _TEXT},
}
_SIGNATURE = {"type": "apiKey", "in": "header", "name": "Authorization"}


def document(subject: Subject) -> JsonObject:
    """One Action."""
    return _whole({subject.route: {"post": _operation(subject, "")}}, _schemas(subject, ""))


def merged(subjects: Mapping[str, Subject], *, deletes: bool = True) -> JsonObject:
    """All Actions with links between them; without `deletes`, none leads to a Delete Action.

    Actions share paths and methods, so each gets a fragment behind its path; it never reaches the wire.
    """
    paths: JsonObject = {}
    schemas: JsonObject = {}
    for action, subject in subjects.items():
        operation = _operation(subject, f"{action}.")
        operation["responses"]["200"]["links"] = _links(action, subjects, deletes=deletes)
        paths[f"{subject.route}#{action}"] = {"post": operation}
        schemas |= _schemas(subject, f"{action}.")
    return _whole(paths, schemas)


def _whole(paths: JsonObject, schemas: JsonObject) -> JsonObject:
    return {
        "openapi": "3.1.0",
        "info": {"title": "contract", "version": "1"},
        "security": [{"signature": []}],
        "paths": paths,
        "components": {"securitySchemes": {"signature": _SIGNATURE}, "schemas": schemas},
    }


def _operation(subject: Subject, prefix: str) -> JsonObject:
    error = {"description": "refused", "content": {_JSON: {"schema": ERROR}}}
    examples = {name: {"value": value} for name, value in subject.examples.items()}
    return {
        "operationId": subject.action,
        "parameters": [
            {"name": "Action", "in": "query", "required": True, "schema": {"type": "string", "const": subject.action}}
        ],
        "requestBody": {
            "required": True,
            "content": {subject.media_type: {"schema": _moved(_root(subject.request), prefix), "examples": examples}},
        },
        "responses": {
            "200": {
                "description": "done",
                "content": {_JSON: {"schema": _moved(_root(subject.response), prefix)}},
            },
            "4XX": error,
            "5XX": error,
        },
    }


def _root(schema: JsonObject) -> JsonObject:
    return {keyword: value for keyword, value in schema.items() if keyword != "$defs"}


def _schemas(subject: Subject, prefix: str) -> JsonObject:
    found = {**subject.response.get("$defs", {}), **subject.request.get("$defs", {})}
    return {f"{prefix}{name}": _moved(schema, prefix) for name, schema in found.items()}


def _moved(value: Any, prefix: str) -> Any:
    """A copy whose references lead to the components."""
    if isinstance(value, dict):
        return {key: _moved(item, prefix) for key, item in value.items()}
    if isinstance(value, list):
        return [_moved(item, prefix) for item in value]
    if isinstance(value, str) and value.startswith("#/$defs/"):
        return f"#/components/schemas/{prefix}{value.removeprefix('#/$defs/')}"
    return value


def _links(action: str, subjects: Mapping[str, Subject], *, deletes: bool) -> JsonObject:
    return {
        f"{name} {target}": {"operationId": target, "requestBody": body}
        for source, name, target, body in LINKS
        if source == action and target in subjects and (deletes or not target.startswith("Delete"))
    }
