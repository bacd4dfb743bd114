"""A form with files and fields: client, sandbox and contract suite are of one mind, over what goes on the wire."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codegen.load import load_tree
from codegen.load.lint import lint
from qianfan_console.contract.answers import Answers
from qianfan_console.contract.cases import Case, cases
from qianfan_console.contract.clock import Clock
from qianfan_console.contract.forms import arrived
from qianfan_console.contract.fuzz.gate import SIGN_HERE, Gate
from qianfan_console.contract.probe import Probe
from qianfan_console.contract.run import Plan, run
from qianfan_console.contract.subjects import Subject, subjects
from qianfan_console.contract.targets import Embedded, Message, endpoint
from qianfan_console.runtime.multipart import MEDIA_TYPE, Part, encode
from qianfan_console.runtime.wire import Reply
from qianfan_console.sandbox import Sandbox
from qianfan_console.sandbox.contract import LARGEST_BODY, Contract
from qianfan_console.sandbox.forms import read_form, values
from qianfan_console.sandbox.multipart import Part as SandboxPart

from ..codegen.inline_spec import PAGE, Action, Library, documents, library, rendered, write_tree
from .trees import COMMON, IMPORT, UPLOAD

ACTION = IMPORT.name
FILE = ("rows.jsonl", b"{}\n")


@pytest.fixture(name="bound", scope="module")
def _bound(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library(tmp_path_factory.mktemp("forms"), IMPORT, UPLOAD, common=COMMON)


@pytest.fixture(name="contract", scope="module")
def _contract(bound: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _written(tmp_path_factory.mktemp("contract") / "contract.json", bound.contract)


def _written(path: Path, contract: Any) -> Path:
    path.write_text(json.dumps(contract), encoding="utf-8")
    return path


class Obliging(Embedded):
    """The sandbox, that carries out what obeys the rules, though it has no behaviour for it."""

    def send(self, message: Message, left: float | None = None) -> Reply:
        reply = super().send(message, left)
        return Reply(200, reply.headers, b'{"requestId": "r"}') if reply.status == 501 else reply


@pytest.fixture(name="target", scope="module")
def _target(contract: Path) -> Iterator[Embedded]:
    with Sandbox(contract=contract) as sandbox:
        yield Obliging(sandbox)


@pytest.fixture(name="subject", scope="module")
def _subject(contract: Path) -> Subject:
    return subjects(contract)[ACTION]


def test_the_suite_agrees_with_the_sandbox_on_every_rule(contract: Path, target: Embedded) -> None:
    found = subjects(contract)
    results = run(Plan(found, found, Answers.load("sandbox"), writes=True, random=20), target, lambda *_: None)
    assert (results.findings, results.troubles, results.notes) == ([], [], [])
    assert results.sent > 1500
    for action, rules in results.rules.items():
        tested = {(rule, case.valid) for case in cases(found[action]) for rule in case.tests}
        assert {(pointer, side) for pointer in rules for side in (True, False)} <= tested
    kinds = {name for name in ("rows", "ratio", "shuffled", "datasetName", "note") if _has_type_rule(results, name)}
    assert kinds == {"rows", "ratio", "shuffled"}


def test_a_form_of_schemathesis_is_judged_by_what_arrives(contract: Path, target: Embedded) -> None:
    found = subjects(contract)
    gate = Gate(Probe(target, Answers.load("sandbox"), Clock(None), writes=True), found, found, [])

    def sent(name: str, rows: bytes) -> Any:
        # As Schemathesis writes it, whatever was meant: a file without a name that may be.
        kind, body = encode([Part("file", b"null", "file"), Part("datasetName", b"n"), Part("format", b"chat"),
                             Part("rows", rows)])  # fmt: skip
        asyncio.run(_passed(gate, found[ACTION], name, kind, body))
        return gate.exchanged[name].answer.status

    assert [sent("number", b"5"), sent("text", b"five"), sent("none", b"null")] == [200, 400, 400]
    assert gate.forms == {"number", "text", "none"}
    assert [(each.case.valid, each.verdict) for each in gate.seen] == [(True, "agreed"), *[(False, "agreed")] * 2]
    assert gate.seen[0].case.body == {"file": "null", "datasetName": "n", "format": "chat", "rows": 5}
    assert all(b'filename="a.jsonl"' in each.case.content.data for each in gate.seen)


async def _passed(gate: Gate, subject: Subject, name: str, kind: str, body: bytes) -> None:
    headers = {"content-type": kind, "authorization": SIGN_HERE, "x-schemathesis-testcaseid": name}
    path, _, query = subject.target.partition("?")
    scope = {
        "type": "http", "method": "POST", "path": path, "query_string": query.encode(),
        "headers": [(key.encode(), value.encode()) for key, value in headers.items()],
    }  # fmt: skip

    async def receive() -> dict[str, Any]:
        return {"body": body}

    async def send(_: dict[str, Any]) -> None:
        """The answer is in the gate."""

    await gate(scope, receive, send)


def _has_type_rule(results: Any, name: str) -> bool:
    return any(pointer.endswith(f"/{name}/type") for pointer in results.rules[ACTION])


Change = Callable[[dict[str, Any]], object]
WRONG: dict[str, Change] = {
    "datasetName/maxLength": lambda schema: schema["properties"]["datasetName"].update(maxLength=21),
    "rows/minimum": lambda schema: schema["properties"]["rows"].update(minimum=0),
    "rows/type": lambda schema: schema["properties"]["rows"].update(type="number"),
    "format/enum": lambda schema: schema["properties"]["format"].update(enum=["chat", "text", "Text", "TEXT"]),
    "version/enum": lambda schema: schema["properties"]["version"].update(enum=[1, 2, 3]),
    "required/datasetName": lambda schema: schema["required"].remove("datasetName"),
    "required/file": lambda schema: schema["required"].remove("file"),
    "additionalProperties": lambda schema: schema.pop("additionalProperties"),
    "not": lambda schema: schema.pop("not"),
    "then/required/seed": lambda schema: schema.pop("then"),
}


@pytest.mark.parametrize("rule", WRONG)
def test_a_service_that_is_laxer_is_found(bound: Library, contract: Path, tmp_path: Path, rule: str) -> None:
    changed = json.loads(json.dumps(bound.contract))
    WRONG[rule](changed["operations"][ACTION]["request"]["$defs"][f"{ACTION}Request"])
    found = subjects(contract)
    with Sandbox(contract=_written(tmp_path / "contract.json", changed)) as sandbox:
        plan = Plan({ACTION: found[ACTION]}, found, Answers.load("sandbox"), writes=True, random=0)
        results = run(plan, Embedded(sandbox), lambda *_: None)
    assert {(finding.kind, finding.entry.pointer.partition("Request/")[2].removeprefix("properties/"))
            for finding in results.findings} == {("laxer", rule)}  # fmt: skip


def _prepared(bound: Library, body: dict[str, Any], **options: Any) -> Any:
    return bound.module("runtime.forms").prepare_form(bound.operation(ACTION), body, options)


def _as_arguments(case: Case) -> dict[str, Any]:
    """The case's body with files for the texts in it."""
    files = {"file": (FILE[0], b"x"), "cover": ("a.png", b"x")}
    return {name: files.get(name, value) for name, value in case.body.items()}


