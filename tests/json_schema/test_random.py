"""Random schemas and random bodies: the model accepts what the schema accepts, and nothing else."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

import jsonschema_rs
from hypothesis import given, settings
from hypothesis import strategies as st

from codegen.load import Document, SpecTree
from codegen.load.lint import lint
from qianfan_console.contract import corpus

from ..codegen.inline_spec import Action, Library, documents, imported
from ..conftest import LONG
from .random_schemas import bodies, objects, schemas

# One library is made of several schemas: 400 bodies, and 20,000 in a long run.
EXAMPLES, SCHEMAS, BODIES = (500 if os.environ.get(LONG) else 10), 5, 8
SMALL = 160  # characters

_REFERENCES = tuple({"$ref": f"#/components/schemas/{name}"} for name in ("First", "Second"))


def _things() -> st.SearchStrategy[dict[str, Any]]:
    """Several objects, and two components that they may refer to; the first may hold itself."""
    one = schemas(*_REFERENCES)
    return st.fixed_dictionaries({
        "First": objects(one),
        "Second": schemas(),
        "cases": st.lists(st.tuples(objects(one), st.lists(bodies(), min_size=BODIES, max_size=BODIES)),
                          min_size=SCHEMAS, max_size=SCHEMAS),
    })  # fmt: skip


@settings(max_examples=EXAMPLES)
@given(things=_things())
def test_models_agree_with_schemas(things: dict[str, Any]) -> None:
    files = _files(things)
    tree = SpecTree({name: Document(name, data) for name, data in files.items()}, {})
    problems = [problem for problem in lint(tree, house=False) if "nothing refers" not in problem.message]
    if problems:  # a circle without a member in between
        assert all("circle" in problem.message for problem in problems), problems
        return
    with tempfile.TemporaryDirectory() as folder:
        library = imported(Path(folder), tree)
        for number, (schema, given_bodies) in enumerate(things["cases"]):
            _judge(library, number, schema, given_bodies)


def _files(things: dict[str, Any]) -> dict[str, Any]:
    action = Action(request="properties: {}", name="Judge", route="/v2/suite")
    files = documents(action)
    components = files[action.file]["components"]["schemas"]
    members = components["JudgeRequest"]["properties"]
    for name in ("First", "Second"):
        components[name] = things[name]
        members[name.lower()] = {"$ref": f"#/components/schemas/{name}"}
    for number, (schema, _) in enumerate(things["cases"]):
        components[f"Case{number}"] = schema
        members[f"case{number}"] = {"$ref": f"#/components/schemas/Case{number}"}
    # A component must be a mapping; true and false stand as what they mean.
    for name, schema in components.items():
        components[name] = schema if isinstance(schema, dict) else {"allOf": [schema]}
    return files


def _near(schema: dict[str, Any], case: Any) -> list[Any]:
    """Some near-misses of a small schema; none where no body is valid. A corpus of many branches takes seconds."""
    text = json.dumps(case)
    if len(text) > SMALL or "$ref" in text:
        return []
    try:
        misses = [miss.body for miss in corpus(schema)]
    except ValueError as error:
        assert "no valid body" in str(error)  # noqa: PT017 (what the corpus says of a schema that fits nothing)
        return []
    return [body for body in misses[:: len(misses) // BODIES + 1] if not has_whole_float(body)]


def has_whole_float(value: Any) -> bool:
    """Whether 1.0 or the like is in it, which a strict client takes for no integer."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(map(has_whole_float, inner)) or (isinstance(value, float) and value.is_integer())


def _judge(library: Library, number: int, schema: Any, given_bodies: list[Any]) -> None:
    whole = library.contract["operations"]["Judge"]["request"]
    oracle = jsonschema_rs.Draft202012Validator(whole)
    for body in (*given_bodies, *_near({**whole, "$ref": f"#/$defs/Case{number}"}, schema)):
        thing = {f"case{number}": body}
        violations = library.violations(thing, "Judge")
        expected = oracle.is_valid(thing)
        shown = json.dumps({"schema": schema, "body": body})
        assert (not violations) == expected, f"{'valid' if expected else 'invalid'} by the schema: {shown} {violations}"
        if expected:
            assert library.sent(thing, "Judge") == thing, f"not sent as it was given: {shown}"
