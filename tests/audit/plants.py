"""Changes that a vendor could make to one cell of a parameter table, or to one row."""

from __future__ import annotations

import re

from hypothesis import strategies as st

from .saved import Line, put, rows

NAME = st.from_regex(r"[a-z][A-Za-z0-9]{0,12}", fullmatch=True)
TYPES = ("string", "int", "bool", "object", "float", "string[]", "object[]", "Whatever")
_SAME = {"TrainSourceMeta": "object", "ImportSourceMeta": "object", "ChatConf": "object", "CustomSpec": "object"}
_LENGTH = re.compile(r"\[(\d+), ?(\d+)\]")
_RANGE = re.compile(r"范围为?(\d+)[~-](\d+)")
_VALUE = re.compile(r"(?<=· )[A-Za-z][\w.-]*|(?<=[::])[a-z]+[A-Z]\w+|(?<= )greedySearch|\d+\.\d+\.\d+")
_LISTED = re.compile(r"可选值|目前支持")
_ONLY = re.compile(r"该字段仅导入HF模型(有效|可填)|当导入HF模型[,可]|与\w+字段不能同时使用|当\w+[=为]\w+时,")


@st.composite
def flag_flipped(draw: st.DrawFn) -> str:
    line = draw(st.sampled_from([line for line in rows() if len(line.cells) == 4]))
    name, type_, flag, text = line.cells
    return put(line, (name, type_, "否" if flag == "是" else "是", text))


@st.composite
def type_changed(draw: st.DrawFn) -> str:
    line = draw(st.sampled_from(rows()))
    others = [type_ for type_ in TYPES if type_ not in (line.cells[1], _SAME.get(line.cells[1]))]
    return put(line, (line.cells[0], draw(st.sampled_from(others)), *line.cells[2:]))


@st.composite
def field_renamed(draw: st.DrawFn) -> str:
    line = draw(st.sampled_from(rows()))
    others = st.one_of(NAME, st.sampled_from([other.cells[0] for other in rows()]))
    return put(line, (draw(others.filter(lambda name: name != line.cells[0])), *line.cells[1:]))


@st.composite
def field_removed(draw: st.DrawFn) -> str:
    return put(draw(st.sampled_from(rows())))


@st.composite
def field_added(draw: st.DrawFn) -> str:
    line = draw(st.sampled_from(rows()))
    flag = (draw(st.sampled_from("是否")),) if len(line.cells) == 4 else ()
    added = (draw(NAME), draw(st.sampled_from(TYPES)), *flag, "新增字段")
    return put(line, *draw(st.permutations([line.cells, added])))


@st.composite
def bound_changed(draw: st.DrawFn, pattern: re.Pattern[str]) -> str:
    line = draw(st.sampled_from([line for line in rows() if pattern.search(line.cells[-1])]))
    text = line.cells[-1]
    match = pattern.search(text)
    assert match
    group = draw(st.sampled_from([1, 2]))
    number = draw(st.integers(0, 100_000).filter(lambda n: n != int(match[group])))
    return put(line, (*line.cells[:-1], text[: match.start(group)] + str(number) + text[match.end(group) :]))


@st.composite
def bound_removed(draw: st.DrawFn) -> str:
    pattern = re.compile(r"长度\w*?\s*\[\d+, ?\d+\]|,(?:取值)?范围为?\d+[~-]\d+")
    line = draw(st.sampled_from([line for line in rows() if pattern.search(line.cells[-1])]))
    return put(line, (*line.cells[:-1], pattern.sub("", line.cells[-1])))


@st.composite
def bound_added(draw: st.DrawFn) -> str:
    plain = [line for line in rows() if not re.search(r"长度|范围|可选值|支持", line.cells[-1])]
    low = draw(st.integers(2, 9))
    stated = draw(
        st.sampled_from([f",长度限制[{low},20]", f",长度不超过{low}个字符", f",取值范围{low}-20", f",范围:[{low},20]"])
    )
    line = draw(st.sampled_from(plain))
    return put(line, (*line.cells[:-1], line.cells[-1] + stated))


