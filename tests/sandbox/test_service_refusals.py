"""Each way in which a request can be wrong, and the documented answer to it."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest

from qianfan_console.sandbox import Sandbox
from qianfan_console.sandbox.actions import find_operation
from qianfan_console.sandbox.contract import LARGEST_BODY
from qianfan_console.sandbox.refusal import Refusal

SET = b'{"modelSetName":"demo","modelType":"Text2Text"}'
TARGET = "/v2/model?Action=CreateCustomModelSet"


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "QUERY"])
def test_other_methods_are_405_with_allow(call: Any, method: str) -> None:
    reply = call.raw(method, TARGET, [], SET)
    assert reply.refusal == (405, "InvalidHTTPRequest")
    assert reply.headers["allow"] == "POST"


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("/", "InvalidURI"),
        ("/v2/service?Action=X", "InvalidURI"),
        ("/v2/model/", "InvalidURI"),
        ("/v1/model?Action=CreateCustomModelSet", "InvalidVersion"),
    ],
)
def test_other_paths_are_404(call: Any, target: str, code: str) -> None:
    reply = call.raw("POST", target, [], SET)
    assert reply.refusal == (404, code)
    assert "/v2/model" in reply.message


def test_body_size_is_limited_before_the_signature_is_checked(call: Any) -> None:
    assert call.raw("POST", TARGET, [], b" " * (LARGEST_BODY + 1)).refusal == (413, "InvalidHTTPRequest")
    assert call.raw("POST", TARGET, [], b" " * LARGEST_BODY).refusal == (403, "AccessDenied")


def test_signature_comes_before_action_and_body(call: Any) -> None:
    assert call.raw("POST", "/v2/model?Action=Nonsense", [], b"{").refusal == (403, "AccessDenied")


def test_unknown_key_and_wrong_secret(caller: Any) -> None:
    with Sandbox(credentials={"key": "secret"}) as ours, Sandbox(credentials={"key": "other"}) as other:
        request = caller(ours).signed(TARGET, SET)
        assert caller(ours).raw(*request).status == 200
        assert caller(other).raw(*request).refusal == (400, "SignatureDoesNotMatch")
    with Sandbox() as stranger:
        assert caller(stranger).raw(*request).refusal == (403, "InvalidAccessKeyId")


def test_several_credentials(caller: Any) -> None:
    with Sandbox(credentials={"one": "1", "two": "2"}) as both, Sandbox(credentials={"two": "2"}) as two:
        assert caller(both).raw(*caller(two).signed(TARGET, SET)).status == 200


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "Action is missing"),
        ("?Action=", "Action is missing"),
        ("?action=CreateCustomModelSet", "Action is missing"),
        ("?Action=CreateCustomModelSet&Action=CreateCustomModelSet", "more than once"),
        ("?Action=CreateCustomModelSet&Version=1", "unknown query parameter Version"),
        ("?Action=CreateCustomModelSet&=", "unknown query parameter"),
        ("?Action=CreateCustomModelSets", "the body fits CreateCustomModelSet"),
        ("?Action=%E6%A8%A1", "not an Action"),
    ],
)
def test_query(call: Any, query: str, words: str) -> None:
    reply = call.send(f"/v2/model{query}", SET)
    assert reply.refusal == (400, "InvalidRequestArgumentError")
    assert words in reply.message


def test_query_that_cannot_be_parsed(call: Any) -> None:
    with pytest.raises(Refusal) as broken:
        find_operation(call.sandbox.contract, "/v2/model", "Action=%zz")
    assert (broken.value.status, broken.value.code) == (400, "InvalidURI")
    reply = call.send("/v2/model?" + "&".join(f"a{n}=1" for n in range(200)), SET)
    assert reply.refusal == (400, "InvalidURI")


def test_java_sample_is_told_which_action_it_means(call: Any) -> None:
    body = {"modelSetId": "am-ashd****", "sourceType": "Train", "trainMeta": {"taskId": "task-x", "step": 50}}
    reply = call("DescribeServices", body)
    assert reply.refusal == (400, "InvalidRequestArgumentError")
    assert "'DescribeServices' is not an Action of /v2/model" in reply.message
    assert "the body fits CreateCustomModel:" in reply.message


def test_unknown_action_without_a_telling_body_names_the_nearest(call: Any) -> None:
    assert "the nearest is DescribeModelSet" in call("DescribeModelSett", {}).message


def test_node_sample_is_told_about_data(call: Any) -> None:
    for content_type in ("application/json", None):
        reply = call.send("/v2/model?Action=CreateCustomModel", b"", content_type=content_type)
        assert reply.refusal == (400, "MalformedJSON")
        assert "data:" in reply.message
        assert "body:" in reply.message


@pytest.mark.parametrize("content_type", [None, "text/plain", "multipart/form-data; boundary=x", "application/jsonx"])
def test_content_type(call: Any, content_type: str | None) -> None:
    reply = call.send(TARGET, SET, content_type=content_type)
    assert reply.refusal == (400, "InvalidHTTPRequest")
    assert "application/json" in reply.message


@pytest.mark.parametrize("content_type", ["application/json; charset=utf-8", "Application/JSON", "application/json;"])
def test_content_type_as_others_write_it(call: Any, content_type: str) -> None:
    assert call.send(TARGET, SET, content_type=content_type).status == 200


def test_another_charset_is_refused(call: Any) -> None:
    reply = call.send(TARGET, SET, content_type="application/json; charset=gbk")
    assert reply.refusal == (400, "InvalidHTTPRequest")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"{", "line 1, column 2"),
        (b"\xef\xbb\xbf{}", "line 1, column 1"),
        (b'{"a": NaN}', "NaN"),
        (b'{"a": -Infinity}', "-Infinity"),
        (b'{"a": 1e999}', "out of range"),
        (b"9" * 5000, "too many digits"),
        (b"[" * 100_000, "too deeply"),
        (b'{"modelSetName": "a", "modelSetName": "b"}', "'modelSetName' twice"),
        (b'{"a": {"b": 1, "b": 2}}', "'b' twice"),
        (b'{"a": "\\ud800"}', "surrogate"),
        (b'{"\\udfff": 1}', "surrogate"),
        (b"{} {}", "not JSON"),
    ],
)
def test_malformed_json(call: Any, body: bytes, words: str) -> None:
    reply = call.send(TARGET, body)
    assert reply.refusal == (400, "MalformedJSON")
    assert words in reply.message


def test_body_that_is_not_utf8(call: Any) -> None:
    assert call.send(TARGET, SET.replace(b"demo", b"\xff")).refusal == (400, "InvalidHTTPRequest")
    assert call.send(TARGET, SET.decode().encode("utf-16")).refusal == (400, "InvalidHTTPRequest")


@pytest.mark.parametrize("body", [b"null", b"[]", b'"text"', b"1", b"true"])
def test_json_that_is_no_object(call: Any, body: bytes) -> None:
    reply = call.send(TARGET, body)
    assert reply.refusal == (400, "InappropriateJSON")
    assert "must be of type object" in reply.message


def test_all_violations_stand_in_one_message(call: Any) -> None:
    reply = call("CreateCustomModelSet", modelSetName="", modelType="text", labels=["a", 1], modelSetname="x")
    assert reply.refusal == (400, "InappropriateJSON")
    for words in ("modelSetName: needs 1 character", "modelType: ", "labels[1]: ", "did you mean modelSetName?"):
        assert words in reply.message
    assert reply.message.endswith(")")
    assert "(see https://cloud.baidu.com/" in reply.message


def test_supplementary_characters_are_one_character_each(call: Any) -> None:
    body = {"modelSetId": "am-ash****", "sourceType": "Train", "trainMeta": {"taskId": "t"}}
    assert call("CreateCustomModel", {**body, "description": "😀" * 300}).status == 200
    assert call("CreateCustomModel", {**body, "description": "😀" * 301}).refusal == (400, "InappropriateJSON")


def test_one_is_an_integer_however_it_is_written_and_true_is_none(call: Any) -> None:
    body = {"modelSetId": "am-ash****", "sourceType": "Train", "trainMeta": {"taskId": "t", "checkpointStep": 1.0}}
    assert call("CreateCustomModel", body).status == 200
    body["trainMeta"] = {"taskId": "t", "checkpointStep": True}
    assert call("CreateCustomModel", body).refusal == (400, "InappropriateJSON")


def test_lenient_ignores_unknown_members_and_nothing_else(caller: Any) -> None:
    with Sandbox(lenient=True, samples=True) as sandbox:
        call = caller(sandbox)
        train = {"modelSetId": "am-ash****", "sourceType": "Train", "trainMeta": {"taskId": "t", "new": 1}, "x": None}
        assert call("CreateCustomModel", {**train, "importMeta": 5}).status == 200
        assert call("CreateCustomModel", {**train, "description": 5}).refusal == (400, "InappropriateJSON")
        assert call("DescribeModelSet", modelSetId="am-ash****", modelSetName="sample").status == 400
        twice = {"taskId": "t", "step": 1, "checkpointStep": 1}
        assert call("CreateCustomModel", {**train, "trainMeta": twice}).status == 400


def test_a_bug_is_an_internal_error_and_logged(caller: Any, caplog: pytest.LogCaptureFixture) -> None:
    with Sandbox() as sandbox:
        sandbox.close()
        with caplog.at_level(logging.ERROR):
            reply = caller(sandbox)("DescribeModel", modelId="amv-x")
    assert reply.refusal == (500, "InternalError")
    assert reply.body["requestId"] in caplog.text


def test_an_action_without_behaviour_says_so(caller: Any, tmp_path: Any) -> None:
    with Sandbox() as sandbox:
        operation = sandbox.contract.operations["CreateCustomModelSet"]
    facts = {"route": "/v3/thing", "mediaType": "application/json", "source": {"page": "https://x"}}
    facts |= {"request": operation.request.schema, "response": operation.response.schema}
    path = tmp_path / "contract.json"
    path.write_text(json.dumps({"operations": {"CreateThing": facts}}))
    with Sandbox(contract=path) as sandbox:
        call = caller(sandbox)
        reply = call.send("/v3/thing?Action=CreateThing", SET)
        assert reply.refusal == (501, "InternalError")
        assert call.send(TARGET, SET).refusal == (404, "InvalidURI")


@pytest.mark.parametrize("depth", [100, 300, 900])
@pytest.mark.parametrize("lenient", [False, True])
def test_deep_bodies_are_refused_like_others(caller: Any, depth: int, lenient: bool) -> None:
    deep = b"[" * depth + b"]" * depth
    with Sandbox(lenient=lenient) as sandbox:
        call = caller(sandbox)
        kind = SET.replace(b'"Text2Text"', deep)
        for body in (SET[:-1] + b',"labels":' + deep + b"}", deep, kind):
            assert call.send(TARGET, body).refusal in {(400, "InappropriateJSON"), (400, "MalformedJSON")}
            assert call.send("/v2/model?Action=Other", body).refusal == (400, "InvalidRequestArgumentError")
        assert call.send(TARGET, SET[:-1] + b',"other":' + deep + b"}").status == (200 if lenient else 400)


def test_huge_bodies_of_mistakes_are_answered_quickly_and_briefly(call: Any) -> None:
    reply = call("CreateCustomModelSet", {f"member{n}": n for n in range(100_000)})
    assert reply.refusal == (400, "InappropriateJSON")
    assert len(reply.message) < 20_000
    assert len(call("CreateCustomModelSet", {"x" * 1_000_000: 1}).message) < 1_000
