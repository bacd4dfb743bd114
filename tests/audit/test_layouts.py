"""Layouts of other pages of the same vendor: HTTP pages with a query table, lists with tables of their items."""

from __future__ import annotations

from codegen.audit import audit

from .saved import as_html, source, spec

HEADER = "名称 | 类型 | 必填 | 描述 |\n---|---|---|---|\n"
QUERY = f"请求参数\nQuery参数\n{HEADER}Action | string | 是 | 固定值CreateModelCompTask |\nBody参数\n"
ERRORS = "code | string | 错误码 |\nmessage | string | 错误信息 |\n"
HTTP = (
    source("create_model_comp_task")
    .replace("\n请求参数\n", f"\n{QUERY}")
    .replace("result | string", f"{ERRORS}result | string")
)

LIST = """更新时间:2025-06-24
POST /v2/model?Action=DescribeCustomModelSets
QianfanFullControlAccessPolicy QianfanReadAccessPolicy
QianfanModelTuningFullControlAccessPolicy QianfanModelTuningReadAccessPolicy
请求参数
名称 | 类型 | 必填 | 描述
---|---|---|---
marker | string | 否 | 起始位置
maxKeys | int | 否 | 默认10,最大100
pageReverse | bool | 否 | 是否倒序
返回参数
名称 | 类型 | 描述
---|---|---
requestId | string | 请求ID
result | object | 结果
result说明
名称 | 类型 | 描述
---|---|---
customModelSetList | object[] | 模型
pageInfo | PageInfo | 分页
customModelSetList说明
名称 | 类型 | 描述
---|---|---
modelSetId | string | 模型ID
modelSetName | string | 模型名称
modelType | string | 模型类型
labels | List<string> | 标签
createTime | string | 创建时间
modifyTime | string | 修改时间
modelCount | int | 数量
modelIds | string[] | 版本
modelNames | array<string> | 名称
PageInfo说明
名称 | 类型 | 描述
---|---|---
marker | string | 起始位置
maxKeys | int | 个数
isTruncated | bool | 是否还有
nextMarker | string | 下一页
"""


def _told(page: str) -> list[tuple[str, str, str]]:
    return [(f.difference.side, f.difference.field, f.difference.kind) for f in audit(page, spec()).unexplained]


def test_query_and_error_fields_are_known() -> None:
    for page in (HTTP, as_html(HTTP)):
        assert _told(page) == []
    assert _told(HTTP.replace("Action | string | 是", "Action | string | 否")) == [("query", "Action", "required")]
    assert _told(HTTP.replace("code | string", "code | int")) == [("response", "code", "type")]


def test_list_with_items() -> None:
    assert _told(LIST) == []
    assert [note for note in audit(LIST, spec()).notes if "maxKeys" in note]
    assert _told(LIST.replace("modelCount | int", "modelCount | string")) == [
        ("response", "result.customModelSetList.modelCount", "type")
    ]
    assert _told(LIST.replace("string[]", "int[]")) == [("response", "result.customModelSetList.modelIds", "type")]
    assert _told(LIST.replace("object[]", "object")) == [("response", "result.customModelSetList", "type")]
    assert _told(LIST.replace("isTruncated", "isMore")) == [
        ("response", "result.pageInfo.isMore", "unknown-field"),
        ("response", "result.pageInfo.isTruncated", "missing-field"),
    ]


def test_full_width_punctuation_is_read_alike() -> None:
    page = source("create_custom_model")
    start = page.index("\n请求参数\n")
    wide = page[start:].translate({ord(char): ord(char) + 0xFEE0 for char in ":,()~"})
    assert wide != page[start:]
    assert _told(page[:start] + wide) == []
