"""Advanced configurations of imported models.

Sandbox's choice, because no page shows the content:
- the preset configuration is a JSON object with the three values asked for, and any `basicModelName` is known;
- a version has the `advanceConf` it was imported with, of which the content is not looked at, or `{}` as in the page's
  example, and a preset version has `{}`.
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
