"""What is remembered, and how many processes work, never changes what is written."""

from __future__ import annotations

import copy
import json
import os
import random
import shutil
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from codegen import incremental, render
from codegen.generate import CODEGEN, check, full_build, generate
from codegen.load import SpecError
from codegen.memo import Memo, stamp
from codegen.names import Identifier

from .inline_spec import Action, documents
from .on_disk import contents

LONG = bool(os.environ.get("QIANFAN_LONG"))

PACKAGE = Identifier("bound")
SHARED = "Page: {type: object, description: A page., properties: {size: {type: integer, description: Its size.}}}"
ANSWER = """
{type: object, required: [requestId],
 properties: {requestId: {type: string}, page: <common/Page>, state: {type: string, enum: [A, B]}}}
"""
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
    tree = documents(*(action(n, "thing" if n < 4 else "lambda") for n in range(6)), common=SHARED)
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
    family = rng.choice(["thing", "lambda", "lambda2"])
    text = json.dumps(tree[name]).replace("/v2/thing", f"/v2/{family}").replace("/v2/lambda", f"/v2/{family}")
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


def waited_for(tree: Tree, rng: random.Random) -> None:
    """By a name that another Action of the family may have for its waiter."""
    post = next(iter(tree[some(tree, rng)]["paths"].values()))["post"]
    waiter = {"name": rng.choice(["done", "gone"]), "description": "d.", "status": "state", "success": ["A"]}
    post["x-waiters"] = [{**waiter, "failure": ["B"], "pending": []}]


def shared_added(tree: Tree, rng: random.Random) -> None:
    """A component that nobody refers to: sound or not, and perhaps called like one of a document."""
    schemas = tree["common.yaml"]["components"]["schemas"]
    name = rng.choice(["Unused", "Other", f"Part{rng.randrange(7)}"])
    schemas[name] = rng.choice([
        {"type": "object", "description": "A thing.", "properties": {"page": {"$ref": "#/components/schemas/Page"}}},
        {"type": "string", "minLength": "two"},
        {"$ref": "#/components/schemas/Lost"},
        {"type": "string", "maxLength": 5, "x-errata": ["odd"]},
    ])  # fmt: skip


def loosened(tree: Tree, rng: random.Random) -> None:
    """What our own rules refuse and others may write."""
    request = next(s for n, s in tree[some(tree, rng)]["components"]["schemas"].items() if n.endswith("Request"))
    request["properties"]["loose"] = rng.choice([{"minLength": 2}, {"type": "object", "properties": {"odd one": True}}])


def borrowed(tree: Tree, rng: random.Random) -> None:
    """A reference to whatever there is at the root, or below something there."""
    request = next(s for n, s in tree[some(tree, rng)]["components"]["schemas"].items() if n.endswith("Request"))
    name = rng.choice([*tree["common.yaml"]["components"]["schemas"], "Page/properties/size"])
    request["properties"]["borrowed"] = {"$ref": f"../common.yaml#/components/schemas/{name}"}


def broken(tree: Tree, rng: random.Random) -> None:
    part = tree[some(tree, rng)]
    key = rng.choice(["info", "paths", "components"])
    part[key] = rng.choice([{}, {"title": 1}, [], "x"])


