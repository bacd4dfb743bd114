# Generated from spec/ by `make generate`. Do not edit.
"""Advanced configurations of imported models.

Sandbox's choice, because no page shows the content: the preset configuration is a JSON object with the three values
asked for, and a version has the `advanceConf` it was imported with, or `{}` as in the page's example.
"""

from __future__ import annotations

import json

from ..wire import JsonObject
from ..world import Handler, World
from .lookups import the_version


def describe_preset(_world: World, body: JsonObject) -> JsonObject:
    return {"result": json.dumps(body, ensure_ascii=False, sort_keys=True)}


def describe_own(world: World, body: JsonObject) -> JsonObject:
    return {"result": the_version(world, body["modelId"]).detail("advanceConf") or "{}"}


HANDLERS: dict[str, Handler] = {
    "DescribeModelSystemAdvancedConf": describe_preset,
    "DescribeModelCustomAdvancedConf": describe_own,
}
