"""One Action, one name, one place: operationId, title, Action, file, folder, version and date agree."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from ...names import snake_case
from ..document import Document
from ..problem import Problem
from .index import Action, Index
from .verdicts import shown


def check(index: Index) -> Iterator[Problem]:
    for document in index.tree.documents.values():
        yield from _dates(document)
    first: dict[str, Action] = {}
    for action in index.actions:
        yield from _names(action)
        yield from _place(action)
        yield from _security(action)
        if (known := first.setdefault(action.name, action)) is not action:
            yield action.problem(f"{known.document.name} describes it too; keep one of the two", "/operationId")


def _names(action: Action) -> Iterator[Problem]:
    const = action.post["parameters"][0]["schema"]["const"]
    if const != action.name:
        message = f"the Action is {shown(const)}, the operationId {action.name}; write the same in both"
        yield action.problem(message, "/parameters/0/schema/const")
    title = action.document.data["info"]["title"]
    if title != action.name:
        message = f"the title is {shown(title)}, the operationId {action.name}; write the same in both"
        yield Problem(action.document.name, "/info/title", message)


def _place(action: Action) -> Iterator[Problem]:
    path = PurePosixPath(action.document.name)
    file = f"{snake_case(action.name).rstrip('_')}.yaml"
    if path.name != file:
        yield action.problem(f"{action.name} stands in {path.name}; rename the file to {file}", "/operationId")
    family = _family(action.route)
    if action.document.namespace != family:
        message = f"{action.route} stands in {shown(action.document.namespace)}; move the file into {shown(family)}"
        yield Problem(action.document.name, "/paths", message)


def _family(route: str) -> str:
    """The folder of a route: `prompt_templates` for /v2/promptTemplates."""
    try:
        return snake_case(route.rpartition("/")[2]).rstrip("_")
    except ValueError:
        return "a folder named after the last part of the path in letters"


def _security(action: Action) -> Iterator[Problem]:
    schemes = action.document.data["components"].get("securitySchemes", {})
    for name in action.document.data["security"][0]:
        if name not in schemes:
            message = f"no security scheme is called {shown(name)}; add it to components/securitySchemes"
            yield Problem(action.document.name, "/security/0", message)


def _dates(document: Document) -> Iterator[Problem]:
    info = document.data["info"]
    source = info["x-source"]
    dates = {"/date": source["date"]}
    dates |= {f"/also/{number}/date": page["date"] for number, page in enumerate(source.get("also", []))}
    for below, text in dates.items():
        if not _is_date(text):
            yield Problem(document.name, f"/info/x-source{below}", f"{shown(text)} is no day; correct it")
    if info["version"] != source["date"]:
        message = f"not the date of the page, {shown(source['date'])}; write the same in both, in quotes"
        yield Problem(document.name, "/info/version", message)


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
