"""Reading a spec root: nothing outside it, nothing that is no document."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from codegen.load import SpecError, load_tree
from codegen.load.yaml import MAX_BYTES


def problem(root: Path) -> str:
    with pytest.raises(SpecError) as caught:
        load_tree(root)
    (found,) = caught.value.problems
    return str(found)


@pytest.mark.parametrize("name", ["Model.yaml", "a-b.yaml", "a.yml", "a/b/c.yaml", "A/b.yaml", "a\n/b.yaml"])
def test_names(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("a: 1")
    assert "rename it" in problem(tmp_path)


def test_a_link_out_of_the_root(tmp_path: Path) -> None:
    root = tmp_path / "spec"
    root.mkdir()
    (tmp_path / "secret.yaml").write_text("a: 1")
    (root / "a.yaml").symlink_to(tmp_path / "secret.yaml")
    assert "leads outside the spec root" in problem(root)


def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    assert "no regular file" in problem(tmp_path)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xff\xfea", "save it as UTF-8"),
        (b"- a", "write keys and values"),
        (b"", "write keys and values"),
        (b"a" * (MAX_BYTES + 1), "split the document"),
    ],
)
def test_contents(tmp_path: Path, content: bytes, says: str) -> None:
    (tmp_path / "a.yaml").write_bytes(content)
    assert says in problem(tmp_path)


def test_no_folder(tmp_path: Path) -> None:
    assert "give the spec root with --spec" in problem(tmp_path / "none")


def test_settings_of_another_tool_are_no_document(tmp_path: Path) -> None:
    (tmp_path / "redocly.yaml").write_text("extends: [recommended]")
    (tmp_path / "common.yaml").write_text("paths: {}")
    assert list(load_tree(tmp_path).documents) == ["common.yaml"]
