"""The lock of inputs: what the generated files were made from."""

from __future__ import annotations

import hashlib
import json
import os
from importlib.metadata import version
from pathlib import Path

from ..load.files import names_below

TOOLS = ("datamodel-code-generator", "jinja2", "ruff")
NAME = "generated.lock.json"


def lock(spec: Path, codegen: Path, templates: Path | None = None) -> str:
    """Versions of the tools that write output, and a hash of every spec, of the generator and of a user's templates."""
    inputs = {
        "tools": {name: version(name) for name in TOOLS},
        "spec": {name: _hash(spec, name) for name in names_below(spec) if name.endswith(".yaml")},
        "codegen": _tree_hash(codegen),
    }
    if templates is not None:
        inputs["templates"] = {name: _hash(templates, name) for name in names_below(templates)}
    return json.dumps(inputs, indent=1) + "\n"


def _hash(folder: Path, name: str) -> str:
    with open(os.path.join(folder, name), "rb") as opened:
        return hashlib.sha256(opened.read()).hexdigest()[:16]


def _tree_hash(folder: Path) -> str:
    digest = hashlib.sha256()
    for name in names_below(folder):
        if name.endswith((".py", ".j2")):
            digest.update(f"{name} {_hash(folder, name)}\n".encode())
    return digest.hexdigest()[:16]
