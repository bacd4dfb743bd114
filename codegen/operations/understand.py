"""Documents to operations."""

from __future__ import annotations

from typing import Any

from ..load import Document, Problem, SpecError, SpecTree, borrowed, bundle
from ..lower import lower, settled
from ..names import Identifier, family_name, snake_case
from .aliases import aliases
from .model import (
    Api,
    Erratum,
    Example,
    Family,
    Operation,
    Pagination,
    Source,
    Waiter,
)  # fmt: skip
from .paths import hints
from .shapes import Shapes
from .text import Text
from .types import Anything, ListOf, Named, Type
from .unsupported import check_family, faults
from .variants import variants

JsonObject = dict[str, Any]


def understand(tree: SpecTree) -> Api:
    """Every Action of the tree, by family. The tree has passed lint.

    Raises:
        SpecError: a document states what the library cannot offer.
    """
    families: dict[Identifier, list[Operation]] = {}
    problems: list[Problem] = []
    for document in tree.operations():
        try:
            family = family_name(document.namespace)
            check_family(family)
            found = operation(tree, document)
            families.setdefault(family, []).append(found)
        except ValueError as error:
            problems.append(Problem(document.name, "", str(error)))
        else:
            problems += [Problem(document.name, *fault) for fault in faults(found)]
    if problems:
        raise SpecError(problems)
    return Api(
        families=tuple(Family(name, tuple(found)) for name, found in sorted(families.items())),
        errata=tuple(_erratum(key, value) for key, value in sorted(tree.errata.items())),
    )


def operation(tree: SpecTree, document: Document) -> Operation:
    """The one Action that `document` describes."""
    route, path = next(iter(document.data["paths"].items()))
    post = path["post"]
    media_type, content = next(iter(post["requestBody"]["content"].items()))
    answer = post["responses"]["200"]["content"]["application/json"]
    request_schema = settled(bundle(tree, document, content["schema"]))
    response_schema = settled(bundle(tree, document, answer["schema"]))
    lowered_request, lowered_response = lower(request_schema), lower(response_schema)
    request, response = Shapes(lowered_request.typed, request_schema), Shapes(lowered_response.typed, response_schema)
    return Operation(
        action=Identifier(post["operationId"]),
        method=snake_case(post["operationId"]),
        route=Text(route),
        media_type=Text(media_type),
        summary=_line(post.get("summary")),
        description=_line(post.get("description")),
        source=_source(document),
        permissions=_texts(post.get("x-permissions")),
        idempotent=post["x-idempotent"]["value"],
        idempotent_reason=_line(post["x-idempotent"]["reason"]),
        not_documented=_texts(post.get("x-not-documented")),
        verified_live=Text(post["x-verified-live"]) if "x-verified-live" in post else None,
        errata=_texts(post.get("x-errata")),
        request=_component(content["schema"]),
        request_type=request.type,
        request_shapes=request.all(),
        response=_component(answer["schema"]),
        response_shapes=response.all(),
        variants=variants(request),
        aliases=tuple(aliases(request.all())),
        hints=hints(request),
        pagination=_pagination(post.get("x-pagination"), response),
        waiters=tuple(map(_waiter, post.get("x-waiters", []))),
        examples=_examples(content),
        shared=borrowed(tree, document, content["schema"]) | borrowed(tree, document, answer["schema"]),
        request_schema=request_schema,
        response_schema=response_schema,
        lowered_request=lowered_request,
        lowered_response=lowered_response,
        response_examples=_examples(answer),
    )


def _component(schema: JsonObject) -> Identifier:
    return Identifier(schema["$ref"].rpartition("/")[2])


def _source(document: Document) -> Source:
    source = document.data["info"]["x-source"]
    return Source(Text(source["page"]), Text(source["title"]), Text(source["date"]))


def _pagination(value: JsonObject | None, response: Shapes) -> Pagination | None:
    if value is None:
        return None
    items = type_at(response, value["items"])
    return Pagination(
        marker=Text(value["marker"]),
        items=Text(value["items"]),
        more=Text(value["more"]),
        next=Text(value["next"]),
        item=items.item if isinstance(items, ListOf) else Anything(),
        limit=Text(value["limit"]) if "limit" in value else None,
        reverse=Text(value["reverse"]) if "reverse" in value else None,
    )


def type_at(shapes: Shapes, path: str) -> Type:
    """The type at a dotted wire path of the body."""
    type_ = shapes.type
    for part in path.split("."):
        shape = shapes.shape(type_.name) if isinstance(type_, Named) else None
        type_ = next((f.type for f in shape.fields if f.wire.raw == part), Anything()) if shape else Anything()
    return type_


def _waiter(value: JsonObject) -> Waiter:
    return Waiter(
        name=Identifier(value["name"]),
        description=_line(value.get("description")),
        status=Text(value["status"]),
        success=_texts(value["success"]),
        failure=_texts(value.get("failure")),
        pending=_texts(value.get("pending")),
        reason=Text(value["reason"]) if "reason" in value else None,
    )


def _examples(content: JsonObject) -> tuple[Example, ...]:
    return tuple(
        Example(Text(name), _line(example.get("summary")), example["value"])
        for name, example in content.get("examples", {}).items()
    )


def _erratum(key: str, value: JsonObject) -> Erratum:
    says = tuple((Text(str(s["where"])), Text(str(s["what"]))) for s in value.get("says", []))
    return Erratum(
        Text(key), _line(value.get("title")), _line(value.get("decision")), _line(value.get("settled_by")), says
    )


def _texts(values: list[str] | None) -> tuple[Text, ...]:
    return tuple(Text(value) for value in values or [])


def _line(value: str | None) -> Text:
    return Text(" ".join(str(value or "").split()))
