"""Each Action against each policy, by a table of the test's own; and credentials that cannot be."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from qianfan_console import PermissionDeniedError
from qianfan_console.sandbox import Credential, Sandbox

FULL = "QianfanFullControlAccessPolicy"
READ = "QianfanReadAccessPolicy"
TUNING = "QianfanModelTuningFullControlAccessPolicy"
TUNING_READ = "QianfanModelTuningReadAccessPolicy"
POLICIES = [FULL, READ, TUNING, TUNING_READ]
# As the pages print them: two that read ask for the policies that write.
WRITING = {
    "CancelModelCompTask", "CreateCustomModel", "CreateCustomModelSet", "CreateModelCompTask", "CreateModelCustomConf",
    "CreateModelExportTask", "DeleteModel", "DeleteModelCompTask", "DeleteModelSet", "DescribeModelExportTask",
    "DescribeModelSystemAdvancedConf",
}  # fmt: skip
READING = {
    "DescribeCustomModelSets", "DescribeModel", "DescribeModelCompTask", "DescribeModelCompTasks",
    "DescribeModelCustomAdvancedConf", "DescribeModelSet",
}  # fmt: skip
OPEN = {"DescribeSystemModel", "DescribeSystemModelSet", "DescribeSystemModelSets"}
ENOUGH = {
    **{action: {FULL, TUNING} for action in WRITING},
    **{action: set(POLICIES) for action in READING},
    **{action: {*POLICIES, ""} for action in OPEN},
}


@pytest.fixture(scope="module")
def sandboxes() -> Iterator[dict[str, Sandbox]]:
    """A sandbox for each policy, whose one key has just that; under "" one without any."""
    keys = {policy: Credential("a-secret-key", [policy] if policy else []) for policy in [*POLICIES, ""]}
    made = {policy: Sandbox(credentials={"key": key}) for policy, key in keys.items()}
    yield made
    for each in made.values():
        each.close()


def test_the_table_is_about_every_action(sandboxes: dict[str, Sandbox]) -> None:
    assert set(ENOUGH) == set(sandboxes[FULL].contract.operations)


@pytest.mark.parametrize("policy", [*POLICIES, ""])
@pytest.mark.parametrize("action", sorted(ENOUGH))
def test_who_may_call_what(sandboxes: dict[str, Sandbox], caller: Any, action: str, policy: str) -> None:
    sandbox = sandboxes[policy]
    reply = caller(sandbox)(action, {})
    denied = policy not in ENOUGH[action]
    assert (reply.status == 403 and reply.body["code"] == "AccessDenied") is denied, reply.body
    if denied:
        page = sandbox.contract.operations[action].page
        for words in (action, page, policy or "no policy", *(ENOUGH[action] - {""})):
            assert words in reply.message
        assert "a-secret-key" not in reply.message


def test_policies_come_after_the_signature_and_the_action_and_before_the_body(caller: Any) -> None:
    with Sandbox(credentials={"key": Credential("secret", [READ])}) as sandbox:
        call = caller(sandbox)
        target = "/v2/model?Action=CreateCustomModelSet"
        for body, content_type in ((b"", "application/json"), (b"{", "application/json"), (b"{}", "text/plain")):
            assert call.send(target, body, content_type).refusal == (403, "AccessDenied")
        assert call.send("/v2/model?Action=CreateCustomModelSets", b"{}").refusal[1] == "InvalidRequestArgumentError"
        method, target, headers, body = call.signed(target, b"{}")
        forged = [(name, value[:-1] + "0" if name == "authorization" else value) for name, value in headers]
        if forged == headers:
            forged = [(name, value[:-1] + "1" if name == "authorization" else value) for name, value in headers]
        assert call.raw(method, target, forged, body).refusal == (400, "SignatureDoesNotMatch")
        assert call("DescribeCustomModelSets", {}).status == 200
        assert call("DescribeCustomModelSets", {"no": 1}).refusal[1] == "InappropriateJSON"


def test_a_key_that_nobody_has(caller: Any) -> None:
    with Sandbox(credentials={"key": "secret"}) as sandbox, Sandbox(credentials={"other": "secret"}) as stranger:
        signed = caller(stranger).signed("/v2/model?Action=DescribeModel", b"{}")
        assert caller(sandbox).raw(*signed).refusal == (403, "InvalidAccessKeyId")


def test_several_keys_in_one_sandbox_by_our_client() -> None:
    keys: dict[str, str | Credential] = {
        "writer": Credential("w-secret", [TUNING]),
        "reader": Credential("r-secret", [TUNING_READ]),
        "all": "a-secret",
    }
    with Sandbox(credentials=keys) as sandbox:
        reader = sandbox.client(access_key="reader", secret_key="r-secret")
        for key, secret in (("writer", "w-secret"), ("all", "a-secret")):
            with sandbox.client(access_key=key, secret_key=secret) as console:
                made = console.model.create_custom_model_set(model_set_name="n", model_type="Text2Text")
            assert reader.model.describe_model_set(model_set_id=made.result).result.model_set_name == "n"
        with pytest.raises(PermissionDeniedError, match=TUNING) as caught:
            reader.model.create_custom_model_set(model_set_name="n", model_type="Text2Text")
        assert caught.value.code == "AccessDenied"
        reader.close()


@pytest.mark.parametrize(
    ("credentials", "words"),
    [
        ({"key": Credential("a-secret-key", ["QianfanFullAccess"])}, "QianfanFullAccess"),
        ({"key": Credential("a-secret-key", READ)}, "list of names"),
        ({"key": Credential("", [READ])}, "not empty"),
        ({"": "a-secret-key"}, "not empty"),
    ],
)
def test_credentials_that_cannot_be(credentials: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words) as caught:
        Sandbox(credentials=credentials)
    assert "a-secret-key" not in str(caught.value)
    if words == "QianfanFullAccess":
        assert all(policy in str(caught.value) for policy in POLICIES), "the known ones are listed"


def test_a_contract_without_policies_lets_everybody_in(tmp_path: Any, caller: Any) -> None:
    with Sandbox() as sandbox:
        facts = {name: dict(each.facts) for name, each in sandbox.contract.operations.items()}
    for each in facts.values():
        del each["permissions"]
    path = tmp_path / "contract.json"
    path.write_text(json.dumps({"operations": facts}))
    with Sandbox(contract=path, credentials={"key": Credential("s", [])}) as sandbox:
        assert caller(sandbox)("DescribeCustomModelSets", {}).status == 200
        with pytest.raises(ValueError, match="no policy is called"):
            Sandbox(contract=path, credentials={"key": Credential("s", [READ])})
