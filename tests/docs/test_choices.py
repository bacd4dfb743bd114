"""The page of what the sandbox chooses has every choice, as it was written, and no module of behaviour has none."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from codegen.generate import CODEGEN
from codegen.names import Identifier
from codegen.render.choices import TOPICS, choices, choices_of, prose

SANDBOX = CODEGEN / "sandbox"
PAGE = CODEGEN.parent / "generated" / "docs" / "sandbox.md"
MODULES = {path.relative_to(SANDBOX).with_suffix("").as_posix(): path for path in sorted(SANDBOX.rglob("*.py"))}
DOCSTRINGS = {name: ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "" for name, path in MODULES.items()}
# Where the behaviour of the service lives, but for what only carries it.
BEHAVIOUR = re.compile(r"(behaviour|tables)/(?!__init__)\w+|lifecycle|faults|signature|identity|refusal|forms|presets")
CARRIERS = {"tables/settings", "tables/table", "tables/whole"}


def text(markdown: str) -> str:
    """What a reader sees, on one line."""
    parsed = MarkdownIt().parse(markdown)
    inner = (child.content for token in parsed for child in token.children or [])
    return " ".join(" ".join(inner).split())


def words(shown: str) -> list[str]:
    return re.findall(r"\w+", shown)


@pytest.mark.parametrize("module", [name for name, docstring in DOCSTRINGS.items() if "Sandbox's choice" in docstring])
def test_every_choice_is_on_the_page(module: str) -> None:
    docstring = DOCSTRINGS[module]
    if module in {"__init__", "behaviour/__init__"}:
        assert "choice:" not in docstring  # they say what a choice is
        return
    paragraph = next(each for each in docstring.split("\n\n") if "Sandbox's choice" in each)
    chosen = words(paragraph.partition("Sandbox's choice")[2])
    shown = words(text(PAGE.read_text("utf-8")))
    link = words(f"qianfan_console/sandbox/{module}.py")
    begin = next(i for i in range(len(shown)) if shown[i : i + len(link)] == link)
    assert shown[begin + len(link) :][: len(chosen)] == chosen


def test_every_link_leads_to_its_module() -> None:
    links = re.findall(r"\]\(([^)]+)\)", PAGE.read_text("utf-8"))
    assert links
    assert [link for link in links if not (PAGE.parent / link).is_file()] == []


def test_every_topic_names_modules_that_exist() -> None:
    named = [module for _, modules in TOPICS for module in modules]
    assert len(set(named)) == len(named)
    assert [module for module in named if module not in MODULES] == []


def test_every_module_of_behaviour_names_its_source_or_its_choice() -> None:
    """What the service does is documented, or chosen: a module that says neither is named here."""
    silent = [
        name
        for name, docstring in DOCSTRINGS.items()
        if BEHAVIOUR.fullmatch(name) and name not in CARRIERS and not re.search("Sandbox's choice|Source: ", docstring)
    ]
    assert silent == []


def test_the_reference_leads_to_the_page() -> None:
    assert "](sandbox.md)" in (PAGE.parent / "README.md").read_text("utf-8")


def test_lists_and_sentences_become_items(tmp_path: Path) -> None:
    listed = '"""Title.\n\nBefore. Sandbox\'s choice, because\n  of x:\n- one; still\n  one;\n- two.\n"""'
    spoken = '"""Title.\n\nSandbox\'s choice: one (a; b); two.\n\nMore: text.\n"""'
    (first,), (second,) = choices_of("a", listed), choices_of("b", spoken)
    assert (first.reason, first.items) == ("because of x", ("one; still one", "two"))
    assert (second.reason, second.items) == ("", ("one (a; b)", "two"))
    assert list(choices_of("c", '"""Said as "Sandbox\'s choice" elsewhere."""')) == []
    (tmp_path / "faults.py").write_text(spoken)
    page = choices(tmp_path, Identifier("other_name"))["sandbox.md"]
    assert "## Faults" in page
    assert "(../other_name/sandbox/faults.py)" in page


@pytest.mark.parametrize(
    "written", ["<b>x</b> &amp; *y* [z](u) |", "# no head", "- no list", "`<i>` and `a|b`", "1. x"]
)
def test_a_choice_is_shown_as_it_was_written(written: str) -> None:
    assert text(prose(written)).replace(" ", "") == written.replace("`", "").replace(" ", "")