def _can_be_compared(subject: Subject, case: Case, known: Collection[str]) -> bool:
    """Whether it is about fields alone, which the client has, of the types that arrive."""
    whole = any(isinstance(value, float) and value.is_integer() for value in case.body.values())  # by decision, no int
    about_files = any("x-upload" in rule for rule in case.tests)
    return not (whole or about_files) and arrived(subject, case.body) == case.body and case.body.keys() <= {*known}


@pytest.mark.filterwarnings("ignore:.*is a deprecated spelling:DeprecationWarning")
def test_the_client_sends_what_the_sandbox_takes_and_nothing_else(bound: Library, subject: Subject) -> None:
    operation, known = Contract(bound.contract).operations[ACTION], bound.operation(ACTION).parameters.values()
    refused = bound.module("runtime.errors").RequestValidationError
    compared = [case for case in cases(subject) if _can_be_compared(subject, case, known)]
    for case in compared:
        if case.valid:
            sent = _prepared(bound, _as_arguments(case))
            assert read_form(operation, dict(sent.headers)["content-type"], sent.body)
        else:
            with pytest.raises(refused):
                _prepared(bound, _as_arguments(case))
    assert min(Counter(case.valid for case in compared).values()) > 100


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.lists(
    st.sampled_from(["\r\n", '"', "--form-", "--", "\0", "集", "Content-Type: x", ";", "a"])
).map("".join)


@settings(max_examples=100, deadline=None)
@given(note=TEXTS, content=st.binary(min_size=1, max_size=90), seed=st.integers(), ratio=st.floats(0.001, 1))
def test_what_the_method_takes_arrives_in_the_handler(
    bound: Library, note: str, content: bytes, seed: int, ratio: float
) -> None:
    fields = {"datasetName": "n", "format": "chat", "note": note, "shuffled": True, "seed": seed, "ratio": ratio}
    sent = _prepared(bound, {**fields, "file": (FILE[0], content)})
    operation = Contract(bound.contract).operations[ACTION]
    assert read_form(operation, dict(sent.headers)["content-type"], sent.body) == {**fields, "file": (FILE[0], content)}


