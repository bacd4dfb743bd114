"""All files of the library, by path below the package folder."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..operations.model import Api, Family, Operation, Shape
from ..operations.names import Identifier
from ..operations.paths import errata_by_path
from ..operations.types import Type, named
from .colour import ASYNC, SYNC
from .commands import FILTERS, commands
from .copies import copies
from .models import models, shared_models
from .templates import environment

Files = dict[str, str]
Print = Callable[..., str]

ERRORS = (
    "APIError", "AuthenticationError", "BadRequestError", "ConfigurationError", "ConnectError", "ConnectionLostError",
    "InvalidResponseError", "NotFoundError", "PermissionDeniedError", "QianfanError", "RateLimitError",
    "RequestExpiredError", "RequestTimeoutError", "RequestValidationError", "ServerError", "TransportError",
    "Violation", "WaitError", "WaitFailedError", "WaitTimeoutError",
)  # fmt: skip
BULK = ("BulkOptions", "Job", "JournalError", "Outcome", "Progress", "Report")
OTHERS = (
    "AsyncPager", "AsyncQianfanConsole", "CallOptions", "Credentials", "EnvironmentCredentials", "FileCredentials",
    "NOT_GIVEN", "NotGiven", "Pager", "QianfanConsole", "RequestEvent", "ResponseEvent", "ResponseModel", "RetryEvent",
    "RetryPolicy", "WaitOptions",
)  # fmt: skip


def library(api: Api, package: Identifier, folder: Path) -> Files:
    """The library for `api`: generated modules, the runtime of `folder` (the code generator's own), and data."""
    env = environment(more=FILTERS)

    def print_(template: str, **values: Any) -> str:
        return env.get_template(f"{template}.j2").render(package=package, **values)

    files = copies(folder)
    files |= _package(api, print_)
    for family in api.families:
        files |= _family(family, package, print_)
    operations = [operation for family in api.families for operation in family.operations]
    source, names = shared_models(operations, package)
    if names:
        files["common.py"] = f'"""Models that several Actions share."""\n\n{source}'
    files["contract.json"] = contract(api, package)
    return files


def _package(api: Api, print_: Print) -> Files:
    errors = tuple(map(Identifier, ERRORS))
    files = {"py.typed": ""}
    bulk = tuple(map(Identifier, BULK))
    files["__init__.py"] = print_("package.py", errors=errors, bulk=bulk, exports=sorted([*ERRORS, *BULK, *OTHERS]))
    files["index.py"] = print_("index.py", families=api.families)
    for colour in (SYNC, ASYNC):
        files[f"{colour.module('client')}.py"] = print_("client.py", families=api.families, colour=colour)
        for part in ("connections", "pager"):
            files[f"{colour.module(part)}.py"] = print_(f"{part}.py", colour=colour)
    return files


def _family(family: Family, package: Identifier, print_: Print) -> Files:
    files: Files = {}
    for operation in family.operations:
        files[f"operations/{operation.method}.py"] = _operation(operation, package, family.name, print_)
        ruled = [shape for shape in operation.request_shapes if shape.rules]
        if ruled:
            files[f"rules/{operation.method}.py"] = print_("rules.py", operation=operation, shapes=ruled)
    files["params.py"] = print_("params.py", **_params(family))
    files["__init__.py"] = print_("family.py", family=family, **_exports(family))
    for colour in (SYNC, ASYNC):
        inputs = {name for operation in family.operations for name in _inputs(operation)}
        shared = {n for o in family.operations for n in (o.response, *pager_items(o)) if n in o.shared}
        files[f"{colour.module('namespace')}.py"] = print_(
            "namespace.py", family=family, colour=colour, inputs=sorted(inputs), shared=sorted(shared),
            pager_items=pager_items,
        )  # fmt: skip
    for folder in ("operations", "rules"):
        files[f"{folder}/__init__.py"] = ""
    files |= commands(family, print_)
    return {f"{family.name}/{path}": text for path, text in files.items()}


def _operation(operation: Operation, package: Identifier, family: Identifier, print_: Print) -> str:
    errata = errata_by_path(operation)
    head = f'"""Models of {operation.action}, and the operation itself."""\n\n'
    imports = (
        "from typing import Final\n"
        f"from {package}.runtime.operation import Alias, Operation\n"
        f"from {package}.runtime.waiter import Waiter\n"
    )
    roots = {operation.request, operation.response}
    imports += "".join(f"from {package}.common import {name}\n" for name in sorted(roots & operation.shared))
    source = models(operation, package, family)
    future = "from __future__ import annotations\n"
    return (
        head + source.replace(future, future + imports, 1) + print_("operation.py", operation=operation, errata=errata)
    )


def _params(family: Family) -> dict[str, Any]:
    """Shapes for typed dictionaries: all of the requests but those that the methods take apart."""
    shapes: dict[Identifier, Shape] = {}
    imports: list[tuple[Operation, list[Identifier]]] = []
    shared: set[Identifier] = set()
    for operation in family.operations:
        nested = {shape.name: shape for shape in operation.request_shapes if shape.name in _nested(operation)}
        shapes |= nested
        shared |= {name for name in nested if name in operation.shared}
        if own := [name for name in sorted(nested) if name not in operation.shared]:
            imports.append((operation, own))
    return {"shapes": list(shapes.values()), "imports": imports, "shared": sorted(shared)}


def _nested(operation: Operation) -> set[Identifier]:
    return {name for shape in operation.request_shapes for field in shape.fields for name in named(field.type)}


def _inputs(operation: Operation) -> set[Identifier]:
    return {name for variant in operation.variants for field in variant.fields for name in named(field.type)}


def pager_items(operation: Operation) -> tuple[Identifier, ...]:
    """The models that a list operation's pager yields."""
    return named(_item(operation)) if operation.pagination else ()


def _item(operation: Operation) -> Type:
    if operation.pagination is None:
        raise ValueError(f"{operation.action} is no list")
    return operation.pagination.item


def _exports(family: Family) -> dict[str, Any]:
    modules: list[tuple[Identifier, list[Identifier]]] = []
    for operation in family.operations:
        names = {shape.name for shape in (*operation.request_shapes, *operation.response_shapes)}
        modules.append((operation.method, sorted((names | {operation.request}) - operation.shared)))
    return {"modules": modules, "exports": sorted(name for _, names in modules for name in names)}


def contract(api: Api, package: Identifier) -> str:
    """Every Action's schemas and facts as JSON, a line each: what the sandbox and the contract suite go by."""
    lines = (
        f" {_json(operation.action)}: {_json(_facts(operation, family))}"
        for family in api.families
        for operation in family.operations
    )
    body = ",\n".join(lines)
    return f'{{"package": {_json(package)}, "operations": {{\n{body}\n}}}}\n'


def _facts(operation: Operation, family: Family) -> dict[str, Any]:
    return {
        "route": operation.route.raw,
        "namespace": family.name,
        "method": operation.method,
        "summary": operation.summary.raw,
        "permissions": [p.raw for p in operation.permissions],
        "idempotent": operation.idempotent,
        "source": {
            "page": operation.source.page.raw,
            "title": operation.source.title.raw,
            "date": operation.source.date.raw,
        },
        "mediaType": operation.media_type.raw,
        "request": operation.request_schema,
        "response": operation.response_schema,
        "examples": {e.name.raw: e.value for e in operation.examples},
        "responseExamples": {e.name.raw: e.value for e in operation.response_examples},
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
