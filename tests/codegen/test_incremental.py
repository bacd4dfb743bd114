"""What is remembered, and how many processes work, never changes what is written."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from codegen import build, render
from codegen.generate import CODEGEN, check, generate, plain
from codegen.load import SpecError
from codegen.memo import Memo, stamp
from codegen.names import Identifier

from .inline_spec import Action, documents
from .on_disk import contents

PACKAGE = Identifier("bound")
SHARED = "Page: {type: object, description: A page., properties: {size: {type: integer, description: Its size.}}}"
ANSWER = "{type: object, required: [requestId], properties: {requestId: {type: string}, page: <common/Page>}}"
Tree = dict[str, dict[str, Any]]
Edit = Callable[[Tree, random.Random], None]


def action(number: int, family: str) -> Action:
    """An Action like another, so that what must be unique in the tree is close to not being it."""
    request = f"properties: {{name: {{type: string, maxLength: {number + 1}}}, part: <Part{number}>}}"
    return Action(
        request,
        schemas=f"Part{number}: {{description: A part., properties: {{a: {{type: string}}}}}}",
        response=ANSWER,
        operation="x-errata: [odd]" if number % 2 else "",
        name=f"CreateThing{chr(65 + number)}",
        route=f"/v2/{family}",
    )


def start() -> Tree:
    tree = documents(*(action(n, "thing" if n < 4 else "other") for n in range(6)), common=SHARED)
    entry = {"title": "Odd", "actions": ["CreateThingB"], "decision": "both", "settled_by": "a call"}
    return {**tree, "errata.yaml": {"odd": {**entry, "says": [{"where": "here", "what": "this"}]}}}


def some(tree: Tree, rng: random.Random) -> str:
    return rng.choice(sorted(name for name in tree if "/" in name))


def reworded(tree: Tree, rng: random.Random) -> None:
    next(iter(tree[some(tree, rng)]["paths"].values()))["post"]["summary"] = f"Make {rng.random()} things."


def removed(tree: Tree, rng: random.Random) -> None:
    del tree[some(tree, rng)]


def renamed_component(tree: Tree, rng: random.Random) -> None:
    """Perhaps to a name that another document has."""
    name = some(tree, rng)
    text = json.dumps(tree[name])
    tree[name] = json.loads(text.replace(f"Part{text[text.index('/Part') + 5]}", f"Part{rng.randrange(7)}"))


def doubled(tree: Tree, rng: random.Random) -> None:
    """The same Action in another family."""
    name = some(tree, rng)
    family = rng.choice(["thing", "other", "third"])
    text = json.dumps(tree[name]).replace("/v2/thing", f"/v2/{family}").replace("/v2/other", f"/v2/{family}")
    tree[f"{family}/{name.partition('/')[2]}"] = json.loads(text)


def shared_changed(tree: Tree, rng: random.Random) -> None:
    page = tree["common.yaml"]["components"]["schemas"]["Page"]["properties"]
    page[rng.choice(["size", "count"])] = {"type": rng.choice(["integer", "string"]), "description": "Its size."}


def borrowed_elsewhere(tree: Tree, rng: random.Random) -> None:
    """A reference from one Action's document into another's."""
    one, other = some(tree, rng), some(tree, rng)
    part = next(name for name in tree[other]["components"]["schemas"] if name.startswith("Part"))
    request = next(s for n, s in tree[one]["components"]["schemas"].items() if n.endswith("Request"))
    request["properties"]["part"] = {"$ref": f"../{other}#/components/schemas/{part}"}


def errata_changed(tree: Tree, rng: random.Random) -> None:
    name = rng.choice(["odd", "even"])
    tree["errata.yaml"][name] = copy.deepcopy(next(iter(tree["errata.yaml"].values())))
    tree["errata.yaml"][name]["actions"] = [rng.choice(["CreateThingA", "CreateThingZ"])]


def erratum_named(tree: Tree, rng: random.Random) -> None:
    post = next(iter(tree[some(tree, rng)]["paths"].values()))["post"]
    post["x-errata"] = [rng.choice(["odd", "even"])]


def broken(tree: Tree, rng: random.Random) -> None:
    part = tree[some(tree, rng)]
    key = rng.choice(["info", "paths", "components"])
    part[key] = rng.choice([{}, {"title": 1}, [], "x"])


EDITS: tuple[Edit, ...] = (
    reworded, reworded, removed, renamed_component, doubled, shared_changed, borrowed_elsewhere, errata_changed,
    erratum_named, broken,
)  # fmt: skip


def fresh(root: Path, tree: Tree) -> Path:
    """The tree on disk, nothing else beside it."""
    for path in [*root.rglob("*.yaml")]:
        path.unlink()
    for name, data in tree.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(json.dumps(data), encoding="utf-8")
    return root


def damage(folder: Path, rng: random.Random) -> None:
    """What may happen to files: cut, changed, exchanged, lost."""
    entries = sorted(path for path in folder.rglob("*") if path.is_file())
    for path in rng.sample(entries, min(3, len(entries))):
        content = path.read_bytes()
        place = rng.randrange(len(content)) if content else 0
        match rng.randrange(5):
            case 0:
                path.write_bytes(content[:place])
            case 1:
                path.write_bytes(content[:place] + bytes([content[place] ^ 4]) + content[place + 1 :])
            case 2:
                path.write_bytes(rng.choice(entries).read_bytes())
            case 3:
                path.write_bytes(b"\xff")
            case _:
                path.unlink()
        if not path.exists():
            entries.remove(path)


def expected(spec: Path) -> list[render.Part] | None:
    try:
        return plain(spec, PACKAGE)
    except SpecError:
        return None


@pytest.mark.parametrize("seed", range(8))
def test_after_any_edits_what_is_remembered_gives_what_the_plain_way_gives(tmp_path: Path, seed: int) -> None:
    rng, tree, memo = random.Random(seed), start(), Memo(tmp_path / "cache")
    taken = 0
    for _ in range(12):
        spec = fresh(tmp_path / "spec", tree)
        wanted, found = expected(spec), build.parts(spec, PACKAGE, memo, "", workers=1)
        assert found is None or found == wanted
        taken += found is not None
        damage(tmp_path / "cache", rng)
        tree = tree if wanted else start()
        rng.choice(EDITS)(tree, rng)
    assert taken >= 3


def test_the_quick_way_is_taken(tmp_path: Path) -> None:
    spec = fresh(tmp_path / "spec", start())
    assert build.parts(spec, PACKAGE, Memo(None), "") is not None


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_any_number_of_processes_gives_the_same(tmp_path: Path, workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "_WORTH_A_START", 6)
    spec = fresh(tmp_path / "spec", start())
    assert build.parts(spec, PACKAGE, Memo(None), "", workers) == plain(spec, PACKAGE)


def test_what_is_remembered_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec, memo = fresh(tmp_path / "spec", start()), Memo(tmp_path / "cache")
    first = build.parts(spec, PACKAGE, memo, "")
    monkeypatch.setattr(build, "_give", lambda *_, **__: pytest.fail("computed again"))
    assert build.parts(spec, PACKAGE, memo, "") == first


def test_another_generator_another_package_or_another_shared_file_computes_again(tmp_path: Path) -> None:
    spec, memo = fresh(tmp_path / "spec", start()), Memo(tmp_path / "cache")
    folders = [len(list((tmp_path / "cache").rglob("*")))]
    for package, generator, size in (("bound", "", 1), ("bound", "x", 1), ("other", "", 1), ("bound", "", 2)):
        tree = start()
        tree["common.yaml"]["components"]["schemas"]["Page"]["description"] = f"A page, {size}."
        assert build.parts(fresh(spec, tree), Identifier(package), memo, generator) is not None
        folders.append(len([path for path in (tmp_path / "cache").rglob("*") if path.is_file()]))
    assert folders == [0, 6, 12, 18, 24]


def test_whole_runs_write_the_same_bytes(tmp_path: Path) -> None:
    """Cold, warm, after an edit, with a damaged memory, and the plain way of `check`."""
    rng, tree, out = random.Random(1), start(), tmp_path / "out"
    spec = fresh(tmp_path / "spec", tree)
    generate(spec, tmp_path / "without", PACKAGE, None)
    for _ in range(2):
        generate(spec, out, PACKAGE, tmp_path / "cache")
        assert contents(out) == contents(tmp_path / "without")
    reworded(tree, rng)
    damage(tmp_path / "cache", rng)
    generate(fresh(spec, tree), out, PACKAGE, tmp_path / "cache")
    assert check(spec, out, PACKAGE) == []


def test_every_file_of_the_generator_counts(tmp_path: Path) -> None:
    for name in ("a.py", "templates/b.j2", "c.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        before = stamp(tmp_path)
        (tmp_path / name).write_text("x")
        between = stamp(tmp_path)
        (tmp_path / name).write_text("y")
        assert len({before, between, stamp(tmp_path)}) == 3
    assert stamp(CODEGEN) == stamp(CODEGEN)


def test_a_memory_that_cannot_be_written_is_none(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    memo = Memo(tmp_path / "cache")
    memo.put("abc", "text")
    assert memo.get("abc") is None
    memo.forget_old()