WRITTEN = st.text("0123456789+-.eE \n", max_size=6) | st.sampled_from(
    ["true", "false", "True", "null", "NaN", "-Infinity", "1e999", '"5"', "[]", "0x1", "1_0", "-0"]
)


@settings(max_examples=300)
@given(text=WRITTEN | TEXTS)
def test_the_suite_and_the_sandbox_read_texts_alike(bound: Library, subject: Subject, text: str) -> None:
    operation = Contract(bound.contract).operations[ACTION]
    for field in ("note", "rows", "ratio", "shuffled"):
        (read,) = values(operation, {field: SandboxPart(field, None, text.encode())}).values()
        (expected,) = arrived(subject, {field: text}).values()
        assert (type(read), read) == (type(expected), expected)


PICTURE = "{type: string, contentMediaType: image/png, x-upload: {nameEndsWith: .png, maxBytes: 40}}"
OTHERS = {
    "a file or an address": Action(
        "{oneOf: [<ByFile>, <ByUrl>]}",
        schemas=f"""
ByFile: {{required: [file], properties: {{file: {PICTURE}, name: {{type: string, maxLength: 3}}}}}}
ByUrl: {{required: [url], properties: {{url: {{type: string, minLength: 1}}, count: {{type: integer}}}}}}
""",
    ),
    "shapes told by a field": Action(
        "{oneOf: [<One>, <Two>], discriminator: {propertyName: kind, mapping: {one: @One, two: @Two}}}",
        schemas=f"""
One: {{required: [kind, file], properties: {{kind: {{type: string, const: one}}, file: {PICTURE}}}}}
Two: {{required: [kind], properties: {{kind: {{type: string, const: two}}, flag: {{type: boolean}}}}}}
""",
    ),
    "of several parts": Action(
        """
type: object
allOf: [<Part>, {properties: {name: {maxLength: 3}, count: {type: integer, multipleOf: 5}}}]
unevaluatedProperties: false
""",
        schemas=f"Part: {{type: object, required: [name], properties: {{name: {{type: string}}, file: {PICTURE}}}}}",
    ),
    "without a file": Action("required: [ratio]\nproperties: {ratio: {type: number}, flag: {type: boolean}}"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_other_forms(tmp_path: Path, name: str) -> None:
    tree = load_tree(write_tree(tmp_path / "spec", documents(replace(OTHERS[name], media_type=MEDIA_TYPE))))
    assert list(lint(tree, house=False)) == []
    contract = tmp_path / "contract.json"
    contract.write_text(rendered(tree)["contract.json"], encoding="utf-8")
    found = subjects(contract)
    with Sandbox(contract=contract) as sandbox:
        plan = Plan(found, found, Answers.load("sandbox"), writes=True, random=5)
        results = run(plan, Obliging(sandbox), lambda *_: None)
    assert (results.findings, results.troubles) == ([], [])
    assert results.sent > 50


def test_a_file_may_be_larger_than_other_bodies(bound: Library, subject: Subject, tmp_path: Path) -> None:
    contract, most = json.loads(json.dumps(bound.contract)), 2 * LARGEST_BODY
    contract["operations"][ACTION]["form"]["file"]["maxBytes"] = most
    texts = [Part("datasetName", b"n"), Part("format", b"chat")]
    with Sandbox(contract=_written(tmp_path / "contract.json", contract)) as sandbox, sandbox.serve() as url:
        ((access_key, secret_key),) = sandbox.credentials.items()
        keys = {"QIANFAN_ACCESS_KEY": access_key, "QIANFAN_SECRET_KEY": secret_key}
        with endpoint(url, 20, keys) as served:
            for size, status in ((most, 501), (most + 1, 400), (most + LARGEST_BODY, 413)):
                kind, body = encode([*texts, Part("file", bytes(size), FILE[0])])
                assert served.send(Message("POST", subject.target, (("content-type", kind),), body)).status == status


def test_the_inspector_calls_it(target: Embedded) -> None:
    with target.sandbox.serve() as url:
        body = {"file": "{}", "datasetName": "n", "format": "chat", "rows": 5, "shuffled": False, "note": "a\r\nb"}
        right = httpx.post(f"{url}/_sandbox/call", json={"action": ACTION, "body": body}).json()
        wrong = httpx.post(f"{url}/_sandbox/call", json={"action": ACTION, "body": {**body, "rows": "many"}}).json()
        shown = httpx.get(f"{url}/_sandbox/requests/{wrong['number']}").json()
    assert (right["status"], wrong["status"]) == (501, 400)  # it obeyed the rules; the sandbox does nothing more
    assert [(each["field"], each["page"]) for each in shown["violations"]] == [("rows", PAGE)]
