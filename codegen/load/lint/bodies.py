"""Bodies: an Action takes objects and answers with one, and files travel in multipart requests alone."""

from __future__ import annotations

from collections.abc import Iterator

from ..problem import Problem
from .index import Action, Index, Site

_FORM = "multipart/form-data"
_BINARY = ("binary", "byte", "base64")


def check(index: Index) -> Iterator[Problem]:
    for action in index.actions:
        yield from _objects(index, action.request, "a request")
        yield from _objects(index, action.response, "an answer")
        yield from _uploads(index, action)


def check_files(index: Index) -> Iterator[Problem]:
    """A file is a field of a form."""
    for action in index.actions:
        yield from _files(index, action)


def _uploads(index: Index, action: Action) -> Iterator[Problem]:
    for site in index.reach(action.request, action.response):
        if "x-upload" in site.schema and "contentMediaType" not in site.schema:
            yield site.problem("x-upload is about a file; add contentMediaType, or remove x-upload")
    if action.media_type == _FORM:
        for site in _members(index, action):
            if _is_binary(site) and "x-upload" not in site.schema:
                yield site.problem("a file of a form has limits; add x-upload, or describe a text without a media type")


def _objects(index: Index, body: Site, what: str) -> Iterator[Problem]:
    for leaf in index.leaves(body):
        if "allOf" not in leaf.schema and (leaf.schema.get("type") != "object" or "properties" not in leaf.schema):
            yield body.problem(f"{what} is an object with properties; refer to one, or to a union of some")


def _files(index: Index, action: Action) -> Iterator[Problem]:
    multipart = action.media_type == _FORM
    uploads = {member.key for member in _members(index, action)}
    for site in index.reach(action.request, action.response):
        if "contentMediaType" in site.schema and not (multipart and site.key in uploads):
            yield site.problem("a file travels as a field of a multipart/form-data request; remove contentMediaType")


def _is_binary(site: Site) -> bool:
    """Whether any version of OpenAPI would call it a file, or no text."""
    return bool({"contentMediaType", "contentEncoding"} & set(site.schema)) or site.schema.get("format") in _BINARY


def _members(index: Index, action: Action) -> Iterator[Site]:
    return (member for leaf in index.leaves(action.request) for member in index.members(leaf).values())
