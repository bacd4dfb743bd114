"""The page of what the sandbox chooses: the "Sandbox's choice" parts of its modules' docstrings, by topic."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..names import Identifier
from ..operations.text import Text
from .escape import Escaped, code, markdown
from .templates import environment

TOPICS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Model sets", ("behaviour/model_sets", "tables/model_sets")),
    ("Model versions", ("behaviour/models", "tables/versions", "behaviour/lookups", "ids")),
    (
        "Uploads and advanced configurations",
        ("behaviour/custom_confs", "tables/custom_confs", "forms", "multipart", "behaviour/advanced_confs"),
    ),
    ("Compression tasks", ("behaviour/comp_tasks", "tables/comp_tasks")),
    ("Exports", ("behaviour/exports", "tables/exports")),
    ("Preset models", ("behaviour/presets", "presets")),
    ("Lists", ("tables/paging",)),
    ("How things pass through their states", ("lifecycle", "clock", "polling")),
    ("Who may call", ("signature", "readings", "identity")),
    ("What is refused, and how", ("refusal", "service", "actions", "decode")),
    ("Faults", ("faults", "trouble")),
)
REST = "The sandbox itself"  # what no topic names
_CHOICE = re.compile(r"Sandbox's choice(?:, (?P<reason>[^:]*))?:\s+(?P<text>.*)", re.DOTALL)
_BREAK = re.compile(r";\s+(?![^(]*\))")  # a semicolon that no parentheses enclose


@dataclass(frozen=True)
class Choice:
    """What one paragraph of a module chooses."""

    module: str
    reason: str
    items: tuple[str, ...]


def choices(folder: Path, package: Identifier) -> dict[str, str]:
    """The page, by its path below the folder of the documentation. `folder` has the sandbox's modules."""
    paths = {path.relative_to(folder).with_suffix("").as_posix(): path for path in sorted(folder.rglob("*.py"))}
    topics = [(title, _chosen(paths, modules)) for title, modules in TOPICS]
    topics.append((REST, _chosen(paths, tuple(paths))))
    page = environment(more=FILTERS).get_template("choices.md.j2")
    return {"sandbox.md": page.render(topics=[topic for topic in topics if topic[1]], package=package)}


def _chosen(paths: dict[str, Path], modules: tuple[str, ...]) -> list[Choice]:
    """What these modules choose; their paths are taken out."""
    found = [(module, paths.pop(module)) for module in modules if module in paths]
    return [choice for module, path in found for choice in choices_of(module, path.read_text(encoding="utf-8"))]


def choices_of(module: str, source: str) -> Iterator[Choice]:
    """What the docstring of a module chooses."""
    docstring = ast.get_docstring(ast.parse(source)) or ""
    for paragraph in docstring.split("\n\n"):
        found = _CHOICE.search(paragraph)
        if found:
            yield Choice(module, _line(found["reason"] or ""), tuple(_items(found["text"])))


def _items(text: str) -> Iterator[str]:
    listed = re.split(r"^- ", text, flags=re.MULTILINE)
    parts = listed[1:] if len(listed) > 1 else _BREAK.split(text)
    yield from (_line(part).rstrip(";.") for part in parts)


def _line(text: str) -> str:
    return " ".join(text.split())


def prose(text: str) -> Escaped:
    """Text of a docstring, with its inline code."""
    return Escaped("".join(map(_piece, re.split(r"(`[^`]*`)", text))))


def _piece(text: str) -> str:
    if text.startswith("`") and len(text) > 2:
        return code(Text(text[1:-1]))
    edges = " " * text.startswith(" "), " " * (text.endswith(" ") and bool(text.strip()))
    return edges[0] + markdown(Text(text)) + edges[1]


def module_link(choice: Choice, package: Identifier) -> Escaped:
    """A link to a module of the generated package."""
    path = f"{package}/sandbox/{choice.module}.py"
    return Escaped(f"[{code(Text(path))}](../{path})")


FILTERS = (prose, module_link)
