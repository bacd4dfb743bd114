"""The incremental build: each document on its own, several at a time, and only those that changed.

A document depends on itself and on those at the root of the tree, so it is linted together with these alone. What the
other documents of the tree have to do with it (unique names, errata that are used) is checked over all of them at the
end. Where anything at all is wrong, no parts are returned: the full build (`generate.full_build`) then reads the whole
tree and reports every mistake, or shows that there is none.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import Any

from . import render
from .load import Document, SpecError, SpecTree
from .load.files import ERRATA, parsed, read_texts
from .load.lint import lint
from .memo import Memo, digest
from .names import Identifier, family_name
from .operations import understand
from .render.overrides import overridden, own_templates
from .render.tree import inspect

# The least number of documents for which more processes are worth starting, by a fork or from scratch.
_WORTH_A_FORK, _WORTH_A_START = 6, 60


@dataclass(frozen=True)
class Built:
    """The part that a document gives, its component names, which must be unique, and the errata that it names."""

    part: render.Part
    components: tuple[str, ...]
    errata: tuple[str, ...]

    def to_json(self) -> str:
        """The same as text, for the memo and for the process that asked."""
        return json.dumps([self.part.to_json(), self.components, self.errata], ensure_ascii=False)

    @staticmethod
    def from_json(text: str) -> Built:
        """What `to_json` wrote."""
        part, components, errata = json.loads(text)
        return Built(render.Part.from_json(part), tuple(components), tuple(errata))


@dataclass(frozen=True)
class Shared:
    """What every document may refer to: the documents at the root of the tree, and the errata."""

    documents: Mapping[str, Document]
    errata: Mapping[str, Any]


def parts(spec: Path, package: Identifier, memo: Memo, workers: int | None = None) -> list[render.Part] | None:
    """The parts of all Actions below `spec`, in order; None when only a full build can tell what is wrong.

    Args:
        spec: root of the spec tree.
        package: name of the package.
        memo: what earlier runs computed.
        workers: processes at most; default one for each processor.
    """
    try:
        texts = read_texts(spec)
        errata_text = texts.pop(ERRATA, "{}")
        root = {name: text for name, text in texts.items() if "/" not in name}
        documents = {name: Document(name, parsed(text, name)) for name, text in root.items()}
        shared = Shared(documents, parsed(errata_text, ERRATA))
        own = {name: texts[name] for name in _ordered(texts.keys() - root.keys())}
    except (SpecError, ValueError):
        return None
    base = memo.key(package, errata_text, *root, *root.values())
    keys = {name: digest(base, name, text) for name, text in own.items()}
    known = {name: text for name, key in keys.items() if (text := memo.get(key)) is not None}
    changed = {name: text for name, text in own.items() if name not in known}
    for name, text in _build_all(changed, shared, package, workers):
        if not text:
            return None
        known[name] = text
        memo.put(keys[name], text)
    built = [Built.from_json(known[name]) for name in own]
    return [one.part for one in built] if built and _is_consistent(built, shared) else None


def _ordered(names: Collection[str]) -> list[str]:
    """The names of the documents by family, as `operations.understand` groups them.

    Raises:
        ValueError: a folder cannot be a family, or two would be the same.
    """
    families = {folder: family_name(folder) for folder in {_folder(name) for name in names}}
    if not _are_unique([*families.values()]):
        raise ValueError("two folders are one family")
    return sorted(names, key=lambda name: (families[_folder(name)], name))


def _folder(name: str) -> str:
    return str(PurePosixPath(name).parent)


def _build_all(
    texts: Mapping[str, str], shared: Shared, package: Identifier, workers: int | None
) -> Iterator[tuple[str, str]]:
    """By document its `Built` as text; an empty text where something is wrong."""
    build = partial(_build, shared=shared, package=package, templates=own_templates())
    count = min(workers or _processors(), len(texts))
    forks = sys.platform == "linux" and threading.active_count() == 1
    if count < 2 or len(texts) < (_WORTH_A_FORK if forks else _WORTH_A_START):
        yield from ((name, build((name, text))) for name, text in texts.items())
        return
    import multiprocessing  # noqa: PLC0415 (most runs need no other process, and these take long to load)
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    if forks:  # loaded here once, and not by each process
        import_module("datamodel_code_generator.parser.openapi")
        import_module("datamodel_code_generator.config")
    context = multiprocessing.get_context("fork" if forks else "spawn")
    with ProcessPoolExecutor(count, mp_context=context, initializer=gc.freeze) as pool:
        chunk = max(1, min(16, len(texts) // (count * 4)))
        yield from zip(texts, pool.map(build, texts.items(), chunksize=chunk), strict=True)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _build(item: tuple[str, str], shared: Shared, package: Identifier, templates: Path | None) -> str:
    """One document, linted, understood and rendered."""
    name, text = item
    try:
        document = Document(name, parsed(text, name))
        used = sorted({id_ for each in (document, *shared.documents.values()) for id_ in _named(each.data)})
        tree = SpecTree({**shared.documents, name: document}, _errata(document, used, shared))
        if lint(tree):
            return ""
        with overridden(templates):  # a context variable, which another process does not have
            (part,) = render.parts(understand(tree), package)
            inspect(part.files)
    except SpecError:
        return ""
    return Built(part, tuple(document.data["components"]["schemas"]), tuple(used)).to_json()


def _errata(document: Document, used: Sequence[str], shared: Shared) -> dict[str, Any]:
    """The errata in `used` as if they were about this document alone, so that lint misses no Action of theirs."""
    title = document.data["info"].get("title") if isinstance(document.data.get("info"), dict) else None
    entries = {id_: shared.errata.get(id_) for id_ in used}
    return {id_: {**entry, "actions": [title]} for id_, entry in entries.items() if isinstance(entry, dict)}


def _named(value: Any) -> Iterator[str]:
    """The errata that a document names: under `x-errata`, or as a rule's `errata`."""
    if isinstance(value, list):
        for item in value:
            yield from _named(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key in {"x-errata", "errata"}:
                yield from (id_ for id_ in (item if isinstance(item, list) else [item]) if isinstance(id_, str))
            else:
                yield from _named(item)


def _is_consistent(built: Sequence[Built], shared: Shared) -> bool:
    """Whether names are unique, every erratum is used, and errata name Actions that there are: lint over all."""
    actions = [one.part.action for one in built]
    components = [(one.part.family, name) for one in built for name in one.components]
    return (
        _are_unique(actions)
        and _are_unique(components)
        and {id_ for one in built for id_ in one.errata} == set(shared.errata)
        and {action for entry in shared.errata.values() for action in entry["actions"]} <= set(map(str, actions))
    )


def _are_unique(names: Sequence[object]) -> bool:
    return len(set(names)) == len(names)