EDITS: tuple[Edit, ...] = (
    reworded, reworded, removed, renamed_component, doubled, shared_changed, borrowed_elsewhere, errata_changed,
    erratum_named, broken, waited_for, waited_for, shared_added, loosened, borrowed,
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


def expected(spec: Path, house: bool) -> list[render.Part] | None:
    try:
        return full_build(spec, PACKAGE, house=house)
    except SpecError:
        return None


@pytest.mark.parametrize("house", [True, False], ids=["house", "foreign"])
@pytest.mark.parametrize("seed", range(16 if LONG else 4))
def test_after_any_edits_an_incremental_build_gives_what_a_full_one_gives(
    tmp_path: Path, seed: int, house: bool
) -> None:
    rng, tree = random.Random(seed), start()
    taken = 0
    for _ in range(12):
        spec, memo = fresh(tmp_path / "spec", tree), Memo(tmp_path / "cache" / "memo")
        wanted, found = expected(spec, house), incremental.parts(spec, PACKAGE, memo, workers=1, house=house)
        assert found is None or found == wanted
        taken += found is not None
        memo.save()
        if rng.random() < 0.3:
            damage(tmp_path / "cache", rng)
        tree = tree if wanted else start()
        rng.choice(EDITS)(tree, rng)
    assert taken >= 3


def test_nothing_wrong_means_an_incremental_build(tmp_path: Path) -> None:
    spec = fresh(tmp_path / "spec", start())
    assert incremental.parts(spec, PACKAGE, Memo(None)) is not None


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_any_number_of_processes_gives_the_same(tmp_path: Path, workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incremental, "_WORTH_A_START", 6)
    spec = fresh(tmp_path / "spec", start())
    assert incremental.parts(spec, PACKAGE, Memo(None), workers) == full_build(spec, PACKAGE)


def test_trees_of_others_are_built_so_too(tmp_path: Path) -> None:
    tree = start()
    loosened(tree, random.Random(0))
    spec = fresh(tmp_path / "spec", tree)
    assert incremental.parts(spec, PACKAGE, Memo(None)) is None
    assert incremental.parts(spec, PACKAGE, Memo(None), house=False) == full_build(spec, PACKAGE, house=False)


def computed(spec: Path, package: str, memo: Memo, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that the memo does not have."""
    found: list[str] = []
    build = incremental._build

    def counted(item: tuple[str, str], **rest: Any) -> str:
        found.append(item[0])
        return build(item, **rest)

    with monkeypatch.context() as patch:
        patch.setattr(incremental, "_build", counted)
        assert incremental.parts(spec, Identifier(package), memo, workers=1) is not None
    return found


def test_what_is_remembered_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree, file = start(), tmp_path / "cache" / "memo"
    spec, memo = fresh(tmp_path / "spec", tree), Memo(file)
    assert len(computed(spec, "bound", memo, monkeypatch)) == 6
    memo.save()
    assert computed(spec, "bound", Memo(file), monkeypatch) == []
    reworded(tree, random.Random(0))
    assert len(computed(fresh(spec, tree), "bound", Memo(file), monkeypatch)) == 1


@pytest.mark.parametrize(
    ("package", "generator", "description", "count"),
    [
        ("bound", "generator", "A page.", 0),
        ("other", "generator", "A page.", 6),
        ("bound", "another", "A page.", 6),
        ("bound", "generator", "Another page.", 6),
    ],
)
def test_another_generator_another_package_or_another_shared_file_computes_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str, generator: str, description: str, count: int
) -> None:
    tree, memo = start(), Memo(tmp_path / "memo", "generator")
    computed(fresh(tmp_path / "spec", tree), "bound", memo, monkeypatch)
    memo.save()
    tree["common.yaml"]["components"]["schemas"]["Page"]["description"] = description
    spec, memo = fresh(tmp_path / "spec", tree), Memo(tmp_path / "memo", generator)
    assert len(computed(spec, package, memo, monkeypatch)) == count


@pytest.mark.parametrize("place", [0, 10, 70, -1])
@pytest.mark.parametrize("change", ["flipped", "cut", "emptied", "more"])
def test_of_a_damaged_memory_nothing_is_believed(tmp_path: Path, place: int, change: str) -> None:
    memo = Memo(tmp_path / "memo")
    for key in ("a", "b", "c"):
        memo.put(key, f"text of {key}, \u4e2d, \ud800")
    memo.save()
    assert Memo(tmp_path / "memo").get("b") == "text of b, \u4e2d, \ud800"
    content = (tmp_path / "memo").read_bytes()
    flipped = content[:place] + bytes([content[place] ^ 1]) + content[place:][1:]
    wrong = {"flipped": flipped, "cut": content[:place], "emptied": b"", "more": content + b"x"}
    (tmp_path / "memo").write_bytes(wrong[change])
    assert [Memo(tmp_path / "memo").get(key) for key in ("a", "b", "c")] == [None, None, None]


def test_what_no_run_uses_is_forgotten(tmp_path: Path) -> None:
    for keys in (("a", "b"), ("b", "c")):
        memo = Memo(tmp_path / "memo")
        for key in keys:
            if memo.get(key) is None:
                memo.put(key, key)
        memo.save()
    assert [Memo(tmp_path / "memo").get(key) for key in ("a", "b", "c")] == [None, "b", "c"]
    os.utime(tmp_path / "memo", (1, 1))
    Memo(tmp_path / "other").put("a", "a")
    memo = Memo(tmp_path / "other")
    memo.put("a", "a")
    memo.save()
    assert [path.name for path in tmp_path.iterdir()] == ["other"]


def without_the_first(tree: Tree, _: random.Random) -> None:
    tree.pop("thing/create_thing_a.yaml", None)


def meddled(out: Path, rng: random.Random) -> None:
    """What somebody may do to the output between two runs."""
    files = sorted(path for path in out.rglob("*.py") if path.is_file())
    one, two, three = rng.sample(files, 3)
    one.write_bytes(one.read_bytes() + b"# mine\n")
    two.unlink()
    three.rename(three.with_name("stray.py"))
    three.symlink_to("stray.py")


@pytest.mark.parametrize("seed", range(2))
def test_whole_runs_write_the_same_bytes(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cold, warm, after edits, with damaged memory, over output that somebody has changed, and without links."""
    rng, tree, out, cache = random.Random(seed), start(), tmp_path / "out", tmp_path / "cache"
    generate(fresh(tmp_path / "spec", tree), out, PACKAGE, cache)
    for turn in range(4):
        rng.choice([reworded, shared_changed, without_the_first])(tree, rng)
        if turn:
            change, place = rng.choice([(meddled, out), (damage, cache)])
            change(place, rng)
        if turn == 3:
            monkeypatch.setattr(os, "link", raising)
        spec = fresh(tmp_path / "spec", tree)
        generate(spec, out, PACKAGE, cache)
        assert contents(out) == full(spec, tmp_path / f"full{turn}")
    assert check(spec, out, PACKAGE) == []


def full(spec: Path, out: Path) -> dict[str, bytes | None]:
    generate(spec, out, PACKAGE, None)
    return contents(out)


def raising(*_: Any) -> None:
    raise OSError("no links here")


def test_what_stands_already_is_left_alone(tmp_path: Path) -> None:
    tree, out = start(), tmp_path / "out"
    spec = fresh(tmp_path / "spec", tree)
    generate(spec, out, PACKAGE, tmp_path / "cache")
    (out / "bound" / "__pycache__").mkdir()
    before = {path: path.stat().st_ino for path in out.rglob("*")}
    generate(spec, out, PACKAGE, tmp_path / "cache")
    assert before == {path: path.stat().st_ino for path in out.rglob("*")}
    older = contents(out)
    reworded(tree, random.Random(1))
    generate(fresh(spec, tree), out, PACKAGE, tmp_path / "cache")
    written = {path.relative_to(out).as_posix() for path, number in inodes(out).items() if number != before.get(path)}
    assert written == {name for name, text in contents(out).items() if older[name] != text}
    assert 3 < len(written) < 12


def inodes(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_ino for path in folder.rglob("*") if path.is_file()}


def test_a_copy_of_the_output_by_links_stays_as_it_is(tmp_path: Path) -> None:
    """The new output shares no file with what somebody has linked to the old one."""
    spec, out = fresh(tmp_path / "spec", start()), tmp_path / "out"
    generate(spec, out, PACKAGE, tmp_path / "cache")
    shutil.copytree(out, tmp_path / "copy", copy_function=os.link)
    (out / "bound" / "index.py").unlink()
    generate(spec, out, PACKAGE, tmp_path / "cache")
    assert not set(inodes(out).values()) & set(inodes(tmp_path / "copy").values())


def generate_slowly(spec: Path, out: Path, cache: Path) -> int:
    """Generate with a pause in front of every renaming, so that two processes would meet there."""
    rename = Path.rename

    def slowly(self: Path, target: Path) -> Path:
        time.sleep(0.05)
        return rename(self, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "rename", slowly)
        return generate(spec, out, PACKAGE, cache, workers=1)


def test_two_runs_at_once_leave_the_whole_of_one(tmp_path: Path) -> None:
    trees, out = [start(), start()], tmp_path / "out"
    reworded(trees[1], random.Random(1))
    specs = [fresh(tmp_path / f"spec{n}", tree) for n, tree in enumerate(trees)]
    results = [full(spec, tmp_path / f"full{n}") for n, spec in enumerate(specs)]
    # Not in threads: Python 3.11 cannot parse in two of them at once.
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        running = [pool.submit(generate_slowly, specs[n % 2], out, tmp_path / "cache") for n in range(8)]
    assert {done.result() for done in running} == {len([c for c in results[0].values() if c is not None])}
    assert contents(out) in results


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
    memo = Memo(tmp_path / "cache" / "memo")
    memo.put("abc", "text")
    memo.save()
    assert Memo(tmp_path / "cache" / "memo").get("abc") is None
