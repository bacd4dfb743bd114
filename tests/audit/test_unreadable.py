"""A layout that is not known ends in a sentence with the line, never in a guess; and the exit codes."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from codegen.audit import CLEAN, UNEXPLAINED, UNREADABLE, PageError, add_arguments, audit, run

from .saved import ROOT, as_html, source, spec

PAGE = source("create_model_comp_task")
HEADER = "名称 | 类型 | 必填 | 描述 |"

TEXTS = {
    "property list": (
        PAGE.replace(f"{HEADER}\n---|---|---|---|\nname | string", "名称 类型 必选\nname | string", 1),
        119,
    ),
    "tabs": (PAGE.replace(" | ", "\t").replace(" |", ""), 119),
    "unknown column": (PAGE.replace(HEADER, "名称 | 类型 | 默认值 | 描述 |", 1), 119),
    "no description": (PAGE.replace("name | string | 是 | 模型压缩任务名称 |", "name | string | 是 |"), 121),
    "broken row": (PAGE.replace("模型压缩任务描述 |", "模型压缩\n任务描述 |"), 122),
    "unknown flag": (PAGE.replace("name | string | 是", "name | string | 见说明"), 121),
    "unknown length": (PAGE.replace("模型压缩任务名称", "长度须小于20"), 121),
    "unknown heading": (PAGE.replace("config说明", "配置"), 127),
    "second body table": (PAGE.replace("config说明", "请求参数"), 127),
    "no answer": (PAGE.replace("返回参数", "返回"), 132),
    "no tables": (PAGE.split("\n请求参数\n")[0], 117),
    "no table of the answer": (
        PAGE.split("requestId | string")[0].replace("名称 | 类型 | 描述 |\n---|---|---|", ""),
        131,
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_unknown_layout_names_the_line(name: str) -> None:
    page, line = TEXTS[name]
    assert page != PAGE
    with pytest.raises(PageError) as refusal:
        audit(page, spec())
    assert refusal.value.line == line, refusal.value


HTMLS = {
    "merged cells": as_html(PAGE).replace("<td>name</td>", '<td rowspan="2">name</td>'),
    "table in a cell": as_html(PAGE).replace("<td>name</td>", "<td><table><tr><td>name</td></tr></table></td>"),
    "short row": as_html(PAGE).replace("<td>name</td>", ""),
    "open table": as_html(PAGE).rpartition("</table>")[0],
}


@pytest.mark.parametrize("name", HTMLS)
def test_unknown_html_names_the_line(name: str) -> None:
    with pytest.raises(PageError) as refusal:
        audit(HTMLS[name], spec())
    assert refusal.value.line > 100


@pytest.mark.parametrize(
    ("page", "action", "sentence"),
    [
        (PAGE.replace("CreateModelCompTask", ""), None, "--action"),
        (PAGE + '\n.action("Other")' * 3, None, "equally often"),
        (PAGE, "Nothing", "no Action 'Nothing'"),
    ],
)
def test_unknown_action(page: str, action: str | None, sentence: str) -> None:
    with pytest.raises(PageError, match=sentence):
        audit(page, spec(), action)


def _run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return run(parser.parse_args([*arguments, "--spec", str(ROOT / "spec")]))


def test_exit_codes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    assert _run(str(page)) == CLEAN
    assert "0 unexplained" in capsys.readouterr().out
    page.write_text(PAGE.replace("description | string | 否", "description | string | 是"), encoding="utf-8")
    assert _run(str(page)) == UNEXPLAINED
    assert (
        "page.txt:122: request description: required: page 'always', spec 'never': UNEXPLAINED"
        in capsys.readouterr().out
    )
    assert _run(str(page), "--action", "CreateCustomModelSet") == UNEXPLAINED
    page.write_bytes(b"\xff\xfe")
    assert _run(str(page)) == UNREADABLE
    assert _run(str(tmp_path / "missing.txt")) == UNREADABLE


def test_control_characters_of_a_page_do_not_reach_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE.replace("name | string |", "na\x1b[2Jme | str\x9bing |"), encoding="utf-8")
    assert _run(str(page)) == UNEXPLAINED
    assert capsys.readouterr().out.replace("\n", "").isprintable()
