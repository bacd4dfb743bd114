"""Files are written whole or not at all, inside the output folder, and over nothing that is not ours."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from codegen import generate as generating
from codegen import incremental
from codegen.load import SpecError
from codegen.output import HEADER, MARK, alone, compare, fingerprint, present, swap_in, unchanged, write_files

from .on_disk import contents, small_tree


def test_modules_get_a_header_and_unix_line_ends(tmp_path: Path) -> None:
    write_files({"a/b.py": "x = 1\n", "c.json": "{}\n", "d.md": "é\n"}, tmp_path)
    assert (tmp_path / "a" / "b.py").read_bytes() == f"{HEADER}x = 1\n".encode()
    assert (tmp_path / "c.json").read_bytes() == b"{}\n"
    assert (tmp_path / "d.md").read_bytes() == "é\n".encode()


@pytest.mark.parametrize("name", ["../x.py", "a/../../x.py", "/tmp/x.py", "linked/x.py"])
def test_a_file_outside_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (tmp_path / "other").mkdir()
    (folder / "linked").symlink_to(tmp_path / "other")
    before = contents(tmp_path)
    with pytest.raises(ValueError, match="leads outside the output folder"):
        write_files({name: "x"}, folder)
    assert contents(tmp_path) == before


def test_folders_are_compared_byte_for_byte(tmp_path: Path) -> None:
    write_files({"same.md": "x", "changed.md": "x\n", "gone.md": "x"}, tmp_path / "expected")
    write_files({"same.md": "x", "changed.md": "x\r\n", "more.md": "x", "__pycache__/x.pyc": "x"}, tmp_path / "actual")
    assert [line.partition(" (in")[0] for line in compare(tmp_path / "expected", tmp_path / "actual")] == [
        "missing: gone.md", "extra: more.md", "different: changed.md"
    ]  # fmt: skip
    assert len(compare(tmp_path / "expected", tmp_path / "nothing")) == 3


def test_what_stands_is_found_by_content(tmp_path: Path) -> None:
    """A link, a file that is linked elsewhere, a folder, what is missing and what differs are written anew."""
    write_files(dict.fromkeys(("a/same", "a/linked", "a/other", "b/__pycache__/x"), "x"), tmp_path)
    (tmp_path / "a" / "other").write_text("y")
    (tmp_path / "a" / "symbolic").symlink_to("same")
    (tmp_path / "copy").hardlink_to(tmp_path / "a" / "linked")
    (tmp_path / "a" / "folder").mkdir()
    (tmp_path / "b" / "away").symlink_to(tmp_path / "a")
    there = {"a/same", "a/linked", "a/other", "a/symbolic"}
    assert present(tmp_path, ("a", "b")) == there
    wanted = dict.fromkeys([*there, "a/folder", "a/gone", "b/away/same"], fingerprint(b"x"))
    assert unchanged(tmp_path, wanted, wanted) == {"a/same", "b/away/same"}
    assert unchanged(tmp_path, present(tmp_path, ("a", "b")), wanted) == {"a/same"}


def test_who_comes_later_waits(tmp_path: Path) -> None:
    order = []

    def later() -> None:
        with alone(tmp_path):
            order.append("later")

    thread = threading.Thread(target=later)
    with alone(tmp_path):
        thread.start()
        thread.join(0.3)
        order.append("first")
    thread.join(30)
    assert order == ["first", "later"]


def marked(folder: Path, text: str) -> None:
    folder.mkdir(parents=True)
    (folder / "README.md").write_text(f"<!-- {MARK} -->\n{text}", encoding="utf-8")


@pytest.fixture(name="folders")
def _folders(tmp_path: Path) -> tuple[Path, Path]:
    """New folders `a`, `b`, `c`, and what stands in the place of the first two."""
    new, out = tmp_path / "temporary" / "new", tmp_path / "out"
    for name in "abc":
        marked(new / name, "new")
    marked(out / "a", "old")
    marked(out / "b", "old")
    return new, out


def test_all_folders_are_put_in_place(folders: tuple[Path, Path]) -> None:
    new, out = folders
    swap_in(new, out)
    assert {name: text.endswith(b"new") for name, text in contents(out).items() if text} == {
        "a/README.md": True, "b/README.md": True, "c/README.md": True
    }  # fmt: skip


@pytest.mark.parametrize("failing", range(5))
def test_a_failure_at_any_step_leaves_everything_as_it_was(
    folders: tuple[Path, Path], failing: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    new, out = folders
    before = contents(out)
    rename = Path.rename
    steps = 0

    def fails(self: Path, target: Path) -> Path:
        nonlocal steps
        steps += 1
        if steps == failing + 1:
            raise OSError("no space left")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(OSError, match="no space left"):
        swap_in(new, out)
    assert contents(out) == before


@pytest.mark.parametrize("strange", ["file", "folder", "link", "package"])
def test_what_is_not_ours_is_not_replaced(folders: tuple[Path, Path], strange: str) -> None:
    new, out = folders
    if strange == "file":
        (out / "c").write_text(MARK, encoding="utf-8")
    elif strange == "link":
        (out / "c").symlink_to(out / "a")
    else:
        (out / "c").mkdir()
        name = "__init__.py" if strange == "package" else "README.md"
        (out / "c" / name).write_text(f"mine\n{MARK}", encoding="utf-8")
    before = contents(out)
    with pytest.raises(SpecError, match="out/c#: was not written by this generator"):
        swap_in(new, out)
    assert contents(out) == before


@pytest.mark.parametrize("step", ["understand", "inspect", "format_folder", "write_files", "lock"])
def test_the_older_package_survives_a_generation_that_fails(
    tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec, out = small_tree(tmp_path), tmp_path / "out"
    marked(out / "bound", "old")
    before = contents(tmp_path)

    def fails(*_: Any) -> Any:
        raise RuntimeError("broken")

    monkeypatch.setattr(incremental if step == "understand" else generating, step, fails)
    with pytest.raises(RuntimeError, match="broken"):
        generating.generate(spec, out, "bound")
    assert contents(tmp_path) == before
