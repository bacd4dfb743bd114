"""The lock of inputs: what the generated files were made from."""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from pathlib import Path

TOOLS = ("datamodel-code-generator", "jinja2", "ruff")
NAME = "generated.lock.json"


def lock(spec: Path, codegen: Path, templates: Path | None = None) -> str:
    """Versions of the tools that write output, and a hash of every spec, of the generator and of a user's templates."""
    inputs = {
        "tools": {name: version(name) for name in TOOLS},
        "spec": {path.relative_to(spec).as_posix(): _hash(path) for path in sorted(spec.rglob("*.yaml"))},
        "codegen": _tree_hash(codegen),
    }
    if templates is not None:
        inputs["templates"] = {path.name: _hash(path) for path in sorted(templates.iterdir())}
    return json.dumps(inputs, indent=1) + "\n"


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def _tree_hash(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.suffix in {".py", ".j2"}):
        digest.update(f"{path.relative_to(folder).as_posix()} {_hash(path)}\n".encode())
    return digest.hexdigest()[:16]
