"""The inspector's packed files: what is served, under which headers, and what is not. The page itself is tested in
tests/browser."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import get_args

import pytest

from qianfan_console.sandbox import inspector
from qianfan_console.sandbox.faults import Kind
from qianfan_console.sandbox.lifecycle import Planned

ASSETS = Path(inspector.__file__).parent / "assets"
NAMES = sorted(path.name for path in ASSETS.iterdir())
_KINDS = {".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".svg": "image/svg+xml"}


@pytest.mark.parametrize("name", [name for name in NAMES if name != "index.html"])
def test_each_file_is_served_as_what_it_is(name: str) -> None:
    status, headers, content = inspector.serve(name)

    assert status == 200
    assert dict(headers)["content-type"].split(";")[0] == _KINDS[Path(name).suffix]
    assert content == (ASSETS / name).read_bytes()


def test_a_browser_that_has_the_file_gets_it_not_again() -> None:
    headers = dict(inspector.serve("app.js").headers)

    assert inspector.serve("app.js", headers["etag"]) == (304, inspector.serve("app.js", headers["etag"]).headers, b"")
    assert inspector.serve("app.js", f'"other", W/{headers["etag"]}').status == 304
    assert inspector.serve("app.js", '"other"').status == 200


def test_two_files_have_two_tags() -> None:
    assert (
        len({dict(inspector.serve(name).headers)["etag"] for name in NAMES if name != "index.html"}) == len(NAMES) - 1
    )


@pytest.mark.parametrize(
    "name", ["../__init__.py", "/etc/passwd", "index.html", "app.js/", "%2e%2e/x", "\udc80", "a" * 9999]
)
def test_nothing_but_a_packed_file_is_served(name: str) -> None:
    assert inspector.serve(name).status == 404


def test_every_answer_forbids_other_scripts_and_other_hosts() -> None:
    for answer in (inspector.serve(inspector.PAGE), inspector.serve("app.js"), inspector.serve("no such")):
        headers = dict(answer.headers)
        policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
        assert policy["require-trusted-types-for"] == "'script'"
        assert headers["x-content-type-options"] == "nosniff"


def test_every_file_that_a_file_names_is_packed_and_none_is_left_over() -> None:
    named = {"index.html"}
    for name in NAMES:
        text = (ASSETS / name).read_text(encoding="utf-8")
        named |= set(re.findall(r'"(?:assets/|\./)([\w.-]+\.(?:js|css|svg))"', text))

    assert named == set(NAMES)


def test_no_file_names_another_host_or_makes_markup_of_text() -> None:
    for name in NAMES:
        text = (ASSETS / name).read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"https?:|//[a-z]+\.[a-z]", text), name
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", text), (
            name
        )
    page = (ASSETS / "index.html").read_text(encoding="utf-8")
    assert not re.search(r"\son\w+=|\sstyle=|<style|<script(?![^>]*\ssrc=)", page)


def test_both_languages_have_every_text_that_is_used_and_no_other() -> None:
    english, chinese = (_texts(f"{name}.js").keys() for name in ("english", "chinese"))
    plurals = {key for key in english if key.endswith(".one")}
    words = [name for name in NAMES if name.endswith(".js") and name not in {"english.js", "chinese.js"}]
    code = "".join((ASSETS / name).read_text(encoding="utf-8") for name in words)
    quoted = set(re.findall(r'"([\w.]+)"', code))
    made = tuple(f"{family}." for family in re.findall(r"`([\w.]+)\.\$\{", code))

    assert english - plurals == chinese - plurals
    assert set(re.findall(r'\bt\("([\w.]+)"', code)) <= english
    assert {key for key in english - plurals - quoted if not key.startswith(made)} == set()


def test_both_languages_have_the_same_slots() -> None:
    english, chinese = (_texts(f"{name}.js") for name in ("english", "chinese"))

    for key, text in chinese.items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", english[key])), key


def _texts(name: str) -> dict[str, str]:
    text = (ASSETS / name).read_text(encoding="utf-8")
    return dict(re.findall(r'^  "?([\w.]+)"?: "(.*)",$', text, re.MULTILINE))


def test_every_kind_of_fault_and_every_maker_is_offered() -> None:
    faults = (ASSETS / "faults.js").read_text(encoding="utf-8")
    offered = re.findall(r"^  (\w+): \[", faults, re.MULTILINE)

    assert offered == list(get_args(Kind))
    assert {f"fault.{kind}" for kind in offered} <= _texts("english.js").keys()
    assert re.findall(r'"(Create\w+)"', (ASSETS / "plans.js").read_text(encoding="utf-8")) == list(get_args(Planned))


def _lines(name: str) -> list[str]:
    return (ASSETS / name).read_text(encoding="utf-8").splitlines()


def test_the_files_are_small_and_so_are_their_lines() -> None:
    assert sum((ASSETS / name).stat().st_size for name in NAMES) < 120_000
    assert [line for name in NAMES if name.endswith(".js") for line in _lines(name) if len(line) > 120] == []


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not on PATH, so nothing can parse JavaScript")
@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".js")])
def test_each_module_parses(name: str, tmp_path: Path) -> None:
    module = tmp_path / f"{name}.mjs"  # as a module, which has stricter rules than a script
    module.write_bytes((ASSETS / name).read_bytes())

    subprocess.run(["node", "--check", str(module)], check=True, timeout=60)
