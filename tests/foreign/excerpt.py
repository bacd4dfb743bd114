"""`python -m tests.foreign.excerpt DOCUMENT OPERATION…`: some operations of a document, word for word.

Of each operation its id and its body stay, of the components those that are reached.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .read import Source, read

JsonObject = dict[str, Any]


def excerpt(source: Source, wanted: list[str]) -> JsonObject:
    """A document of these operations alone; `source` is one file."""
    ((file, data),) = source.documents.items()
    info = {word: data["info"][word] for word in ("title", "version", "license") if word in data["info"]}
    found: JsonObject = {"openapi": data["openapi"], "info": info, "paths": {}, "components": {}}
    for operation in source.operations():
        if operation.value.get("operationId") in wanted:
            kept = {word: operation.value[word] for word in ("operationId", "requestBody")}
            found["paths"].setdefault(operation.path, {})[operation.method] = kept
    waiting = list(_references(found["paths"]))
    while waiting:
        section, name = waiting.pop().split("/")[-2:]
        members = found["components"].setdefault(section, {})
        if name not in members:
            members[name] = source.at((file, f"/components/{section}/{name}"))
            waiting.extend(_references(members[name]))
    return found


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, dict) and isinstance(value.get("$ref"), str):
        yield value["$ref"]
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _references(inner)


if __name__ == "__main__":
    print(json.dumps(excerpt(read(Path(sys.argv[1])), sys.argv[2:]), indent=1, ensure_ascii=False))
