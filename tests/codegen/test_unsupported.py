"""What a document may state, yet the library cannot offer: lint and generate say so, each at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from .inline_spec import Action, documents, write_tree
from .on_disk import run

FILE = "file: {type: string, contentMediaType: text/plain, x-upload: {nameEndsWith: .txt, maxBytes: 5}}"
FORM = Action(
    f"properties: {{{FILE}, more: {{type: array, items: {{type: string}}}}}}",
    name="UploadThing",
    media_type="multipart/form-data",
)
LISTED = Action("properties: {a: {type: array, items: {type: string, enum: [b, c], x-value-aliases: {b: c}}}}")


@pytest.mark.parametrize("verb", ["lint", "generate"])
def test_every_document_is_told_of(tmp_path: Path, capsys: pytest.CaptureFixture[str], verb: str) -> None:
    spec = write_tree(tmp_path / "spec", documents(FORM, LISTED))
    out = [] if verb == "lint" else ["--no-cache", "--out", tmp_path / "out"]
    ran = run(capsys, verb, "--spec", spec, *out)
    assert ran.code == (1 if verb == "lint" else 2)
    schemas = "#/components/schemas"
    one, two = (ran.out or ran.err).splitlines()
    assert one.startswith(f"thing/create_thing.yaml{schemas}/CreateThingRequest/properties/a: x-value-aliases")
    assert two.startswith(f"thing/upload_thing.yaml{schemas}/UploadThingRequest/properties/more: a field of a form is")


def test_a_tree_without_actions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = write_tree(tmp_path / "spec", documents())
    ran = run(capsys, "generate", "--no-cache", "--spec", spec, "--out", tmp_path / "out")
    assert (ran.code, ran.out) == (2, "")
    assert "describes no Action; give the spec root with --spec" in ran.err
    assert not (tmp_path / "out").exists()


OLD = "new: {type: integer}, old: {type: integer, deprecated: true, x-alias-of: new}"
NOT_BOTH = "not: {required: [old, new]}"


@pytest.mark.parametrize(
    ("thing", "pointer"),
    [
        (f"{{type: object, properties: {{some-name: {{type: integer}}, {OLD}}}, {NOT_BOTH}}}", "/properties/old"),
        (f"{{type: [object, 'null'], properties: {{{OLD}}}, {NOT_BOTH}}}", "/properties/old"),
        (
            f"{{type: array, items: {{type: object, properties: {{{OLD}}}, {NOT_BOTH}}}}}",
            "/items/properties/old",
        ),
        (f"{{type: object, allOf: [{{properties: {{{OLD}}}}}], {NOT_BOTH}}}", ""),
    ],
    ids=["name", "null", "inline", "part"],
)
def test_an_alias_is_replaced_or_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], thing: str, pointer: str
) -> None:
    files = documents(Action("properties: {thing: <Thing>}", schemas=f"Thing: {thing}"))
    ran = run(capsys, "lint", "--foreign", "--spec", write_tree(tmp_path / "spec", files))
    if pointer:
        place = f"thing/create_thing.yaml#/components/schemas/Thing{pointer}"
        assert ran.out.startswith(f"{place}: what is deprecated in old would not be replaced; make its object")
    else:
        assert ran.code == 0, ran.out


PARTS = (
    "Part: {properties: {b: {type: string}}}",
    "One: {required: [a, b], properties: {a: {type: string}, b: {type: string}}}",
    "Two: {required: [a, c], properties: {a: {type: integer}, c: {type: string}}}",
)


@pytest.mark.parametrize(
    ("form", "pointer", "sentence"),
    [
        ("properties: {a: {type: array, items: {type: string}}}", "/properties/a", "a is none of these"),
        ("properties: {a: <Part>}", "/properties/a", "describe a string that holds its JSON"),
        ("properties: {a: {type: [string, 'null']}}", "/properties/a", "a is none of these"),
        ("properties: {a: {enum: [a, 1]}}", "/properties/a", "a is none of these"),
        ("properties: {a: {enum: [true, 1]}}", "/properties/a", "a is none of these"),
        ("properties: {a: {}}", "/properties/a", "a is none of these"),
        ("properties: {a: {anyOf: [{type: string}, {type: integer}]}}", "/properties/a", "a is none of these"),
        ("{oneOf: [<One>, <Two>]}", "/properties/a", "is string in one object and integer in another: rename one"),
        (
            "{properties: {a: {type: string}}, additionalProperties: {type: integer}}",
            "/additionalProperties",
            "leave additionalProperties out",
        ),
        (
            "{properties: {a: {type: string}}, patternProperties: {'^x': {type: integer}}}",
            "/patternProperties",
            "leave patternProperties out",
        ),
        (f"properties: {{{FILE[:-1]}, minLength: 3}}}}", "/properties/file", "leave minLength out"),
        (
            f"{{properties: {{{FILE}}}, if: {{properties: {{file: {{const: x}}}}}}, then: {{required: [file]}}}}",
            "/if/properties/file",
            "nothing is known of the text in a file",
        ),
        ("properties: {a: {type: string, contentMediaType: text/plain}}", "/properties/a", "add x-upload"),
        ("properties: {a: {type: string, format: binary}}", "/properties/a", "add x-upload"),
        ("properties: {'a\"b': {type: string}}", "", "names of letters, digits and _"),
        ("properties: {名字: {type: string}}", "", "names of letters, digits and _"),
        ("properties: {a: {type: string, contentEncoding: base64}}", "/properties/a", "add x-upload"),
    ],
)
def test_what_a_form_cannot_carry(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str, pointer: str, sentence: str
) -> None:
    schemas = "\n".join(schema for schema in PARTS if f"<{schema.partition(':')[0]}>" in form)
    files = documents(Action(form, schemas=schemas, media_type="multipart/form-data"))
    ran = run(capsys, "lint", "--foreign", "--spec", write_tree(tmp_path / "spec", files))
    assert (ran.code, ran.err) == (1, "")
    line = next(line for line in ran.out.splitlines() if sentence in line)
    name = "Two" if "<Two>" in form else "CreateThingRequest"
    assert line.startswith(f"thing/create_thing.yaml#/components/schemas/{name}{pointer}: ")


PAGED = "x-pagination: {marker: marker, items: items, more: more, next: next}"
POLLED = "x-waiters: [{name: done, description: It is., status: state, success: [Done], failure: [], pending: [Busy]}]"
ANSWER = """
type: object
properties:
  items: {type: array, items: {type: string}}
  more: {type: boolean}
  next: {type: string}
  state: {type: string, enum: [Done, Busy]}
"""


@pytest.mark.parametrize("more", [PAGED, POLLED])
def test_a_form_is_sent_once(tmp_path: Path, capsys: pytest.CaptureFixture[str], more: str) -> None:
    action = Action(
        "properties: {marker: {type: string}}",
        operation=more, response=ANSWER, name="DescribeThing", media_type="multipart/form-data",
    )  # fmt: skip
    ran = run(capsys, "lint", "--foreign", "--spec", write_tree(tmp_path / "spec", documents(action)))
    assert ran.out.startswith("thing/describe_thing.yaml#/paths/~1v2~1thing/post: a form is sent once")
