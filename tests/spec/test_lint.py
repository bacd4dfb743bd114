"""Lint as a whole: total on any input, linear in the size of the tree, and exact about what it allows."""

from __future__ import annotations

import copy
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import Field, TypeAdapter, ValidationError

from codegen.load import SpecTree, bundle
from codegen.load.document import escape
from codegen.load.lint import Index, lint, plain_patterns, shape
from codegen.load.lint.allowed import ALLOWED, REMEDIES
from codegen.load.lint.extensions import SCHEMA
from codegen.load.lint.references import DEEPEST

from .patch import base, put, remove, tree

NASTY: list[Any] = [
    None, True, 0, -1, 1.5, "", "x", "\n", "#/components/schemas/Colour",
    "../common.yaml#/components/schemas/RequestId",
    [], {}, ["a"], [1], [[]], [{}], {"a": 1}, {"$ref": 1}, {"$ref": "#/components/schemas/Oil"}, {"type": "object"},
    {"type": "string"}, {"required": ["a"]}, [{"required": ["a"]}, {"required": []}], {"oneOf": []}, {"schema": []},
]  # fmt: skip


def places(value: Any, pointer: str = "") -> Iterator[str]:
    yield pointer
    items = enumerate(value) if isinstance(value, list) else value.items() if isinstance(value, dict) else ()
    for key, inner in items:
        yield from places(inner, f"{pointer}/{escape(str(key))}")


EVERYWHERE = [f"{file}#{pointer}" for file, data in base().items() for pointer in places(data) if pointer]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(EVERYWHERE), st.none() | st.sampled_from(NASTY)), min_size=1, max_size=3))
def test_any_edit_gives_problems_and_no_crash(edits: list[tuple[str, Any]]) -> None:
    """What lint lets through can be bundled: later steps may rely on it."""
    data = base()
    for where, value in edits:
        try:
            put(data, where, copy.deepcopy(value)) if value is not None else remove(data, where)
        except (KeyError, IndexError, TypeError, ValueError):
            continue
    edited = tree(data)
    problems = lint(edited)
    assert all("; " in problem.message and "\n" not in str(problem) for problem in problems)
    if not problems:
        for action in Index(edited).actions:
            Draft202012Validator.check_schema(bundle(edited, action.document, action.request.schema))


def many(count: int) -> SpecTree:
    data = base()
    text = json.dumps(data["thing/create_thing.yaml"])
    for number in range(count):
        name = f"Make{number}Thing"
        copied = text.replace("CreateThing", name)
        for component in ("RoundThing", "SquareThing", "Colour", "Paint", "Oil", "Water"):
            copied = copied.replace(f"{component}", f"{component}{number}")
        data[f"thing/make{number}_thing.yaml"] = json.loads(copied)
    return tree(data)


def seconds(count: int) -> float:
    made = many(count)
    assert lint(made) == []
    took = []
    for _ in range(3):
        start = time.process_time()
        lint(made)
        took.append(time.process_time() - start)
    return min(took)


def test_cost_grows_with_the_tree_and_not_faster() -> None:
    assert seconds(80) < 2.5 * seconds(40) + 0.05


def test_a_chain_of_references_is_cut_before_anything_recurses() -> None:
    data = base()
    chain = {f"C{number}": {"$ref": f"#/components/schemas/C{number + 1}"} for number in range(5_000)}
    data["thing/create_thing.yaml"]["components"]["schemas"] |= {**chain, "C5000": {"type": "string"}}
    put(data, "SCHEMAS/SquareThing/properties/shade", {"$ref": "#/components/schemas/C0"})
    messages = {problem.message for problem in lint(tree(data))}
    assert messages == {f"stands behind more than {DEEPEST} references; flatten the chain"}


def test_unions_of_unions_do_not_multiply() -> None:
    data = base()
    schemas = data["thing/create_thing.yaml"]["components"]["schemas"]
    for number in range(20):
        below = "Oil" if number == 0 else f"U{number - 1}"
        other = "Water" if number == 0 else f"V{number - 1}"
        for name in "UV":
            schemas[f"{name}{number}"] = {"oneOf": [{"$ref": f"#/components/schemas/{x}"} for x in (below, other)]}
    schemas["Paint"] = {"oneOf": [{"$ref": f"#/components/schemas/{x}19"} for x in "UV"]}
    start = time.process_time()
    assert lint(tree(data))
    assert time.process_time() - start < 2


def test_the_schema_of_extensions_is_a_schema() -> None:
    ours = SCHEMA, SCHEMA.with_name("errata.schema.json"), Path(shape.__file__).with_name("document.schema.json")
    for path in ours:
        Draft202012Validator.check_schema(json.loads(path.read_text("utf-8")))
    for name, schema in json.loads(SCHEMA.read_text("utf-8"))["properties"].items():
        assert name.startswith("x-")
        assert set(schema["where"]) <= {"info", "operation", "schema", "property"}
        assert schema["description"]
        assert schema["remedy"]


def test_every_keyword_says_why_it_may_stand() -> None:
    assert all(keyword.reason and keyword.expected for keyword in ALLOWED.values())
    assert not ALLOWED.keys() & REMEDIES.keys()


@pytest.mark.parametrize(
    "pattern", ["^[a-z]+$", "^[A-Za-z0-9_-]{1,8}$", "^v(?:1|2)x?$", r"^\.py$", "^a/b c$", "^[^ab]$"]
)
def test_plain_patterns(pattern: str) -> None:
    assert plain_patterns.is_plain(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "[a-z]", "^a", "a$", "^.$", r"^\w$", r"^\d$", r"^\bx$", "^(?=a)$", r"^(a)\1$", "^(?i)a$", "^(?:a+)*$",
        "^a{5,2}$", "^a{9999}$", "^a++$", "^a*?$", "^[a&&b]$", "^[[:alpha:]]$", "^[b-a]$", "^\U0001f600$", "^[",
        "^(?:a$", "^a\n$", "^(?P<n>a)$", r"^\u0041$", r"^\x41$", "^a|b$", 5,
    ],
)  # fmt: skip
def test_patterns_that_engines_read_differently(pattern: object) -> None:
    assert not plain_patterns.is_plain(pattern)


ATOMS = st.sampled_from(
    ["a", "Z", "0", "_", "-", " ", r"\.", r"\$", "[a-c]", "[^a-c]", "[A-Za-z0-9_-]", "(?:a|bc)", "/"]
)
REPEATS = st.sampled_from(["", "", "?", "*", "+", "{2}", "{1,3}", "{2,}"])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(ATOMS, REPEATS), max_size=5), st.text(alphabet="abcZ0_-. $/\n中\U0001f600", max_size=6))
def test_engines_agree_on_plain_patterns(parts: list[tuple[str, str]], text: str) -> None:
    pattern = "^" + "".join(atom if atom.startswith("(") else atom + repeat for atom, repeat in parts) + "$"
    assert plain_patterns.is_plain(pattern)
    expected = jsonschema_rs.is_valid({"pattern": pattern}, text)
    try:
        TypeAdapter(Annotated[str, Field(pattern=pattern)]).validate_python(text)
        model = True
    except ValidationError:
        model = False
    assert model == expected
