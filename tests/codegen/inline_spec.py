"""A spec of one screen: from a schema snippet to an imported library, without a process being started.

The snippet goes the whole way (files, loader, lint, operations, templates) but for ruff, which only sets blank lines.
"""

from __future__ import annotations

import importlib.util
import itertools
import json
import re
import sys
import warnings
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
from jsonschema import Draft202012Validator
from jsonschema.validators import extend

from codegen import render
from codegen.generate import CODEGEN
from codegen.load import SpecTree, load_tree
from codegen.load.lint import lint
from codegen.load.yaml import parse
from codegen.names import Identifier
from codegen.operations import understand
from codegen.output import write_files
from codegen.render.tree import inspect

JsonObject = dict[str, Any]

PAGE = "https://example.com/thing"
ANSWER = "type: object\nrequired: [requestId]\nproperties: {requestId: {type: string}}"
_NUMBERS = itertools.count()
# <Name> and <common/Name> are references, @Name the bare address of a component, as a discriminator's mapping has it.
_SHORT = (
    (re.compile(r"<common/(\w+)>"), r"{$ref: '../common.yaml#/components/schemas/\1'}"),
    (re.compile(r"<(\w+)>"), r"{$ref: '#/components/schemas/\1'}"),
    (re.compile(r"@(\w+)"), r"'#/components/schemas/\1'"),
)


@dataclass(frozen=True)
class Action:
    """One Action in a few words, each a piece of YAML, in which <Name> is a reference to the component Name.

    `request` and `response` are the two bodies; `schemas` further components; `operation` members of the operation;
    an object without `type` is one of a request and gets `additionalProperties: false`.
    """

    request: str = "properties: {}"
    schemas: str = ""
    response: str = ANSWER
    operation: str = ""
    name: str = "CreateThing"
    route: str = "/v2/thing"
    media_type: str = "application/json"

    @property
    def file(self) -> str:
        """Where lint wants the document."""
        snake = "".join(f"_{c.lower()}" if c.isupper() else c for c in self.name).lstrip("_")
        family = "".join(f"_{c.lower()}" if c.isupper() else c for c in self.route.rpartition("/")[2])
        return f"{family}/{snake}.yaml"

    def document(self) -> JsonObject:
        """The OpenAPI document."""
        request, response = f"{self.name}Request", f"{self.name}Response"
        schemas = {request: _closed(_yaml(self.request)), response: _yaml(self.response)}
        schemas |= {name: _closed(schema) for name, schema in _yaml(self.schemas).items()}
        return {
            "openapi": "3.1.0",
            "info": _info(self.name),
            "servers": [{"url": "https://example.com"}],
            "security": [{"signature": []}],
            "paths": {self.route: {"post": self._post(request, response)}},
            "components": {
                "securitySchemes": {"signature": _parts("securitySchemes", "signature")},
                "schemas": schemas,
            },
        }

    def _post(self, request: str, response: str) -> JsonObject:
        return {
            "operationId": self.name,
            "summary": "Make a thing.",
            "x-permissions": [],
            "x-idempotent": {"value": False, "reason": "Each call makes another."},
            "parameters": [
                {"name": "Action", "in": "query", "required": True, "schema": {"type": "string", "const": self.name}}
            ],
            "requestBody": {"required": True, "content": {self.media_type: {"schema": _local(request)}}},
            "responses": {
                "200": {"description": "It worked.", "content": {"application/json": {"schema": _local(response)}}},
                "4XX": _parts("responses", "Error"),
                "5XX": _parts("responses", "Error"),
            },
            **_yaml(self.operation),
        }


COMMON: JsonObject = {
    "openapi": "3.1.0",
    "info": {"title": "Common", "version": "2025-01-02"},
    "paths": {},
    "components": {
        "securitySchemes": {"signature": {"type": "apiKey", "in": "header", "name": "Authorization"}},
        "schemas": {"ErrorBody": {"type": "object", "properties": {"code": {"type": "string"}}}},
        "responses": {
            "Error": {
                "description": "Refused.",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ErrorBody"}}},
            }
        },
    },
}


def documents(*actions: Action, common: str = "") -> dict[str, JsonObject]:
    """The documents of a tree, by file name."""
    shared: JsonObject = json.loads(json.dumps(COMMON))
    shared["info"] = _info("Common")
    shared["components"]["schemas"] |= _yaml(common)
    return {"common.yaml": shared} | {action.file: action.document() for action in actions}


def write_tree(root: Path, files: dict[str, JsonObject], errata: Iterable[str] = ()) -> Path:
    """The tree as files below `root`: JSON, which our YAML takes as it is."""
    known = {
        name: {
            "title": "A conflict",
            "actions": [data["info"]["title"] for file, data in files.items() if "/" in file],
            "says": [{"where": "here", "what": "this"}],
            "decision": "both",
            "settled_by": "a call",
        }
        for name in errata
    }
    for name, data in {**files, "errata.yaml": known}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return root


