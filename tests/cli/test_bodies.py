"""What flags and JSON become on the wire."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import click
import pytest

from qianfan_console.runtime.cli.arguments import body
from qianfan_console.runtime.cli.leaf import Leaf, _parameter
from tests.contract.cases import near_misses

from .conftest import Served
from .flags import EXAMPLES, OPERATIONS, as_flags, command_of, described


def prepared(served: Served, *, finished: bool) -> dict[str, str]:
    """A set, a version, a compression task and an export; by prefix the ids that stand for those of the pages."""
    with served.sandbox.client() as console:
        model = console.model
        made = model.create_custom_model_set(model_set_name="demo", model_type="Text2Text").result
        version = model.create_custom_model(
            model_set_id=made, source_type="Train", train_meta={"task_id": "task-1"}
        ).result.model_id
        model.wait_until_model_ready(model_id=version, poll_interval=0.02)
        task = model.create_model_comp_task(
            name="demo", source_model_id=version, model_set_id=made, config={"strategy": "Sparsity"}
        ).result
        model.create_model_export_task(model_id=version)
        if finished:
            model.wait_until_model_comp_task_succeeded(model_comp_task_id=task, poll_interval=0.02)
    return {"am": made, "amv": version, "amva": task}


@pytest.mark.parametrize(("action", "name"), EXAMPLES, ids=str)
def test_an_example_as_flags_sends_the_example(served: Served, tmp_path: Path, action: str, name: str) -> None:
    example = OPERATIONS[action]["examples"][name]
    if "System" not in action:
        ids = prepared(served, finished=action.startswith("Delete"))
        text = re.sub(r'"(amva|amv|am)-[^"]*"', lambda found: json.dumps(ids[found[1]]), json.dumps(example))
        example = json.loads(text)
    upload = OPERATIONS[action]["mediaType"] != "application/json"
    if upload:
        file = tmp_path / "template.py"
        file.write_text(example["customSpecFile"], encoding="utf-8")
        example = {"customSpecFile": str(file)}
    flags = as_flags(action, example)
    assert flags is not None
    result = served.run("model", command_of(action), *flags)
    assert result.json["requestId"]
    target, _, sent = served.requests[-1]
    assert target == f"/v2/model?Action={action}"
    if upload:
        assert b'name="customSpecFile"; filename="template.py"' in sent
        assert b"\r\n\r\n# the chat template\n\r\n--" in sent
    else:
        assert json.loads(sent) == example


@pytest.mark.parametrize("action", OPERATIONS)
def test_flags_write_every_body_of_the_corpus_that_they_can_write(action: str) -> None:
    leaf = Leaf("x", described(action), "", "")
    bodies = [miss.body for miss in near_misses(action)]
    written = [(flags, one) for one in bodies if isinstance(one, dict) and (flags := as_flags(action, one)) is not None]
    assert len(written) >= min(2, len(bodies))
    for flags, expected in written:
        context = leaf.make_context("x", [*flags], obj={})
        given = [(flag, context.params[_parameter(flag)]) for flag in described(action).flags]
        found = body(None, [(f, list(v) if f.many else v) for f, v in given if v not in (None, ())])
        assert found == expected


@pytest.mark.parametrize(("action", "name"), EXAMPLES, ids=str)
def test_an_example_is_printed_and_accepted_as_json(served: Served, action: str, name: str) -> None:
    printed = served.run("model", command_of(action), "--example", name)
    expected = OPERATIONS[action]["examples"][name]
    if OPERATIONS[action]["mediaType"] != "application/json":
        assert printed.out == expected["customSpecFile"]
        return
    assert printed.json == expected
    again = served.run("model", command_of(action), "--json", "-", "--dry-run", stdin=printed.out.encode())
    assert json.loads(again.out)["body"] == expected
    assert again.err == f"Note: {action} was not sent\n"
    assert not served.requests


def test_without_a_name_the_first_example_is_printed(served: Served) -> None:
    first = next(iter(OPERATIONS["CreateCustomModel"]["examples"].values()))
    assert served.run("model", "create-custom-model", "--example").json == first


AWKWARD = [
    "演示\n第二行",
    "a\tb",
    '"quoted" \\n',
    "--all",
    "-",
    "@file",
    "",
    "{}",
    "emoji 👩‍👩‍👧",
    " spaced ",
    "null",
    "\u2028",
]


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_text_arrives_as_typed(served: Served, text: str, tmp_path: Path) -> None:
    flags = as_flags("CreateModelCompTask", OPERATIONS["CreateModelCompTask"]["examples"]["sparsity"])
    assert flags is not None
    served.run("model", "create-model-comp-task", *flags, "--description", text)
    assert json.loads(served.requests[-1][2])["description"] == text
    file = tmp_path / "本文.json"
    file.write_text(json.dumps({"description": text}, ensure_ascii=False), encoding="utf-8-sig")
    served.run("model", "create-model-comp-task", "--json", f"@{file}", *flags)
    assert json.loads(served.requests[-1][2])["description"] == text


def test_flags_go_over_json_deeply() -> None:
    command = described("CreateCustomModel")
    flag = next(flag for flag in command.flags if flag.name == "train-meta.task-id")
    base: dict[str, Any] = {"modelSetId": "am-1", "trainMeta": {"taskId": "old", "checkpointStep": 5}}
    assert body(base, [(flag, "new")]) == {"modelSetId": "am-1", "trainMeta": {"taskId": "new", "checkpointStep": 5}}
    assert base["trainMeta"]["taskId"] == "old"
    with pytest.raises(click.UsageError, match=r"--train-meta\.task-id: trainMeta of --json is no object"):
        body({"trainMeta": []}, [(flag, "new")])


def test_extra_body_goes_unchecked(served: Served) -> None:
    result = served.run("model", "delete-model", "--model-id", "amv-1", "--extra-body", '{"dryRun": true}')
    assert json.loads(served.requests[-1][2]) == {"modelId": "amv-1", "dryRun": True}
    assert result.code == 1


def test_python_spelling_and_deprecated_spelling_in_json(served: Served) -> None:
    given = '{"model_set_id": "am-1", "source_type": "Train", "train_meta": {"task_id": "t", "step": 5}}'
    result = served.run("model", "create-custom-model", "--json", given, "--dry-run", "--query", "body")
    expected = {"modelSetId": "am-1", "sourceType": "Train", "trainMeta": {"taskId": "t", "checkpointStep": 5}}
    assert json.loads(result.out) == expected
    assert "Note: 'step' is a deprecated spelling of 'checkpointStep'" in result.err


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "is no JSON"),
        ("[]", "must be a JSON object"),
        ('{"a": NaN}', "NaN is no JSON value"),
        ('{"a": 1, "a": 2}', "a member stands twice in one object"),
        ("[" * 100_000, "nested too deeply"),
        ("@/no/such/file", "/no/such/file: No such file or directory"),
    ],
)
def test_json_that_cannot_be_used(served: Served, text: str, words: str) -> None:
    result = served.run("model", "delete-model", "--json", text)
    assert result.code == 2
    assert words in " ".join(result.err.split())
    assert not served.requests


def test_json_that_is_not_utf_8(served: Served) -> None:
    result = served.run("model", "delete-model", "--json", "-", stdin=b"\xff")
    assert result.code == 2
    assert "is not encoded in UTF-8" in result.err
