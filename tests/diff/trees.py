"""Small spec trees for the tests: one Action with a request and a response."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from codegen.diff import Change, Severity, diff_trees, gravest
from codegen.load import Document, SpecTree

Json = dict[str, Any]
FILE = "model/do_thing.yaml"
OPERATION: Json = {
    "operationId": "DoThing",
    "summary": "Do it.",
    "x-permissions": ["A", "B"],
    "x-idempotent": {"value": False, "reason": "none"},
    "parameters": [{"name": "Action", "in": "query", "required": True, "schema": {"const": "DoThing"}}],
}


def content(schema: Json) -> Json:
    return {"content": {"application/json": {"schema": schema}}}


def tree(
    request: Json | None = None, response: Json | None = None, schemas: Json | None = None, **more: Any
) -> SpecTree:
    """A tree with one document; `more` is laid over its operation."""
    operation = deepcopy(OPERATION) | {
        "requestBody": {"required": True, **content({"type": "object"} if request is None else request)},
        "responses": {"200": {"description": "Done.", **content({"type": "object"} if response is None else response)}},
    }
    data = {
        "openapi": "3.1.0",
        "info": {"title": "DoThing", "version": "2025-01-01"},
        "servers": [{"url": "https://example.com"}],
        "security": [{"key": []}],
        "paths": {"/v2/thing": {"post": {**operation, **more}}},
        "components": {"schemas": schemas or {}},
    }
    return SpecTree({FILE: Document(FILE, data)}, {})


def request_changes(old: Json, new: Json) -> list[Change]:
    return diff_trees(tree(request=old), tree(request=new))


def response_changes(old: Json, new: Json) -> list[Change]:
    return diff_trees(tree(response=old), tree(response=new))


def request_severity(old: Json, new: Json) -> Severity:
    return gravest(request_changes(old, new))


def response_severity(old: Json, new: Json) -> Severity:
    return gravest(response_changes(old, new))
