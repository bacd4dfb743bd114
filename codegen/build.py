"""From documents to the parts of the library: each on its own, several at a time, and only those that changed.

A document depends on itself and on those at the root of the tree, so it is linted with these alone. What binds the
documents of a tree beyond that is checked over all of them. Whoever finds anything odd here gives up and returns
nothing: the plain way, one tree and one step after the other, then says what is wrong, or does it all the same.
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
from .names import Identifier
from .operations import understand
from .render.overrides import overridden, own_templates
from .render.tree import inspect

# From how many documents on another process is worth its start.
_WORTH_A_FORK, _WORTH_A_START = 6, 60


@dataclass(frozen=True)
class Given:
    """What a document gives, and what it takes part in: names that must be unique, errata that must be used."""

    part: render.Part
    components: tuple[str, ...]
    errata: tuple[str, ...]

    def to_json(self) -> str:
        """As text, for a memo and for another process."""
        return json.dumps([self.part.to_json(), self.components, self.errata], ensure_ascii=False)

    @staticmethod
    def from_json(text: str) -> Given:
        """What `to_json` wrote."""
        part, components, errata = json.loads(text)
        return Given(render.Part.from_json(part), tuple(components), tuple(errata))


@dataclass(frozen=True)
class Shared:
    """What all documents may use: those at the root of the tree, and the errata."""

    documents: Mapping[str, Document]
    errata: Mapping[str, Any]


def parts(
    spec: Path, package: Identifier, memo: Memo, stamp: str, workers: int | None = None
) -> list[render.Part] | None:
    """The parts of all Actions below `spec`, in order; None when the plain way must be gone.

    Args:
        spec: root of the spec tree.
        package: name of the package.
        memo: what was computed before.
        stamp: the generator's own digest.
        workers: processes at most; default one for each processor.
    """
    try:
        texts = read_texts(spec)
        errata_text = texts.pop(ERRATA, "{}")
        root = {name: text for name, text in texts.items() if "/" not in name}
        documents = {name: Document(name, parsed(text, name)) for name, text in root.items()}
        shared = Shared(documents, parsed(errata_text, ERRATA))
    except SpecError:
        return None
    base = digest(stamp, package, errata_text, *root, *root.values())
    own = dict(sorted(((n, t) for n, t in texts.items() if n not in root), key=lambda item: _order(item[0])))
    keys = {name: digest(base, name, text) for name, text in own.items()}
    known = {name: text for name, key in keys.items() if (text := memo.get(key)) is not None}
    for name, text in _computed({n: t for n, t in own.items() if n not in known}, shared, package, workers):
        if not text:
            return None
        known[name] = text
        memo.put(keys[name], text)
    given = {name: Given.from_json(known[name]) for name in own}
    return [one.part for one in given.values()] if given and _in_step(given, shared) else None


def _order(name: str) -> tuple[str, str]:
    return str(PurePosixPath(name).parent), name


def _computed(
    texts: Mapping[str, str], shared: Shared, package: Identifier, workers: int | None
) -> Iterator[tuple[str, str]]:
    """What each document gives, as text; an empty text where something is odd."""
    compute = partial(_give, shared=shared, package=package, templates=own_templates())
    count = min(workers or _processors(), len(texts))
    forks = sys.platform == "linux" and threading.active_count() == 1
    if count < 2 or len(texts) < (_WORTH_A_FORK if forks else _WORTH_A_START):
        yield from ((name, compute((name, text))) for name, text in texts.items())
        return
    import multiprocessing  # noqa: PLC0415 (most runs need no other process, and these take long to load)
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    if forks:  # so that each process has these at once
        import_module("datamodel_code_generator.parser.openapi")
        import_module("datamodel_code_generator.config")
    context = multiprocessing.get_context("fork" if forks else "spawn")
    with ProcessPoolExecutor(count, mp_context=context, initializer=gc.freeze) as pool:
        chunk = max(1, min(16, len(texts) // (count * 4)))
        yield from zip(texts, pool.map(compute, texts.items(), chunksize=chunk), strict=True)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _give(item: tuple[str, str], shared: Shared, package: Identifier, templates: Path | None) -> str:
    name, text = item
    try:
        document = Document(name, parsed(text, name))
        used = sorted({id_ for each in (document, *shared.documents.values()) for id_ in _named(each.data)})
        tree = SpecTree({**shared.documents, name: document}, _errata(document, used, shared))
        if lint(tree):
            return ""
        with overridden(templates):  # a process of its own knows nothing of them
            (part,) = render.parts(understand(tree), package)
            inspect(part.files)
    except SpecError:
        return ""
    return Given(part, tuple(document.data["components"]["schemas"]), tuple(used)).to_json()


def _errata(document: Document, used: Sequence[str], shared: Shared) -> dict[str, Any]:
    """The errata that the document names, as if they concerned it alone."""
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


def _in_step(given: Mapping[str, Given], shared: Shared) -> bool:
    """Whether each name stands for one thing, and the errata for what the documents name."""
    every = given.values()
    actions = [one.part.action for one in every]
    components = [(one.part.family, name) for one in every for name in one.components]
    return (
        _once(actions)
        and _once(components)
        and {id_ for one in every for id_ in one.errata} == set(shared.errata)
        and {action for entry in shared.errata.values() for action in entry["actions"]} <= set(map(str, actions))
    )


def _once(names: Sequence[object]) -> bool:
    return len(set(names)) == len(names)
