"""The head of a module of models, as short as it can be, because every import costs time when it is loaded.

What models are written with comes from `runtime.modeling`, and `from __future__ import annotations` is written only
where a class mentions itself or a later one.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ..names import Identifier

# What `runtime.modeling` offers, whatever module it is from.
_OFFERED = frozenset({
    "Annotated", "Any", "Field", "Literal", "MISSING", "Operation", "RequestModel", "ResponseModel", "RootModel",
})  # fmt: skip
FUTURE = "from __future__ import annotations\n"


def with_short_head(source: str, package: Identifier, family: Identifier) -> str:
    """`source`, a module of `operations/`, with as few lines in front of its first class as will do."""
    tree = ast.parse(source)
    imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    end = max(node.end_lineno or 0 for node in imports)
    body = "".join(source.splitlines(keepends=True)[end:])
    lines = "\n".join(dict.fromkeys(_lines(imports, package, family)))
    future = FUTURE if _looks_ahead(node for node in tree.body if isinstance(node, ast.ClassDef)) else ""
    return f"{future}{lines}\n{body}"


def _lines(imports: Iterable[ast.Import | ast.ImportFrom], package: Identifier, family: Identifier) -> Iterator[str]:
    for node in imports:
        if isinstance(node, ast.Import):
            yield ast.unparse(node)
        elif node.module != "__future__":
            for name in node.names:
                offered = name.name in _OFFERED and name.asname is None
                place = "...runtime.modeling" if offered else _relative(node.module or "", package, family)
                yield f"from {place} import {ast.unparse(name)}"


def _relative(module: str, package: Identifier, family: Identifier) -> str:
    """A module of ours as `operations/` sees it."""
    for prefix, dots in ((f"{package}.{family}.", ".."), (f"{package}.", "...")):
        if module.startswith(prefix):
            return dots + module.removeprefix(prefix)
    return module


def _looks_ahead(classes: Iterable[ast.ClassDef]) -> bool:
    """Whether a class mentions itself or one behind it."""
    later = list(classes)
    names = {node.name for node in later}
    for node in later:
        used = {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}
        if used & names:
            return True
        names.discard(node.name)
    return False
