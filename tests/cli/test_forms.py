"""Forms on the command line: a flag for each field, files by their paths."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from codegen import render
from codegen.load import SpecTree, load_tree
from codegen.names import Identifier
from codegen.operations import understand

from ..codegen.inline_spec import Action, Library, documents, imported, write_tree
from ..families.trees import COMMON, IMPORT

TEXTS = Action(
    "required: [name]\nproperties: {name: {type: string, minLength: 1}, count: {type: integer}}",
    name="CreateNote",
    media_type="multipart/form-data",
)
Ran = tuple[int, str, str]


EXAMPLE = {"file": "{}\n", "datasetName": "n", "format": "chat", "rows": 5}


@pytest.fixture(name="tree", scope="module")
def _tree(tmp_path_factory: pytest.TempPathFactory) -> SpecTree:
    files = documents(IMPORT, TEXTS, common=COMMON)
    body = files[IMPORT.file]["paths"][IMPORT.route]["post"]["requestBody"]["content"][IMPORT.media_type]
    body["examples"] = {"one": {"value": EXAMPLE}}
    return load_tree(write_tree(tmp_path_factory.mktemp("spec"), files))


@pytest.fixture(name="bound", scope="module")
def _bound(tree: SpecTree, tmp_path_factory: pytest.TempPathFactory) -> Library:
    return imported(tmp_path_factory.mktemp("forms"), tree)


@pytest.fixture(name="run")
def _run(bound: Library, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("COLUMNS", "120")

    def run(*arguments: object) -> Ran:
        code = bound.module("runtime.cli.main").main([*map(str, arguments)])
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    (tmp_path / "rows.jsonl").write_bytes(b"{}\n")
    return tmp_path / "rows.jsonl"


IMPORTING = ("dataset", "import-dataset-file")


def test_each_field_has_a_flag(run: Any, file: Path) -> None:
    flags = ("--dataset-name", "--all", "--format", "chat", "--rows", 5, "--ratio", "0.5", "--shuffled", "--seed", -1)
    code, out, err = run(*IMPORTING, "--file", file, *flags, "--version", 2, "--dry-run")
    assert (code, err) == (0, "Note: ImportDatasetFile was not sent\n")
    body = json.loads(out)["body"]
    parts = [piece.partition("\r\n\r\n") for piece in body.split("--form-")[1:-1]]
    assert [(head.partition('name="')[2], text.removesuffix("\r\n")) for head, _, text in parts] == [
        ('datasetName"', "--all"),
        ('format"', "chat"),
        ('rows"', "5"),
        ('ratio"', "0.5"),
        ('version"', "2"),
        ('shuffled"', "true"),
        ('seed"', "-1"),
        ('file"; filename="rows.jsonl"\r\nContent-Type: application/octet-stream', "{}\n"),
    ]


def test_every_mistake_names_its_flag(run: Any, file: Path) -> None:
    wrong = ("--dataset-name", "", "--format", "Chat", "--rows", "many", "--cover", file)
    code, out, err = run(*IMPORTING, "--file", file, *wrong, "--dry-run")
    assert (code, out) == (3, "")
    assert "--dataset-name (datasetName): at least 1 character" in err
    assert "--format (format): must be 'chat', 'text' or 'Text'; got a string of 4 characters; did you mean" in err
    assert "--rows (rows): must be an integer" in err
    assert "--cover (cover): the file's name must end with .png" in err


def test_what_is_missing_is_told(run: Any, file: Path) -> None:
    code, _, err = run(*IMPORTING, "--rows", 5, "--dry-run")
    assert code == 3
    for flag, field in (("file", "file"), ("dataset-name", "datasetName"), ("format", "format")):
        assert f"--{flag} ({field}): required, but not given" in err


def test_the_help_tells_of_files(run: Any) -> None:
    _, out, _ = run(*IMPORTING, "--help")
    assert "--file FILE" in out
    assert "[name ends with .jsonl, at most 100 bytes; required]" in out
    assert "--json" not in out


def test_a_form_without_files_may_be_given_as_json(run: Any) -> None:
    code, out, _ = run("thing", "create-note", "--json", '{"name": "n"}', "--count", 3, "--dry-run")
    assert code == 0
    assert json.loads(out)["body"].count("name=") == 2
    code, _, err = run("thing", "create-note", "--json", '{"name": "n", "cuont": 3}', "--dry-run")
    assert (code, "cuont: no documented field; did you mean count?" in err) == (3, True)


def test_an_example_is_its_file_and_what_goes_with_it(run: Any) -> None:
    code, out, err = run(*IMPORTING, "--example")
    assert (code, out) == (0, "{}\n")
    assert err == 'Note: goes with {"datasetName": "n", "format": "chat", "rows": 5}\n'


def test_the_page_shows_the_example_as_a_call(tree: SpecTree) -> None:
    pages = render.reference(render.parts(understand(tree), Identifier("acme")))
    call = pages["dataset/import_dataset_file.md"].partition("import_dataset_file(\n")[2].partition("    )")[0]
    assert [line.strip() for line in call.splitlines()] == [
        "file=('template.jsonl', b'{}\\n'),", "dataset_name='n',", "format='chat',", "rows=5,",
    ]  # fmt: skip
