"""Templates of a user's own: each stands for ours of the same name, under the same rules."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from codegen.generate import check, generate
from codegen.load import SpecError
from codegen.render.overrides import FOLDER

from .inline_spec import Action, documents, write_tree
from .on_disk import assert_refused, contents, run

ROOT = Path(__file__).parents[2]
EXAMPLE = re.search(r"```jinja\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture(name="own")
def _own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


def tree(folder: Path) -> Path:
    """A spec tree whose request has a nested object with a name of two words."""
    action = Action("properties: {item: <Item>}", schemas="Item: {properties: {fullName: {type: string}}}")
    return write_tree(folder / "spec", documents(action))


def test_the_example_of_the_documentation(tmp_path: Path, own: Path) -> None:
    assert EXAMPLE
    (own / "param.py.j2").write_text(EXAMPLE[1], encoding="utf-8")
    spec = tree(tmp_path)
    generate(spec, tmp_path / "plain", "bound")
    generate(spec, tmp_path / "out", "bound", templates=own)
    plain, changed = contents(tmp_path / "plain"), contents(tmp_path / "out")
    differs = {name for name in plain.keys() | changed.keys() if plain.get(name) != changed.get(name)}
    assert differs == {"bound/thing/params.py", "bound/generated.lock.json"}
    before, after = plain["bound/thing/params.py"] or b"", changed["bound/thing/params.py"] or b""
    assert b"ItemWireParam" in before
    assert b"ItemWireParam" not in after
    assert b"total=False" in after


def test_check_and_cache_know_the_templates(tmp_path: Path, own: Path) -> None:
    spec, out, cache = tree(tmp_path), tmp_path / "out", tmp_path / "cache"
    mine = own / "page.md.j2"
    mine.write_text("# {{ operation.action | identifier }} of ours\n", encoding="utf-8")
    generate(spec, out, "bound", cache)
    assert check(spec, out, "bound") == []
    assert check(spec, out, "bound", own) != []
    generate(spec, out, "bound", cache, templates=own)
    assert check(spec, out, "bound", own) == []
    page = out / "docs" / "thing" / "create_thing.md"
    assert "CreateThing of ours" in page.read_text(encoding="utf-8")
    mine.write_text("# {{ operation.action | identifier }} anew\n", encoding="utf-8")
    generate(spec, out, "bound", cache, templates=own)
    assert "CreateThing anew" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("parm.py.j2", "", "no template is called 'parm.py.j2'; there are async_methods.py.j2"),
        ("param.py.j2", "{{ shape.name }", "line 1: unexpected '}'"),
        ("param.py.j2", "x = 1\n{{ shape.description }}", "Text printed without an escaper"),
        ("param.py.j2", "{{ shape.nothing | literal }}", "no literal for StrictUndefined"),
        ("param.py.j2", "{{ shape.name | upper }}", "line 1: No filter named 'upper'"),
        ("param.py.j2", "import os; os.system('true')\n", "Expr at the top level"),
        ("param.py.j2", "x =\n", "not Python"),
    ],
)
def test_a_bad_template_is_refused_and_nothing_is_written(
    tmp_path: Path, own: Path, name: str, text: str, says: str
) -> None:
    (own / name).write_text(text, encoding="utf-8")
    spec = tree(tmp_path)
    before = contents(tmp_path)
    with pytest.raises(SpecError) as caught:
        generate(spec, tmp_path / "out", "bound", templates=own)
    assert says in str(caught.value)
    after = contents(tmp_path)
    assert after == before


@pytest.mark.parametrize("house", [True, False])
@pytest.mark.parametrize("name", ["operation.py.j2", "ruled.py.j2", "param.py.j2", "methods.py.j2", "client.py.j2"])
def test_code_in_any_module_is_refused_also_of_foreign_specs(tmp_path: Path, own: Path, name: str, house: bool) -> None:
    (own / name).write_text("\n\nimport os\nos.system('true')\n", encoding="utf-8")
    request = "properties: {a: {type: string}, b: {type: string}, c: <C>}\nnot: {required: [a, b]}\n"
    rule = "x-rules: [{id: one, keyword: not, message: give one}]"
    action = Action(request + rule, schemas="C: {properties: {d: {type: string}}}")
    spec = write_tree(tmp_path / "spec", documents(action))
    with pytest.raises(SpecError, match="Expr at the top level"):
        generate(spec, tmp_path / "out", "bound", templates=own, house=house)


def test_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = tree(tmp_path)
    ran = run(capsys, "generate", "--spec", spec, "--out", tmp_path / "out", "--templates", tmp_path / "none")
    assert_refused(ran, "is no folder; give one with templates of your own")


def test_every_template_can_stand_alone(tmp_path: Path, own: Path) -> None:
    """A copy of ours in the place of ours changes nothing."""
    for path in FOLDER.glob("*.j2"):
        (own / path.name).write_bytes(path.read_bytes())
    spec = tree(tmp_path)
    generate(spec, tmp_path / "plain", "bound")
    generate(spec, tmp_path / "out", "bound", templates=own)
    plain, copied = contents(tmp_path / "plain"), contents(tmp_path / "out")
    del plain["bound/generated.lock.json"], copied["bound/generated.lock.json"]
    assert copied == plain
