"""The code samples of the two saved vendor pages, as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

_PAGES = Path(__file__).parents[1] / "audit" / "pages"

Language = Literal["python", "node", "go", "java"]

# The line that each sample starts with, and the line that each ends with.
_BOUNDS: dict[Language, tuple[str, str]] = {
    "python": ("import os", "print(resp.body)"),
    "go": ("package main", "}"),
    "java": ("import com.baidubce.qianfan.Qianfan;", "}"),
    "node": ('import {consoleAction, setEnvVariable} from "@baiducloud/qianfan";', "main();"),
}


class Sample(NamedTuple):
    """One sample: what it shows, in which language, and its text."""

    scenario: Literal["import", "train", "compress"]
    language: Language
    text: str

    def __str__(self) -> str:
        return f"{self.scenario}-{self.language}"


@cache
def samples() -> tuple[Sample, ...]:
    """All samples, in the order of the pages."""
    versions, tasks = _lines("create_custom_model"), _lines("create_model_comp_task")
    training = versions.index("从训练任务创建成模型")
    return (
        *(Sample("import", language, text) for language, text in _blocks(versions[:training])),
        *(Sample("train", language, text) for language, text in _blocks(versions[training:])),
        *(Sample("compress", language, text) for language, text in _blocks(tasks)),
    )


def _lines(page: str) -> list[str]:
    """The lines of a page before the answers; a line number that the page's viewer put in front is no code."""
    lines = (_PAGES / f"{page}.txt").read_text(encoding="utf-8").splitlines()
    return [re.sub(r"^\d+ ?", "", line) for line in lines[: lines.index("返回示例")]]


def _blocks(lines: list[str]) -> Iterator[tuple[Language, str]]:
    starts = [(lines.index(first), language) for language, (first, _) in _BOUNDS.items() if first in lines]
    starts.sort()
    for (start, language), end in zip(starts, [*(start for start, _ in starts[1:]), len(lines)], strict=True):
        block = lines[start:end]
        last = len(block) - block[::-1].index(_BOUNDS[language][1])
        yield language, "\n".join(block[:last]) + "\n"
