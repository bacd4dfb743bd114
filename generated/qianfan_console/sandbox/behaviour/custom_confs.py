# Generated from spec/ by `make generate`. Do not edit.
"""Uploaded chat template files. The handler gets the file as `(name, content)` under either documented field name.

Sandbox's choice: each upload gets a name of its own, a UUID with the ending `.py`; the content is not looked at.
"""

from __future__ import annotations

import uuid

from ..tables import custom_confs
from ..wire import JsonObject
from ..world import Handler, World


def create(world: World, body: JsonObject) -> JsonObject:
    upload = body.get("customSpecFile") or body["file"]
    name = f"{uuid.uuid4()}.py"
    custom_confs.add(world.store, name, upload.name, len(upload.content))
    return {"result": name}


HANDLERS: dict[str, Handler] = {"CreateModelCustomConf": create}
