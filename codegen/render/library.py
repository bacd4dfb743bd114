"""All files of the library, by path below the package folder, from the parts that the Actions give."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from ..names import Identifier
from ..operations.text import Text
from . import checks
from .colour import ASYNC, SYNC
from .commands import FILTERS
from .copies import copies
from .escape import Escaped
from .exports import public_names
from .models import shared_models
from .part import Part
from .templates import environment

Files = dict[str, str]
Print = Callable[..., str]


@dataclass(frozen=True)
class Group:
    """The parts of one family."""

    name: Identifier
    parts: tuple[Part, ...]

    @property
    def route(self) -> Text:
        """The route of its Actions."""
        return self.parts[0].route


def grouped(parts: Iterable[Part]) -> list[Group]:
    """The parts by family, in order."""
    return [Group(name, tuple(found)) for name, found in groupby(parts, key=lambda part: part.family)]


def library(parts: Sequence[Part], package: Identifier, folder: Path) -> Files:
    """The library: generated modules, the runtime of `folder` (the code generator's own), and data."""
    groups = grouped(parts)
    files = copies(folder) | package_files(groups, package)
    for part in parts:
        files |= part.files
    files["contract.json"] = _contract(parts, package)
    return files


def package_files(groups: Sequence[Group], package: Identifier) -> Files:
    """The modules that Actions share."""
    env = environment(more=(*FILTERS, *checks.FILTERS))

    def print_(template: str, **values: Any) -> str:
        return env.get_template(f"{template}.j2").render(package=package, **values)

    files = _package(groups, print_)
    for group in groups:
        files |= {f"{group.name}/{path}": text for path, text in _family(group, print_).items()}
    parts = [part for group in groups for part in group.parts]
    rules = dict(pair for part in parts for pair in part.lent_rules)
    if source := shared_models([(part.lent, part.strict) for part in parts], rules, package):
        files["common.py"] = f'"""Models that several Actions share."""\n\n{source}'
    if rules:
        wholes = {name: whole for part in parts for name, whole in part.lent_wholes.items()}
        names = sorted({name for part in parts for name in part.lent_checks})
        files["common_rules.py"] = print_(
            "common_rules.py", classes=rules, wholes=dict(sorted(wholes.items())), checks=names
        )
    return files


def _package(groups: Sequence[Group], print_: Print) -> Files:
    files = {"py.typed": "", "__init__.py": print_("package.py", exports=public_names())}
    files["index.py"] = print_("index.py", families=groups)
    for colour in (SYNC, ASYNC):
        files[f"{colour.module('client')}.py"] = print_("client.py", families=groups, colour=colour)
        for part in ("connections", "pager"):
            files[f"{colour.module(part)}.py"] = print_(f"{part}.py", colour=colour)
    return files


def _family(group: Group, print_: Print) -> Files:
    files = {f"{folder}/__init__.py": "" for folder in ("operations", "rules")}
    files["commands.py"] = print_("commands.py", family=group)
    files["async_namespace.py"] = print_("async_namespace.py", family=group)
    files["namespace.py"] = print_("namespace.py", family=group)
    params: dict[Identifier, Escaped] = dict(pair for part in group.parts for pair in part.params)
    files["params.py"] = print_("params.py", family=group, params=params)
    exports = sorted(name for part in group.parts for name in part.models)
    files["__init__.py"] = print_("family.py", family=group, exports=exports)
    return files


def _contract(parts: Sequence[Part], package: Identifier) -> str:
    """Every Action's schemas and facts as JSON, a line each."""
    lines = ",\n".join(f" {json.dumps(part.action)}: {part.facts}" for part in parts)
    return f'{{"package": {json.dumps(package)}, "operations": {{\n{lines}\n}}}}\n'
