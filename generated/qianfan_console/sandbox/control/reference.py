# Generated from spec/ by `make generate`. Do not edit.
"""Every Action as its page documents it, with bodies to try."""

from __future__ import annotations

from ..backstage import Backstage
from ..contract import Operation
from ..wire import JsonObject


def reference(backstage: Backstage) -> JsonObject:
    """The Actions of the contract in its order."""
    return {"actions": [_action(operation) for operation in backstage.contract.operations.values()]}


def _action(operation: Operation) -> JsonObject:
    facts, examples = operation.facts, operation.facts.get("examples", {})
    return {
        "action": operation.action,
        "route": operation.route,
        "summary": facts.get("summary", ""),
        **facts["source"],
        "permissions": facts.get("permissions", []),
        "mediaType": operation.media_type,
        "request": operation.request.schema,
        "response": operation.response.schema,
        "examples": list(examples.values()),
        "exampleNames": list(examples),
    }