def linted_tree(root: Path, *actions: Action, common: str = "", errata: Iterable[str] = ()) -> SpecTree:
    """The tree of `actions`, read back from disk and free of problems."""
    tree = load_tree(write_tree(root / "spec", documents(*actions, common=common), errata))
    problems = [str(problem) for problem in lint(tree)]
    assert not problems, "\n".join(problems)
    return tree


@dataclass(frozen=True)
class Library:
    """A generated package, imported."""

    package: str
    files: dict[str, str]
    contract: JsonObject = field(repr=False)

    def module(self, path: str = "") -> ModuleType:
        """A module of the package, such as `thing.rules.create_thing`."""
        return import_module(f"{self.package}.{path}".rstrip("."))

    def operation(self, action: str = "CreateThing") -> Any:
        """The `OPERATION` of an Action."""
        facts = self.contract["operations"][action]
        return self.module(f"{facts['namespace']}.operations.{facts['method']}").OPERATION

    def sent(self, body: JsonObject, action: str = "CreateThing") -> JsonObject:
        """What is sent for `body`; raises when it is refused."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            result: JsonObject = self.operation(action).validate(body)
        return result

    def violations(self, body: JsonObject, action: str = "CreateThing") -> list[Any]:
        """What is wrong with `body`."""
        try:
            self.sent(body, action)
        except self.module("runtime.errors").RequestValidationError as error:
            return list(error.violations)
        return []

    def console(self, *answers: JsonObject) -> tuple[Any, list[httpx.Request]]:
        """A client that gets these answers in turn, and the list that its requests are put into."""
        waiting, sent = list(answers), list[httpx.Request]()

        def answer(request: httpx.Request) -> httpx.Response:
            sent.append(request)
            return httpx.Response(200, json=waiting.pop(0))

        http = httpx.Client(transport=httpx.MockTransport(answer))
        return self.module().QianfanConsole(access_key="ak", secret_key="sk", http_client=http), sent

    def method(self, action: str = "CreateThing", colour: str = "") -> Any:
        """The namespace's method for an Action; `colour` is the prefix of the class: nothing, or `Async`."""
        facts = self.contract["operations"][action]
        module = self.module(f"{facts['namespace']}.{f'{colour.lower()}_' if colour else ''}namespace")
        (namespace,) = (v for v in vars(module).values() if getattr(v, "__module__", "") == module.__name__)
        return getattr(namespace, facts["method"])

    def verdicts(self, *bodies: JsonObject, action: str = "CreateThing") -> list[bool]:
        """Whether each body is accepted; the model and the JSON Schema must be of one mind."""
        schema = validator(self.contract["operations"][action]["request"])
        verdicts = [not self.violations(body, action) for body in bodies]
        expected = [schema.is_valid(body) for body in bodies]
        assert verdicts == expected, f"model {verdicts}, JSON Schema {expected}"
        return verdicts


def library(root: Path, *actions: Action, common: str = "", errata: Iterable[str] = ()) -> Library:
    """The library for `actions`, written below `root` and imported."""
    return imported(root, linted_tree(root, *actions, common=common, errata=errata))


def imported(root: Path, tree: SpecTree) -> Library:
    """The library for a tree, whatever lint says of it."""
    package = f"inline_{next(_NUMBERS)}_library"
    files = rendered(tree, package)
    write_files(files, root / package)
    location = importlib.util.spec_from_file_location(
        package, root / package / "__init__.py", submodule_search_locations=[str(root / package)]
    )
    assert location is not None
    assert location.loader is not None
    module = importlib.util.module_from_spec(location)
    sys.modules[package] = module
    location.loader.exec_module(module)
    return Library(package, files, json.loads(files["contract.json"]))


def rendered(tree: SpecTree, package: str = "inline") -> dict[str, str]:
    """The files of the library in memory, checked, without those that are copies of no use to a test of specs."""
    files = render.library(render.parts(understand(tree), Identifier(package)), Identifier(package), CODEGEN)
    inspect(files)
    return {name: text for name, text in files.items() if not name.startswith(("sandbox/", "contract/"))}


def _is_integer(_: Any, value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def validator(schema: JsonObject) -> Draft202012Validator:
    """JSON Schema with the one difference that the client has by decision: 1.0 is no integer."""
    checker = Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer)
    strict: type[Draft202012Validator] = extend(  # type: ignore[no-untyped-call]
        Draft202012Validator, type_checker=checker
    )
    return strict(schema)


def _yaml(text: str) -> JsonObject:
    for short, written in _SHORT:
        text = short.sub(written, text)
    value = parse(text, "inline.yaml") if text.strip() else {}
    assert isinstance(value, dict)
    return value


def _closed(schema: JsonObject) -> JsonObject:
    """An object that states no type is one of a request: strict, as lint wants it."""
    if "properties" in schema and "type" not in schema:
        return {"type": "object", "additionalProperties": False, **schema}
    return schema


def _info(title: str) -> JsonObject:
    source = {"page": PAGE, "title": title, "date": "2025-01-02"}
    return {"title": title, "version": "2025-01-02", "x-source": source}


def _local(name: str) -> JsonObject:
    return {"$ref": f"#/components/schemas/{name}"}


def _parts(section: str, name: str) -> JsonObject:
    return {"$ref": f"../common.yaml#/components/{section}/{name}"}
