"""Specs of others, which keep none of our own rules: taken with `--foreign`, written, drift-free, and enforced."""

from __future__ import annotations

import json
from pathlib import Path

from codegen.cli import main

from .inline_spec import Action, documents, imported, write_tree

LOOSE = Action(
    request="""
type: object
required: [name]
properties:
  name: {minLength: 2, format: hostname, description: No type is stated.}
  inner: {type: object, properties: {size: {type: integer}}, required: [size]}
  'odd name': {type: string}
  choice: {oneOf: [{type: integer, multipleOf: 2}, {type: integer, multipleOf: 3}]}
""",
    response="{type: object, properties: {requestId: {type: string, maxLength: 3}}}",
)


def test_what_our_rules_refuse_is_taken_on_request(tmp_path: Path) -> None:
    data = documents(LOOSE)
    # A name that is no field, inside an object that is a field.
    request = data["thing/create_thing.yaml"]["components"]["schemas"]["CreateThingRequest"]
    request["properties"]["more"] = {
        "type": "object",
        "properties": {"odd name": request["properties"].pop("odd name")},
    }
    spec = write_tree(tmp_path / "spec", data)
    out = ["--spec", str(spec), "--out", str(tmp_path / "out"), "--package", "loose"]
    assert main(["lint", "--spec", str(spec)]) == 1
    assert main(["lint", "--spec", str(spec), "--foreign"]) == 0
    assert main(["generate", *out, "--no-cache"]) == 2
    assert main(["generate", *out, "--no-cache", "--foreign"]) == 0
    assert main(["check", *out, "--foreign"]) == 0

    from codegen.load import load_tree

    thing = imported(tmp_path, load_tree(spec))
    assert all(
        thing.verdicts(
            {"name": "xx"}, {"name": 1}, {"name": "not a host"}, {"name": None, "extra": [1]},
            {"name": "xx", "choice": 4},
            {"name": "xx", "inner": {"size": 1, "x": 2}}, {"name": "xx", "more": {"odd name": "y"}},
        )
    )  # fmt: skip
    assert not any(
        thing.verdicts(
            {}, {"name": "x"}, {"name": "xx", "inner": {}}, {"name": "xx", "inner": {"size": "1"}},
            {"name": "xx", "choice": 6}, {"name": "xx", "choice": 5}, {"name": "xx", "more": {"odd name": 1}},
        )
    )  # fmt: skip
    assert json.loads(json.dumps(thing.sent({"name": 1, "extra": {"a": None}}))) == {"name": 1, "extra": {"a": None}}
