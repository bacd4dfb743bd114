# Generated from spec/ by `make generate`. Do not edit.
"""What a check of Schemathesis demands, in the form of the other rules: an id, a place, a sentence and a page."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import NamedTuple

import jsonschema_rs
from schemathesis.core.failures import Failure
from schemathesis.core.transport import Response
from schemathesis.openapi.checks import JsonSchemaError

from ..catalogue import Entry
from ..document import Document
from ..places import places
from ..rules import Rule
from ..schema import Json, escape
from ..subjects import Subject
from ..words import sentence
from .documents import ERROR

_OK = 200


class _Demand(NamedTuple):
    """What a check demands.

    Attributes:
        source: "page" for the Action's page, else an address, or empty where no page says so.
    """

    place: str
    sentence: str
    source: str = ""
    date: str = ""


# The cloud's common table of codes, and the form of its error bodies.
_COMMON = ("https://cloud.baidu.com/doc/Reference/s/Bjz3uz3qj", "2019-08-13")
# The checks of Schemathesis by name.
_DEMANDS = {
    "not_a_server_error": _Demand("the service", "does not fail"),
    "status_code_conformance": _Demand("an answer", "has status 200, or 4xx or 5xx where it refuses or fails"),
    "content_type_conformance": _Demand("an answer", "is application/json"),
    "response_headers_conformance": _Demand("an answer", "has the headers that are documented"),
    "response_schema_conformance": _Demand("an answer", "is JSON of the shape that the page shows", "page"),
    "negative_data_rejection": _Demand("the service", "refuses a request that breaks a rule", "page"),
    "ignored_auth": _Demand("the service", "refuses a request without a valid signature", *_COMMON),
    "unsupported_method": _Demand("the service", "refuses another method than POST with status 405"),
    "use_after_free": _Demand("the service", "does not find what was deleted"),
    "ensure_resource_availability": _Demand("the service", "finds what was made"),
}


def demand(failure: Failure, subject: Subject, response: Response) -> Entry:
    """The rule that the check found broken."""
    check = next(iter(type(failure).checks), failure.title)
    place, words, source, date = _DEMANDS.get(check, _Demand("a request", check))
    page, date = (subject.page, subject.date) if source == "page" else (source, date)
    found = Entry(f"{subject.action}#{check}", subject.action, f"#{check}", place, 0, words, page, date, "")
    rule = _shape(failure, subject, response) if isinstance(failure, JsonSchemaError) else None
    return found if rule is None else _of_shape(found, rule, subject, response)


def own_fault(name: str) -> Entry:
    """What it is when Schemathesis itself fails."""
    return Entry(f"{name}#schemathesis", name, "#schemathesis", "Schemathesis", 0, "comes to its end", "", "", "")


def _schema(subject: Subject, response: Response) -> dict[str, Json]:
    return subject.response if response.status_code == _OK else ERROR


def _shape(failure: JsonSchemaError, subject: Subject, response: Response) -> Rule | None:
    """The rule of the answer's schema: what Schemathesis validates with has other names for its parts."""
    try:
        answer = json.loads(response.content)
    except ValueError:  # too long an answer is kept in part
        return None
    where, keyword = list(failure.instance_path), failure.schema_path[-1:]
    for error in jsonschema_rs.Draft202012Validator(_schema(subject, response)).iter_errors(answer):
        if list(error.instance_path) == where and error.schema_path[-1:] == keyword:
            return _rule(error)
    return None


def _rule(error: jsonschema_rs.ValidationError) -> Rule:
    path = [escape(key) for key in error.schema_path]
    kind = error.kind
    name = [escape(kind.property)] if isinstance(kind, jsonschema_rs.ValidationErrorKind.Required) else []
    return Rule("".join(f"/{key}" for key in [*path, *name]), "".join(f"/{key}" for key in path[:-1]))


def _of_shape(found: Entry, rule: Rule, subject: Subject, response: Response) -> Entry:
    done = response.status_code == _OK
    what, page, date = ("answer", found.page, found.date) if done else ("refusal", *_COMMON)
    document = Document(_schema(subject, response))
    place, *others = places(document).get(rule.holder, [""])
    return replace(
        found,
        id=f"{subject.action}#{what}{rule.pointer}",
        pointer=f"#{what}{rule.pointer}",
        place=f"{place} in the {what}" if place else f"the {what}",
        others=len(others),
        sentence=sentence(document, rule),
        page=page,
        date=date,
    )
