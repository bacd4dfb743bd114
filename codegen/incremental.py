"""The incremental build: each document on its own, several at a time, and only those that changed.

A document depends on itself and on what it needs of those at the root of the tree, so it is linted together with that
alone; the first one with the whole root. What the other documents have to do with it (unique names, errata that are
used) is checked over all of them at the end. Where anything at all is wrong, no parts are returned: the full build
(`generate.full_build`) then reads the whole tree and reports every mistake, or shows that there is none.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
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
from .shared import Shared

# The least number of documents for which more processes are worth starting, by a fork or from scratch.
_WORTH_A_FORK, _WORTH_A_START = 6, 60


@dataclass(frozen=True)
class Built:
    """What a document gives: its part, its components and waiters, whose names must be unique, the errata it names."""

    part: render.Part
    components: tuple[str, ...]
    waiters: tuple[str, ...]
    errata: tuple[str, ...]

    def to_json(self) -> str:
        """The same as text, for the memo and for the process that asked."""
        return json.dumps([self.part.to_json(), self.components, self.waiters, self.errata], ensure_ascii=False)

    @staticmethod
    def from_json(text: str) -> Built:
        """What `to_json` wrote."""
        part, *names = json.loads(text)
        return Built(render.Part.from_json(part), *map(tuple, names))


@dataclass(frozen=True)
class Build:
    """All that building a document takes beside the document.

    Attributes:
        package: name of the package.
        shared: the root of the tree.
        house: whether the specs must keep the rules of our own specs.
        templates: a folder with templates that stand for ours.
        first: the document that is linted with the whole root, if the root must be looked at.
    """

    package: Identifier
    shared: Shared
    house: bool
    templates: Path | None
    first: str = ""


def parts(
    spec: Path, package: Identifier, memo: Memo, workers: int | None = None, *, house: bool = True
) -> list[render.Part] | None:
    """The parts of all Actions below `spec`, in order; None when only a full build can tell what is wrong.

    Args:
        spec: root of the spec tree.
        package: name of the package.
        memo: what earlier runs computed.
        workers: processes at most; default one for each processor.
        house: whether the specs must keep the rules of our own specs.
    """
    try:
        texts = read_texts(spec)
        errata_text = texts.pop(ERRATA, "{}")
        root = {name: text for name, text in texts.items() if "/" not in name}
        documents = {name: Document(name, parsed(text, name)) for name, text in root.items()}
        shared = Shared(documents, parsed(errata_text, ERRATA))
        own = {name: texts[name] for name in sorted(texts.keys() - root.keys(), key=_order)}
    except (SpecError, ValueError):
        return None
    base = memo.key(package, str(house), errata_text, *root, *root.values())
    keys = {name: digest(base, name, text) for name, text in own.items()}
    known = {name: text for name, key in keys.items() if (text := memo.get(key)) is not None}
    changed = {name: text for name, text in own.items() if name not in known}
    # What is known was computed after a document had been linted with the same root as a whole.
    first = "" if known else next(iter(changed), "")
    for name, text in _build_all(changed, Build(package, shared, house, own_templates(), first), workers):
        if not text:
            return None
        known[name] = text
        memo.put(keys[name], text)
    built = [Built.from_json(known[name]) for name in own]
    return [one.part for one in built] if built and _is_consistent(built, shared) else None


def _order(name: str) -> tuple[str, str]:
    """By family first, as `operations.understand` groups documents.

    Raises:
        ValueError: the folder cannot be a family.
    """
    return family_name(str(PurePosixPath(name).parent)), name


def _build_all(texts: Mapping[str, str], how: Build, workers: int | None) -> Iterator[tuple[str, str]]:
    """By document its `Built` as text; an empty text where something is wrong."""
    build = partial(_build, how=how)
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


def _build(item: tuple[str, str], how: Build) -> str:
    """One document, linted, understood and rendered."""
    name, text = item
    try:
        document = Document(name, parsed(text, name))
        root = how.shared.documents if name == how.first else how.shared.around(document)
        used = sorted({id_ for each in (document, *root.values()) for id_ in _named(each.data)})
        tree = SpecTree({**root, name: document}, _errata(document, used, how.shared))
        if lint(tree, house=how.house) or not document.data["paths"]:
            return ""
        with overridden(how.templates):  # a context variable, which another process does not have
            (part,) = render.parts(understand(tree), how.package)
            inspect(part.files)
    except SpecError:
        return ""
    ((_, path),) = document.data["paths"].items()
    waiters = (waiter["name"] for waiter in path["post"].get("x-waiters", ()))
    return Built(part, tuple(document.data["components"]["schemas"]), tuple(waiters), tuple(used)).to_json()


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
    waiters = [(one.part.family, name) for one in built for name in one.waiters]
    used = {id_ for one in built for id_ in one.errata}
    used |= {id_ for document in shared.documents.values() for id_ in _named(document.data)}
    return (
        _are_unique(actions)
        and _are_unique(components)
        and _are_unique(waiters)
        and shared.names.isdisjoint(name for _, name in components)
        and used == set(shared.errata)
        and {action for entry in shared.errata.values() for action in entry["actions"]} <= set(map(str, actions))
    )


def _are_unique(names: Sequence[object]) -> bool:
    return len(set(names)) == len(names)
