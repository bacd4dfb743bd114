"""Names of a spec become names of files and of code: each is checked, and what is refused leaves no trace."""

from __future__ import annotations

import inspect
import json
from pathlib import Path
from typing import Any

import pytest

import qianfan_console
from codegen.operations.unsupported import check_family

from .inline_spec import Action, documents, write_tree
from .on_disk import assert_refused, contents, run, small_tree

HOSTILE = [
    "",
    " ",
    "a b",
    "a-b",
    "a;import os",
    "a\nimport os",
    "../a",
    "/etc/a",
    "a.b",
    "1a",
    "é",
    "模型",
    "a\u202eb",
    "$(a)",
    "a" * 500,
]
REFS = [
    "../../../../../../etc/passwd#/components/schemas/X",
    "file:///etc/passwd#/components/schemas/X",
    "https://example.com/x.yaml#/components/schemas/X",
    "//example.com/x.yaml#/components/schemas/X",
    "../common.yaml",
    "#",
    "#/components",
    "#/components/schemas/../schemas/Item",
    "#/paths/~1v2~1thing",
    "#/components/schemas/Nothing",
    "\\\\server\\x.yaml#/components/schemas/X",
    "thing/create_thing.yaml#/components/schemas/Item",
]


@pytest.fixture(name="out", scope="module")
def written_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a package that was generated before."""
    from codegen.generate import generate

    root = tmp_path_factory.mktemp("before")
    generate(small_tree(root), root / "out", "bound")
    (root / "out" / "notes.txt").write_text("not ours", encoding="utf-8")
    return root / "out"


class Tried:
    """Generates from changed documents into a folder with an older package, which must survive every refusal."""

    def __init__(self, root: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self.out, self.capsys = root, out, capsys

    def refused(self, files: dict[str, Any], *words: str, package: str = "bound") -> None:
        before = contents(self.out.parent)
        spec = write_tree(self.root / "spec", files)
        around = contents(self.root)
        ran = run(self.capsys, "generate", "--spec", spec, "--out", self.out, "--package", package)
        assert_refused(ran, *words)
        assert contents(self.out.parent) == before
        assert contents(self.root) == around


@pytest.fixture(name="tried")
def _tried(tmp_path: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> Tried:
    return Tried(tmp_path, out, capsys)


def with_property(name: str) -> dict[str, Any]:
    files = documents(Action())
    schemas = files["thing/create_thing.yaml"]["components"]["schemas"]
    schemas["CreateThingRequest"]["properties"] = {name: {"type": "string"}}
    return files


def renamed(old: str, new: str) -> dict[str, Any]:
    """A tree in which a name is another one everywhere, but for the names of files."""
    action = Action("properties: {item: <Item>}", schemas="Item: {properties: {a: {type: string}}}")
    text = json.dumps(documents(action), ensure_ascii=False)
    files: dict[str, Any] = json.loads(text.replace(old, json.dumps(new, ensure_ascii=False)[1:-1]))
    return {("thing/create_thing.yaml" if "create" in name else name): data for name, data in files.items()}


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_a_property_name(tried: Tried, name: str) -> None:
    tried.refused(with_property(name), "thing/create_thing.yaml")


@pytest.mark.parametrize("name", ["options_", "self"], ids=ascii)
def test_a_property_that_is_a_parameter_of_ours_is_renamed_not_refused(tmp_path: Path, out: Path, name: str) -> None:
    from .inline_spec import library

    thing = library(tmp_path, Action(f"properties: {{{name}: {{type: string}}}}"))
    assert f"{name.rstrip('_')}_" in inspect.signature(thing.method()).parameters


@pytest.mark.parametrize(
    "name", [*HOSTILE, "class", "lower", "None", "Any", "Field", "OPERATION", "Operation", "Literal"], ids=ascii
)
def test_a_component_name(tried: Tried, name: str) -> None:
    tried.refused(renamed("Item", name), "thing/")


@pytest.mark.parametrize("name", [*HOSTILE, "class", "lower", "None"], ids=ascii)
def test_an_operation_id(tried: Tried, name: str) -> None:
    tried.refused(renamed("CreateThing", name), "thing/create_thing.yaml")


@pytest.mark.parametrize(
    ("components", "name", "taken"),
    [
        (
            "Item: {properties: {fullName: {type: string}}}\nItemWire: {properties: {a: {type: string}}}",
            "ItemWire",
            "ItemWireParam",
        ),
        (
            "Item: {properties: {a: {type: string}, b: {type: string}}, not: {required: [a, b]}, "
            "x-rules: [{id: r, keyword: not, message: m}]}\nItemRules: {properties: {a: {type: string}}}",
            "ItemRules",
            "ItemRules",
        ),
    ],
)
def test_a_component_called_like_what_is_made_of_another(tried: Tried, components: str, name: str, taken: str) -> None:
    properties = f"item: <Item>, other: <{name}>"
    tried.refused(
        documents(Action(f"properties: {{{properties}}}", schemas=components)), f"{taken!r} would mean two things"
    )


def test_a_waiter_called_like_an_action(tried: Tried) -> None:
    waiter = "{name: done, description: Wait., status: status, success: [a], failure: [], pending: []}"
    response = "{type: object, properties: {status: {type: string, enum: [a]}}}"
    actions = Action(response=response, operation=f"x-waiters: [{waiter}]"), Action(name="WaitUntilDone")
    tried.refused(documents(*actions), "'wait_until_done' would mean two things")


@pytest.mark.parametrize(
    "file", ["Thing/a.yaml", "thing/A.yaml", "thing/a-b.yaml", "thing/a b.yaml", "a/b/c.yaml", "é.yaml", "thing/x.yml"]
)
def test_a_file_name(tried: Tried, file: str) -> None:
    files = documents(Action())
    tried.refused({**files, file: files["common.yaml"]}, Path(file).name)


@pytest.mark.parametrize(
    "route",
    ["/v2/../thing", "/v2/thing?Action=x", "/v2/{thing}", "/v2/thing/", "thing", "/v2/th ing", "/v2/;import os", ""],
)
def test_a_route(tried: Tried, route: str) -> None:
    files = documents(Action())
    document = files["thing/create_thing.yaml"]
    document["paths"] = {route: document["paths"]["/v2/thing"]}
    tried.refused(files, "thing/create_thing.yaml")


@pytest.mark.parametrize(
    "family", ["runtime", "sandbox", "contract", "docs", "client", "close", "call_action", "index"]
)
def test_a_family_called_like_a_part_of_every_library(tried: Tried, family: str) -> None:
    tried.refused(documents(Action(route=f"/v2/{family}")), f"{family}/create_thing.yaml")


def test_every_part_of_the_library_is_known_to_be_taken() -> None:
    root = Path(qianfan_console.__file__).parent
    parts = {path.stem for path in root.iterdir() if not path.name.startswith("_")} - {"generated.lock", "py", "model"}
    members = {name for name in dir(qianfan_console.QianfanConsole) if not name.startswith("_")} - {"model"}
    members |= {name for name in dir(qianfan_console.AsyncQianfanConsole) if not name.startswith("_")} - {"model"}
    for name in parts | members:
        with pytest.raises(ValueError, match="no route family can be"):
            check_family(name)


@pytest.mark.parametrize("ref", REFS, ids=ascii)
def test_a_reference(tried: Tried, ref: str) -> None:
    files = with_property("item")
    schemas = files["thing/create_thing.yaml"]["components"]["schemas"]
    schemas["CreateThingRequest"]["properties"]["item"] = {"$ref": ref}
    tried.refused(files, "thing/create_thing.yaml", "/properties/item")


@pytest.mark.parametrize(
    "package", [*HOSTILE[:-1], "class", "None", "_a", "__init__", "x;import os", "..", ".", "docs"], ids=ascii
)
def test_a_package_name(tried: Tried, package: str) -> None:
    tried.refused(documents(Action()), "--package", package=package)


@pytest.mark.parametrize("package", ["notes", "spec"])
def test_a_folder_that_is_not_ours_is_not_replaced(
    tmp_path: Path, package: str, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = small_tree(tmp_path)
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "__init__.py").write_text("mine = True\n", encoding="utf-8")
    before = contents(tmp_path)
    ran = run(capsys, "generate", "--spec", spec, "--out", tmp_path, "--package", package)
    assert_refused(ran, str(tmp_path / package), "was not written by this generator")
    assert contents(tmp_path) == before
