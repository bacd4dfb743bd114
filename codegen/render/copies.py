"""Hand-written modules that become part of the library, byte for byte below a header."""

from __future__ import annotations

from pathlib import Path

PARTS = ("runtime", "sandbox", "contract")
DATA = frozenset({".css", ".html", ".js", ".json", ".sql", ".svg", ".txt"})


def copies(folder: Path) -> dict[str, str]:
    """The files of the runtime, the sandbox and the contract suite, by path below the package."""
    found: dict[str, str] = {}
    for part in PARTS:
        for path in sorted((folder / part).rglob("*")):
            if path.suffix == ".py" or path.suffix in DATA:
                found[path.relative_to(folder).as_posix()] = path.read_text(encoding="utf-8")
    return found
