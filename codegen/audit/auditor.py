"""One page against one Action of a spec tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..load import Document, SpecTree
from .blocks import PageError
from .compare import Difference, differences
from .explain import explanations, judge
from .facts import SpecSide, read_side
from .page import Page, PageTable, read_page
from .report import Audit
from .statements import listed


def audit(source: str, tree: SpecTree, action: str | None = None, name: str = "page") -> Audit:
    """Hold the page `source` against the spec.

    Raises:
        PageError: the page's layout is not known, or the spec has no such Action.
    """
    page = read_page(source)
    action = action or page.action()
    document = next((d for d in tree.operations() if _operation(d).get("operationId") == action), None)
    if document is None:
        raise PageError(0, f"the spec has no Action {action!r}")
    found = list(_differences(page, tree, document))
    return Audit(name, action, tuple(judge(found, explanations(tree.errata, action))), tuple(_notes(page, document)))


def _operation(document: Document) -> dict[str, Any]:
    return next((item["post"] for item in document.data["paths"].values() if "post" in item), {})


def _differences(page: Page, tree: SpecTree, document: Document) -> Iterator[Difference]:
    operation = _operation(document)
    ids = frozenset(map(str, operation.get("x-errata", ())))
    for side, (home, schema) in _sides(tree, document, operation).items():
        spec = read_side(tree, home, schema, ids)
        if side == "response":
            _add_error_fields(spec, page.tables[side], tree, document, operation)
        yield from differences(side, page.tables[side], spec)
    stated, known = listed(page.permissions), listed(operation.get("x-permissions", []))
    if stated != known:
        yield Difference("operation", "x-permissions", "permissions", stated, known, 0, ids)


def _add_error_fields(
    spec: SpecSide, tables: tuple[PageTable, ...], tree: SpecTree, document: Document, operation: dict[str, Any]
) -> None:
    """Pages list `code` and `message`, which only errors have, beside the fields of a success."""
    home, answer = tree.follow(document, operation.get("responses", {}).get("4XX", {}))
    errors = read_side(tree, home, _schema(answer), frozenset()).objects[""].fields
    named = {row.name for table in tables[:1] for row in table.fields}
    known = spec.objects[""].fields
    known.update({name: field for name, field in errors.items() if name in named and name not in known})


def _sides(tree: SpecTree, document: Document, operation: dict[str, Any]) -> dict[str, tuple[Document, Any]]:
    home, body = tree.follow(document, operation.get("requestBody", {}))
    answer_home, answer = tree.follow(document, operation.get("responses", {}).get("200", {}))
    query = [item for item in operation.get("parameters", ()) if item.get("in") == "query"]
    return {
        "request": (home, _schema(body)),
        "query": (document, _as_object(query)),
        "response": (answer_home, _schema(answer)),
    }


def _schema(part: dict[str, Any]) -> Any:
    return next((media.get("schema", {}) for media in part.get("content", {}).values()), {})


def _as_object(parameters: list[dict[str, Any]]) -> dict[str, Any]:
    """Query parameters as one object. Their `const` is the Action itself, which no table lists as a value."""
    schemas = {item["name"]: {k: v for k, v in item["schema"].items() if k != "const"} for item in parameters}
    return {"type": "object", "properties": schemas, "required": [p["name"] for p in parameters if p.get("required")]}


def _notes(page: Page, document: Document) -> Iterator[str]:
    source = document.data["info"].get("x-source", {})
    dates = {source.get("date"), *(other.get("date") for other in source.get("also", ()))}
    if page.date and page.date not in dates:
        yield f"the page is of {page.date}, which x-source does not name"
    for tables in page.tables.values():
        for row in (row for table in tables for row in table.fields):
            yield from (f"line {row.line}: a condition on {row.name} to read yourself: {text}" for text in row.unread)
