"""Operation and arguments to a request whose body is a form; nothing is sent here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from .errors import RequestValidationError, Violation
from .multipart import Part, encode
from .operation import Operation
from .options import CallOptions, check_options
from .request import is_text, outgoing
from .sentinel import NOT_GIVEN
from .upload import FileRules, read_upload
from .wire import Outgoing

_ANY_FILE = "file"  # what stands for a file where the rules between fields are looked at


def prepare_form(operation: Operation[Any], given: Mapping[str, Any], options: CallOptions) -> Outgoing:
    """The request for the fields and files of a form, by wire names; `extra_body` adds or replaces texts.

    Raises:
        RequestValidationError: with every broken rule of fields and files, or an extra is not usable.
        OSError: a file cannot be read.
    """
    check_options(options)
    rules = [FileRules(wire, *limits) for wire, limits in (operation.files or {}).items()]
    problems: list[Violation] = []
    fields = _fields(operation, given, problems)
    files = [read_upload(each, given[each.wire], problems) for each in rules if _is_given(given, each.wire)]
    extra = options.get("extra_body") or {}
    if not all(is_text(name) and is_text(value) for name, value in extra.items()):
        problems.append(Violation("", "extra-body", "what goes beside a file must be strings in extra_body"))
    if problems:
        raise RequestValidationError(operation.action, _with_page(operation, problems))
    texts = [Part.of(name, value) for name, value in {**fields, **extra}.items()]
    return outgoing(operation, *encode([*texts, *files]), options)


def _fields(operation: Operation[Any], given: Mapping[str, Any], problems: list[Violation]) -> dict[str, Any]:
    """What is no file of the form, checked; every broken rule is added to `problems`."""
    files = operation.files or {}
    whole = {wire: _ANY_FILE if wire in files and _is_given(given, wire) else value for wire, value in given.items()}
    try:
        sent = operation.validate(whole, either_spelling=True)
    except RequestValidationError as error:
        problems += error.violations
        return {}
    return {wire: value for wire, value in sent.items() if wire not in files}


def _is_given(given: Mapping[str, Any], wire: str) -> bool:
    return given.get(wire, NOT_GIVEN) is not NOT_GIVEN


def _with_page(operation: Operation[Any], problems: list[Violation]) -> Iterator[Violation]:
    return (problem if problem.page else replace(problem, page=operation.page) for problem in problems)
