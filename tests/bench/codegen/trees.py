"""Synthetic spec trees of any size, and the same operations as the one plain OpenAPI document that peers take."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from .resources import ACTIONS_EACH, KINDS, actions

JsonObject = dict[str, Any]

PER_FAMILY = 100  # more than any family of the console API has
PAGE = "https://example.com/page"
_JSON = "application/json"


class _Dumper(yaml.CSafeDumper):
    """As people write it: no anchors, mappings over several lines."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write everything out."""
        return True


def write_tree(root: Path, size: int) -> Path:
    """A spec tree of `size` operations below `root`, in families of at most a hundred."""
    for name, document in documents(size).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        text = yaml.dump(document, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)
        (root / name).write_text(text, encoding="utf-8")
    return root


def documents(size: int) -> dict[str, JsonObject]:
    """The documents of a tree, by path below its root."""
    found = {"common.yaml": _common()}
    for family, action, operation, schemas in _operations(size):
        found[f"{family}/{_snake(action)}.yaml"] = _document(family, action, operation, schemas)
    return found


def plain(size: int) -> JsonObject:
    """The same operations as one document: a path for each Action, everything shared once, no extensions."""
    common = _common()
    paths: JsonObject = {}
    components: JsonObject = dict(common["components"]["schemas"])
    for family, action, operation, schemas in _operations(size):
        posted = {k: v for k, v in _post(family, action, operation).items() if not k.startswith("x-")}
        paths[f"/v2/{family}/{action}"] = {"post": posted}
        components |= schemas
    merged = {
        **common,
        "paths": paths,
        "components": {**common["components"], "schemas": components},
        "security": [{"bceAuthV1": []}],
    }
    merged["info"] = {"title": "Synthetic", "version": "1"}
    text = json.dumps(merged, ensure_ascii=False, indent=1)
    return dict(json.loads(text.replace('"../common.yaml#/', '"#/')))


def _operations(size: int) -> Iterator[tuple[str, str, JsonObject, JsonObject]]:
    """Family, Action, what its operation says, and its components."""
    for index in range(0, size, ACTIONS_EACH):
        family = KINDS[index // PER_FAMILY % len(KINDS)].lower() + "s" * (index // (PER_FAMILY * len(KINDS)))
        for action, operation, schemas in list(actions(index // ACTIONS_EACH))[: size - index]:
            yield family, action, operation, schemas


def _document(family: str, action: str, operation: JsonObject, schemas: JsonObject) -> JsonObject:
    return {
        "openapi": "3.1.0",
        "info": _info(action),
        "servers": [{"url": "https://example.com"}],
        "security": [{"bceAuthV1": []}],
        "paths": {f"/v2/{family}": {"post": _post(family, action, operation)}},
        "components": {
            "securitySchemes": {"bceAuthV1": {"$ref": "../common.yaml#/components/securitySchemes/bceAuthV1"}},
            "schemas": schemas,
        },
    }


def _post(family: str, action: str, operation: JsonObject) -> JsonObject:
    said = {key: value for key, value in operation.items() if key not in {"request", "response"}}
    error = {"$ref": "../common.yaml#/components/responses/Error"}
    schema = {"type": "string", "const": action}
    return {
        "operationId": action,
        "tags": [family],
        **said,
        "parameters": [{"name": "Action", "in": "query", "required": True, "schema": schema}],
        "requestBody": {"required": True, "content": {_JSON: _content(f"{action}Request", operation["request"])}},
        "responses": {
            "200": {
                "description": "It worked.",
                "content": {_JSON: _content(f"{action}Response", operation["response"])},
            },
            "4XX": error,
            "5XX": error,
        },
    }


def _content(name: str, example: JsonObject) -> JsonObject:
    return {"schema": {"$ref": f"#/components/schemas/{name}"}, "examples": {"one": {"value": example}}}


def _common() -> JsonObject:
    code = {"type": "string", "description": "Error code."}
    return {
        "openapi": "3.1.0",
        "info": _info("Common"),
        "servers": [{"url": "https://example.com"}],
        "paths": {},
        "components": {
            "securitySchemes": {"bceAuthV1": {"type": "apiKey", "in": "header", "name": "Authorization"}},
            "schemas": {
                "RequestId": {"type": "string", "description": "Identifier of the request."},
                "PageInfo": {
                    "type": "object",
                    "description": "Where a page starts and whether more follows.",
                    "required": ["isTruncated"],
                    "properties": {
                        "isTruncated": {"type": "boolean", "description": "Whether more follows."},
                        "nextMarker": {"type": "string", "description": "The marker of the next page."},
                    },
                },
                "ErrorBody": {"type": "object", "description": "What went wrong.", "properties": {"code": code}},
            },
            "responses": {
                "Error": {
                    "description": "Refused.",
                    "content": {_JSON: {"schema": {"$ref": "#/components/schemas/ErrorBody"}}},
                }
            },
        },
    }


def _info(title: str) -> JsonObject:
    return {
        "title": title,
        "version": "2026-01-02",
        "x-source": {"page": PAGE, "title": title, "date": "2026-01-02"},
    }


def _snake(name: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")
