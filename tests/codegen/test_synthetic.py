"""The bench's synthetic trees are specs like ours; its section keeps its place in the page; its picture is one."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from codegen import incremental
from codegen.load import load_tree
from codegen.load.lint import lint
from codegen.memo import Memo
from codegen.names import Identifier
from tests.bench.codegen import report
from tests.bench.codegen.measure import Point
from tests.bench.codegen.peers import PEERS
from tests.bench.codegen.process import run
from tests.bench.codegen.trees import documents, plain, write_tree


def test_a_tree_is_free_of_problems_and_has_its_size(tmp_path: Path) -> None:
    tree = load_tree(write_tree(tmp_path, 105))
    assert lint(tree) == []
    assert len(list(tree.operations())) == 105
    assert {document.namespace for document in tree.operations()} == {"training", "serving"}


@pytest.mark.parametrize("size", [1, 5, 12])
def test_the_quick_way_takes_a_tree_of_any_size(tmp_path: Path, size: int) -> None:
    parts = incremental.parts(write_tree(tmp_path, size), Identifier("bound"), Memo(None), workers=1)
    assert parts is not None
    assert len(parts) == size


def test_a_larger_tree_holds_the_smaller_one() -> None:
    small, large = documents(10), documents(1_000)
    assert {name: large[name] for name in small} == small
    assert len(large) == 1_001


def test_the_plain_document_has_the_same_operations_and_every_component() -> None:
    document = plain(110)
    assert len(document["paths"]) == 110
    text = json.dumps(document)
    names = {part.partition('"')[0] for part in text.split('"#/components/schemas/')[1:]}
    assert names <= document["components"]["schemas"].keys()
    assert "common.yaml" not in text
    assert not any(f'"x-{word}"' in text for word in ("permissions", "idempotent", "waiters", "pagination"))


def curves() -> report.Curves:
    point = Point(wall=2, cpu=3, peak=4, python=5, code=4, other=6, files=7, size=8, imported=9, ready=10, held=11)
    broken = Point(failure="no <engine> & no fuel")
    late = Point(wall=601, cpu=602, peak=603 * 2**20, failure="stopped after 600 seconds", stopped=True)
    points = {peer.name: {10: point, 100: point} for peer in PEERS}
    points |= {PEERS[-1].name: {10: broken, 100: broken}, PEERS[-2].name: {10: point, 100: late}}
    return report.Curves((10, 100), points, ((1, 2, 3), (4, 5, 6)))


def test_the_section_replaces_the_older_one_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "RESULTS.md"
    page.write_text("# Others\n\ntext\n")
    monkeypatch.setattr(report, "RESULTS", page)
    monkeypatch.setattr(report, "PICTURE", tmp_path / "codegen.svg")
    for _ in range(2):
        report.publish(curves())
        text = page.read_text()
        assert text.startswith("# Others\n\ntext\n\n## What generating costs\n")
        assert text.count("## What generating costs") == 1
    assert "not measured in full. no <engine> & no fuel" in text
    assert f"| {PEERS[-2].name} | > 601.0 | > 602.0 | > 603 | not measured |" in text
    assert "load average at the start: 1.0, 2.0, 3.0; at the end: 4.0, 5.0, 6.0" in text
    assert report.kept(text) == f"\n{text.partition('text')[2].strip()}\n"
    root = ElementTree.parse(tmp_path / "codegen.svg").getroot()
    assert len(root.findall(".//{*}polyline")) == 4 * len(PEERS)


def test_who_takes_too_long_is_stopped_with_all_its_children() -> None:
    program = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])"
    cost = run([sys.executable, "-c", program], os.environ, patience=1)
    assert cost.stopped
    assert cost.failure == "stopped after 1 seconds"
    assert 1 < cost.wall < 30