@st.composite
def value_changed(draw: st.DrawFn) -> str:
    line = draw(st.sampled_from([line for line in rows() if _LISTED.search(line.cells[-1])]))
    text = line.cells[-1]
    start = next(_LISTED.finditer(text)).start()
    found = [match for match in _VALUE.finditer(text) if match.start() > start]
    assert found, text
    match = draw(st.sampled_from(found))
    suffix = draw(st.text("abXY09-", min_size=1, max_size=3))
    return put(line, (*line.cells[:-1], text[: match.end()] + suffix + text[match.end() :]))


@st.composite
def value_removed(draw: st.DrawFn) -> str:
    bullet = re.compile(r" · [^·]+")
    line = draw(st.sampled_from([line for line in rows() if "可选值" in line.cells[-1]]))
    text = line.cells[-1]
    match = draw(st.sampled_from([m for m in bullet.finditer(text) if m.start() > text.index("可选值")]))
    return put(line, (*line.cells[:-1], (text[: match.start()] + " " + text[match.end() :]).rstrip()))


@st.composite
def value_added(draw: st.DrawFn) -> str:
    line = draw(st.sampled_from([line for line in rows() if _LISTED.search(line.cells[-1])]))
    value = draw(st.from_regex(r"[A-Z][a-z0-9.-]{0,6}[a-z]", fullmatch=True))
    added = f" · {value}:新增" if "可选值" in line.cells[-1] else f"、{value}"
    return put(line, (*line.cells[:-1], line.cells[-1] + added))


@st.composite
def values_listed(draw: st.DrawFn) -> str:
    line = draw(st.sampled_from([line for line in rows() if not re.search(r"可选值|支持", line.cells[-1])]))
    return put(
        line, (*line.cells[:-1], line.cells[-1] + draw(st.sampled_from([",可选值: · a · b", ",目前支持1.0、2.0"])))
    )


@st.composite
def condition_changed(draw: st.DrawFn) -> str:
    """A conditional sentence is taken away or speaks of something else."""
    line = draw(st.sampled_from([line for line in rows() if _ONLY.search(line.cells[-1])]))
    text = line.cells[-1]
    match = draw(st.sampled_from(list(_ONLY.finditer(text))))
    changed = draw(
        st.sampled_from(["", match[0].replace("HF", "ST").replace("与", "与x").replace("=", "=x").replace("为", "为x")])
    )
    return put(line, (*line.cells[:-1], text[: match.start()] + changed + text[match.end() :]))


@st.composite
def condition_added(draw: st.DrawFn) -> str:
    line = draw(st.sampled_from([line for line in rows() if len(line.cells) == 4]))
    sentence = draw(
        st.sampled_from(["该字段与another字段不能同时使用", "当another=1时,该字段有效", "该字段仅导入ST模型有效"])
    )
    return put(line, (*line.cells[:-1], line.cells[-1] + "。" + sentence))


PLANTS = {
    "required flag": flag_flipped(),
    "type": type_changed(),
    "renamed field": field_renamed(),
    "removed field": field_removed(),
    "new field": field_added(),
    "length bound": bound_changed(_LENGTH),
    "range bound": bound_changed(_RANGE),
    "bound removed": bound_removed(),
    "bound added": bound_added(),
    "enum value altered": value_changed(),
    "enum value removed": value_removed(),
    "enum value added": value_added(),
    "new enum": values_listed(),
    "condition changed": condition_changed(),
    "condition added": condition_added(),
}


@st.composite
def any_cell(draw: st.DrawFn) -> tuple[str, Line, int]:
    """Any text at all in place of a name, a type or a required flag."""
    line = draw(st.sampled_from(rows()))
    column = draw(st.integers(0, len(line.cells) - 2))
    text = draw(st.text(st.characters(blacklist_characters="|\n\r", blacklist_categories=["Cs"]), max_size=8))
    return put(line, (*line.cells[:column], text, *line.cells[column + 1 :])), line, column
