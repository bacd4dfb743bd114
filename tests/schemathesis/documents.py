"""The specs as Schemathesis reads them: each document on its own, and all of them merged into one with links."""

from __future__ import annotations

import copy
from functools import cache
from pathlib import Path
from typing import Any

from codegen.load import load_tree
from codegen.load.document import Document
from qianfan_console.contract.fuzz.documents import LINKS

SPEC = Path(__file__).parents[2] / "spec"
JsonObject = dict[str, Any]


@cache
def documents() -> dict[str, JsonObject]:
    """Each document of `spec/model`, self-contained, by its Action."""
    tree = load_tree(SPEC)
    common = tree.documents["common.yaml"].data["components"]
    found = [_self_contained(document, common) for document in tree.operations() if document.namespace == "model"]
    return {document["info"]["title"]: document for document in found}


def _self_contained(document: Document, common: JsonObject) -> JsonObject:
    data: JsonObject = _renamed(document.data, "../common.yaml#/", "#/")
    for kind, components in common.items():
        data["components"][kind] = {**data["components"].get(kind, {}), **copy.deepcopy(components)}
    return data


def _renamed(value: Any, old: str, new: str) -> Any:
    """A copy of `value`, each text that starts with `old` starting with `new`."""
    if isinstance(value, dict):
        return {key: _renamed(item, old, new) for key, item in value.items()}
    if isinstance(value, list):
        return [_renamed(item, old, new) for item in value]
    return new + value.removeprefix(old) if isinstance(value, str) and value.startswith(old) else value


@cache
def merged(*, deletes: bool) -> JsonObject:
    """All documents as one, with links; without `deletes`, no link leads to a Delete Action.

    All Actions share one path and method, so each gets a fragment behind its path; it never reaches the wire.
    """
    whole: JsonObject = {"openapi": "3.1.0", "info": {"title": "merged", "version": "1"}, "paths": {}}
    whole["components"] = {"schemas": {}, "responses": {}, "securitySchemes": {}}
    whole["security"] = [{"bceAuthV1": []}]
    for action, document in documents().items():
        own = _renamed(document, "#/components/schemas/", f"#/components/schemas/{action}.")
        for name, schema in own["components"]["schemas"].items():
            whole["components"]["schemas"][f"{action}.{name}"] = schema
        for kind in ("responses", "securitySchemes"):
            whole["components"][kind] |= own["components"][kind]
        ((path, item),) = own["paths"].items()
        item["post"]["responses"]["200"]["links"] = _links(action, deletes)
        whole["paths"][f"{path}#{action}"] = item
    return whole


def _links(action: str, deletes: bool) -> JsonObject:
    return {
        f"{name} {target}": {"operationId": target, "requestBody": body}
        for source, name, target, body in LINKS
        if source == action and (deletes or not target.startswith("Delete"))
    }
