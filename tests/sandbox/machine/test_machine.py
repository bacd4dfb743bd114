"""All 20 Actions in any order, with the clock, polls, plans, credentials, snapshots and reopening, beside the model.

Short: 12 examples of 40 steps, always the same. Long: examples of 60 steps with the seeds 1, 2, 3 … until 6,000 steps.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

import hypothesis
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, get_state_machine_test, initialize, invariant, precondition, rule

from qianfan_console.sandbox import Credential, Durations, Sandbox
from qianfan_console.sandbox.lifecycle import Planned

from ...conftest import LONG
from .caller import UPLOAD, Reply, call
from .model import Body, Catalogue, Model, RefusedError, allowed
from .orphans import orphans
from .things import DURATIONS, UNFINISHED, Plan


def _ids(prefix: str) -> st.SearchStrategy[str]:
    """Ids of one kind, as the model of the running machine knows them."""
    return st.runner().flatmap(lambda machine: st.sampled_from(machine.model.pool(prefix)))


EXAMPLES, STEPS, WANTED = (25, 60, 6_000) if os.environ.get(LONG) else (12, 40, 400)
SECRETS = {"first-key": "first-secret", "second-key": "second-secret"}
POLICIES: dict[str, set[str]] = {
    "reader": {"QianfanReadAccessPolicy"},
    "tuning reader": {"QianfanModelTuningReadAccessPolicy"},
    "tuner": {"QianfanModelTuningFullControlAccessPolicy"},
    "nobody": set(),
}
CREDENTIALS: dict[str, str | Credential] = {
    **SECRETS,
    **{key: Credential("secret", sorted(policies)) for key, policies in POLICIES.items()},
}
PLANNED: tuple[Planned, ...] = get_args(Planned)
LOOKS = ("DescribeModel", "DescribeSystemModel", "DescribeModelCustomAdvancedConf", "DescribeModelExportTask")
POLLS = {"DescribeModel", "DescribeModelCompTask", "DescribeModelCompTasks", "DescribeModelExportTask"}
POLL_STEPS = [0.0, 0.0, 0.25, 3.0]
LISTS = {"DescribeCustomModelSets": "customModelSetList", "DescribeModelCompTasks": "modelCompTaskList"}
LISTS |= {"DescribeSystemModelSets": "systemModelSetList"}
HF = {"bucket": "b", "objectPath": "o", "modelFormat": "HuggingFace.Transformers", "modelApplicationType": "chat"}
HF |= {"transformerVersion": "4.36.2"}
PICTURE = {"bucket": "b", "objectPath": "o", "modelFormat": "Safetensors", "modelApplicationType": "Text-to-Image"}
ORIGINS: dict[str, Body] = {
    "Train": {"sourceType": "Train", "trainMeta": {"taskId": "task-x", "checkpointStep": 50}},
    "text": {"sourceType": "Import", "importMeta": HF},
    "text with settings": {"sourceType": "Import", "importMeta": {**HF, "advanceConf": '{"a": 1}'}},
    "picture": {"sourceType": "Import", "importMeta": PICTURE},
}
QUANTIZE = {"strategy": "Quantization", "weight": "int8-ptq"}
CONFIGS = [QUANTIZE, {"strategy": "Sparsity"}]
TEXT = st.sampled_from(["demo", "ERNIE Lite", "名字", "x" * 300])
SETS, VERSIONS, TASKS = map(_ids, ("am", "amv", "amva"))
BAD_ARGUMENT = "InvalidRequestArgumentError"


class Machine(RuleBasedStateMachine):
    """Each rule is a call, or something that happens between two calls."""

    steps = 0

    def __init__(self) -> None:
        super().__init__()
        Machine.steps -= 1  # the first look is no step
        self.folder = Path(tempfile.mkdtemp())
        self.calls = self.moves = 0
        self.poll_step = 0.0
        self.ended: dict[str, str] = {}
        self.sandbox = self._open()
        self.model = Model(self._catalogue(), self.sandbox.clock.now())
        self.saved: tuple[str, Model, dict[str, str]] | None = None

    def _open(self) -> Sandbox:
        durations = Durations(**DURATIONS)
        file = self.folder / f"state-{self.moves}.db"
        return Sandbox(file, "manual", CREDENTIALS, durations=durations, poll_step=self.poll_step)

    def _catalogue(self) -> Catalogue:
        def shown(action: str, **body: str) -> Body:
            return dict(self._send(action, body).body["result"])

        items = shown("DescribeSystemModelSets")["systemModelSetList"]
        sets = {item["modelSetId"]: shown("DescribeSystemModelSet", modelSetId=item["modelSetId"]) for item in items}
        ids = [model_id for each in sets.values() for model_id in each["modelIds"]]
        return Catalogue(items, sets, {each: shown("DescribeSystemModel", modelId=each) for each in ids})

    def teardown(self) -> None:
        """End the sandbox and forget the state."""
        self.sandbox.close()
        shutil.rmtree(self.folder)

    def _send(self, action: str, body: Body) -> Reply:
        self.calls += 1
        return self._send_by(action, body, *list(SECRETS.items())[self.calls % 2])

    def _send_by(self, action: str, body: Body, access_key: str, secret_key: str) -> Reply:
        """The answer to a call; a poll that was carried out lets time pass."""
        reply = call(self.sandbox, action, body, access_key, secret_key)
        if action in POLLS and reply.status == 200:
            now = self.sandbox.clock.now()
            assert abs(now - self.model.now - self.poll_step) < 0.001
            self.model.now = now
        return reply

    def _call(self, action: str, body: Body) -> Any:
        """The result of a call that ends as the model says; None when it was refused."""
        expected = self._expected(action, body)
        status, answer = self._send(action, body)
        del answer["requestId"]
        if isinstance(expected, RefusedError):
            assert (status, answer.get("code")) == (400, BAD_ARGUMENT), answer
            assert answer["message"].partition(": ")[0] in expected.fields, (answer, expected)
            return None
        assert (status, answer) == (200, expected)
        assert self.sandbox.contract.operations[action].response.accepts({"requestId": "x", **answer}), answer
        return answer.get("result")

    def _expected(self, action: str, body: Body) -> Body | RefusedError:
        try:
            return self.model.answer(action, body)
        except RefusedError as refused:
            return refused

    @initialize()
    def begin(self) -> None:
        """There is a set with a version that can be compressed, so that short programs get somewhere."""
        self.create_set("demo", "Text2Text", None)
        self.create_version(self.model.pool("am")[0], "Train", None)
        self.advance(60)

    # Calls that change things

    @rule(name=TEXT, kind=st.sampled_from(["Text2Text", "Reasoning"]), labels=st.none() | st.lists(TEXT, max_size=2))
    def create_set(self, name: str, kind: str, labels: list[str] | None) -> None:
        """Make a set."""
        body = {"modelSetName": name, "modelType": kind} | ({} if labels is None else {"labels": labels})
        self._call("CreateCustomModelSet", body)

    @rule(home=SETS, origin=st.sampled_from(sorted(ORIGINS)), about=st.none() | TEXT | st.just(""))
    def create_version(self, home: str, origin: str, about: str | None) -> None:
        """Make a version."""
        body = {"modelSetId": home, **ORIGINS[origin]}
        self._call("CreateCustomModel", body | ({} if about is None else {"description": about}))

    @rule(home=SETS)
    def create_version_with_template(self, home: str) -> None:
        """Import a model with an uploaded template, or with one that was never uploaded."""
        file = self.model.files[-1].value if self.model.files else "never.py"
        meta = HF | {"customSpec": {"displayName": "x", "fileName": file}}
        self._call("CreateCustomModel", {"modelSetId": home, "sourceType": "Import", "importMeta": meta})

    @rule(source=VERSIONS, home=SETS, name=TEXT, about=st.none() | TEXT, config=st.sampled_from(CONFIGS))
    def compress(self, source: str, home: str, name: str, about: str | None, config: Body) -> None:
        """Start a compression task."""
        body: Body = {"name": name, "sourceModelId": source, "modelSetId": home, "config": config}
        self._call("CreateModelCompTask", body | ({} if about is None else {"description": about}))

    @rule()
    def upload(self) -> None:
        """Upload a template."""
        self._call(UPLOAD, {})

    @rule(version=VERSIONS)
    def export(self, version: str) -> None:
        """Start an export."""
        self._call("CreateModelExportTask", {"modelId": version})

    @rule(task=TASKS)
    def cancel(self, task: str) -> None:
        """Stop a task."""
        self._call("CancelModelCompTask", {"modelCompTaskId": task})

    @rule(task=TASKS)
    def delete_task(self, task: str) -> None:
        """Delete a task."""
        self._call("DeleteModelCompTask", {"modelCompTaskId": task})

    @rule(version=VERSIONS)
    def delete_version(self, version: str) -> None:
        """Delete a version."""
        self._call("DeleteModel", {"modelId": version})

    @rule(home=SETS)
    def delete_set(self, home: str) -> None:
        """Delete a set."""
        self._call("DeleteModelSet", {"modelSetId": home})

    # Calls that only look

    @rule(home=SETS, version=VERSIONS, task=TASKS, name=TEXT)
    def look(self, home: str, version: str, task: str, name: str) -> None:
        """All that shows a thing, also a thing that is gone, or of another kind."""
        for action in ("DescribeModelSet", "DescribeSystemModelSet"):
            self._call(action, {"modelSetId": home})
            self._call(action, {"modelSetName": name})
        for action in LOOKS:
            self._call(action, {"modelId": version})
        self._call("DescribeModelCompTask", {"modelCompTaskId": task})
        format_ = HF["modelFormat"]
        body = {"basicModelName": name, "modelFormat": format_, "modelApplicationType": "chat"}
        self._call("DescribeModelSystemAdvancedConf", body)

    @rule(
        action=st.sampled_from(sorted(LISTS)),
        marker=st.none() | st.just("") | SETS | TASKS,
        size=st.none() | st.integers(-1, 4) | st.just(1000),
        backwards=st.none() | st.booleans(),
        source=st.none() | VERSIONS,
    )
    def look_at_page(
        self, action: str, marker: str | None, size: int | None, backwards: bool | None, source: str | None
    ) -> None:
        """Any page of any list."""
        asked = {"marker": marker, "maxKeys": size, "pageReverse": backwards}
        asked |= {"sourceModelId": source} if action == "DescribeModelCompTasks" else {}
        self._call(action, {name: value for name, value in asked.items() if value is not None})

    # What happens between calls

    @rule(seconds=st.sampled_from([0, 0.5, 5, 9, 10, 11, 30]))
    def advance(self, seconds: float) -> None:
        """Time passes."""
        self.model.now = self.sandbox.clock.advance(seconds)

    @rule(seconds=st.sampled_from([60, 61, 290, 310, 1_000]))
    def advance_far(self, seconds: float) -> None:
        """Much time passes."""
        self.advance(seconds)

    @rule(action=st.sampled_from(PLANNED), plan=st.sampled_from([Plan("planned"), Plan(stalled=True)]))
    def plan(self, action: Planned, plan: Plan) -> None:
        """The next thing of a kind will fail, or never end."""
        if plan.failure:
            self.sandbox.plan_failure(action, plan.failure)
        else:
            self.sandbox.plan_stall(action)
        self.model.plans[action].append(plan)

    @rule(poll_step=st.sampled_from(POLL_STEPS))
    def reopen(self, poll_step: float) -> None:
        """The sandbox ends and starts again with the same file. Plans are gone; time does not go back."""
        self.sandbox.close()
        self.poll_step = poll_step
        self.sandbox = self._open()
        assert self.sandbox.clock.now() >= self.model.now
        self.model.now = self.sandbox.clock.now()
        self.model.plans.clear()

    @rule()
    def save(self) -> None:
        """The state is kept as a document."""
        self.saved = json.dumps(self.sandbox.snapshot()), self.model.copy(), dict(self.ended)

    @precondition(lambda machine: machine.saved)
    @rule(elsewhere=st.booleans())
    def restore(self, elsewhere: bool) -> None:
        """The state comes back with its time, here or in another file; what is planned is no part of it."""
        assert self.saved
        document, model, ended = self.saved
        if elsewhere:
            self.sandbox.close()
            self.moves += 1
            self.sandbox = self._open()
        self.sandbox.restore(json.loads(document))
        plans = {} if elsewhere else self.model.plans
        self.model, self.ended = model.copy(), dict(ended)
        self.model.plans.clear()
        self.model.plans.update(plans)
        assert self.sandbox.clock.now() == self.model.now

    @rule()
    def reset(self) -> None:
        """All is gone but the catalogue and the time."""
        self.sandbox.reset()
        self.model.reset()
        assert self.sandbox.clock.now() == self.model.now

    @rule(name=TEXT, statuses=st.lists(st.sampled_from(["Creating", "Ready", "Fail"]), max_size=3))
    def seed(self, name: str, statuses: list[str]) -> None:
        """A set with versions is put into the state."""
        versions = [{"status": status} for status in statuses]
        body = {"modelSets": [{"name": name, "type": "Text2Text", "versions": versions}]}
        assert self.sandbox.seed(body) == self.model.seed(name, statuses)

    # Calls that are refused, whatever the state; that they change nothing is seen by the invariants.

    @rule(home=SETS, version=VERSIONS, task=TASKS, slip=st.sampled_from(["key", "secret", "late"]))
    def a_stranger_calls(self, home: str, version: str, task: str, slip: str) -> None:
        """Calls with an unknown key, a wrong secret, or a signature that is too old."""
        codes = {
            "key": (403, "InvalidAccessKeyId"),
            "secret": (400, "SignatureDoesNotMatch"),
            "late": (400, "RequestExpired"),
        }
        key, secret = next(iter(SECRETS.items()))
        signed = ("no-key" if slip == "key" else key, "no-secret" if slip == "secret" else secret)
        for action, body in self._changes(home, version, task).items():
            status, answer = call(self.sandbox, action, body, *signed, late=7200 if slip == "late" else 0)
            assert (status, answer["code"]) == codes[slip]

    @rule(home=SETS, version=VERSIONS, task=TASKS, key=st.sampled_from(sorted(POLICIES)))
    def a_key_with_less_calls(self, home: str, version: str, task: str, key: str) -> None:
        """Calls by a key whose policies allow some of them, of which those are made that change nothing."""
        changes = self._changes(home, version, task)
        looks = {action: {"modelId": version} for action in LOOKS} | {"DescribeModelSet": {"modelSetId": home}}
        looks |= {action: {} for action in LISTS} | {"DescribeModelCompTask": {"modelCompTaskId": task}}
        for action, body in {**changes, **looks}.items():
            if not allowed(action, POLICIES[key]):
                status, answer = call(self.sandbox, action, body, key, "secret")
                assert (status, answer["code"]) == (403, "AccessDenied")
            elif action in looks:
                assert self._send_by(action, body, key, "secret").status == self._send(action, body).status

    @rule(home=SETS, version=VERSIONS, task=TASKS)
    def a_body_is_wrong(self, home: str, version: str, task: str) -> None:
        """Calls with a member that no page names."""
        for action, body in self._changes(home, version, task).items():
            status, answer = self._send(action, {**body, "modelsetid": "x"})
            assert (status, answer["code"]) == (400, "InappropriateJSON")

    @staticmethod
    def _changes(home: str, version: str, task: str) -> dict[str, Body]:
        train = {"sourceType": "Train", "trainMeta": {"taskId": "t"}}
        compress: Body = {"name": "x", "sourceModelId": version, "modelSetId": home, "config": QUANTIZE}
        return {
            "CreateCustomModelSet": {"modelSetName": "x", "modelType": "Text2Text"},
            "CreateCustomModel": {"modelSetId": home, **train},
            "CreateModelCompTask": compress,
            "CreateModelExportTask": {"modelId": version},
            "CancelModelCompTask": {"modelCompTaskId": task},
            "DeleteModelCompTask": {"modelCompTaskId": task},
            "DeleteModel": {"modelId": version},
            "DeleteModelSet": {"modelSetId": home},
        }

    # What always holds

    @invariant()
    def all_is_as_the_model_says(self) -> None:
        """Every list, both ways and page by page, and every single thing."""
        Machine.steps += 1
        lists = {action: self._walk(action) for action in LISTS}
        for item in lists["DescribeCustomModelSets"]:
            assert item["modelCount"] == len(item["modelIds"]) == len(item["modelNames"])
            assert item["createTime"] <= item["modifyTime"]
            self._call("DescribeModelSet", {"modelSetId": item["modelSetId"]})
            for model_id in item["modelIds"]:
                shown = self._call("DescribeModel", {"modelId": model_id})
                assert shown["modelSetId"] == item["modelSetId"]
                self._ends_once(model_id, shown["status"], {"Ready", "Fail"})
                self._call("DescribeModelExportTask", {"modelId": model_id})
        for item in lists["DescribeModelCompTasks"]:
            shown = self._call("DescribeModelCompTask", {"modelCompTaskId": item["id"]})
            self._ends_once(item["id"], shown["status"], {"succeeded", "failed", "stopped"})
            if shown["status"] in UNFINISHED:
                assert self._call("DescribeModel", {"modelId": shown["sourceModelId"]})

    def _walk(self, action: str) -> list[Body]:
        """A whole list; it is the same in pages of any size, backwards too, but for statuses where time passes."""
        forwards, backwards = (list(self._pages(action, reverse, 1 + self.calls % 5)) for reverse in (False, True))
        same = (lambda item: item["id"]) if self.poll_step and action in POLLS else (lambda item: item)
        assert list(map(same, forwards)) == list(map(same, backwards[::-1]))
        return forwards

    def _pages(self, action: str, reverse: bool, size: int) -> Iterator[Body]:
        body: Body = {"pageReverse": reverse, "maxKeys": size}
        while True:
            result = self._call(action, body)
            yield from result[LISTS[action]]
            if not result["pageInfo"]["isTruncated"]:
                return
            body["marker"] = result["pageInfo"]["nextMarker"]

    def _ends_once(self, thing: str, status: str, terminal: set[str]) -> None:
        assert self.ended.get(thing, status) == status
        if status in terminal:
            self.ended[thing] = status

    @invariant()
    def nothing_is_left_behind(self) -> None:
        """No row in the state points to nothing."""
        assert orphans(self.sandbox) == []


def test_the_sandbox_beside_the_model(record_property: Callable[[str, object], None]) -> None:
    seeds, calm = 0, list(HealthCheck)
    sizes = settings(max_examples=EXAMPLES, stateful_step_count=STEPS, suppress_health_check=calm, database=None)
    while Machine.steps < WANTED:
        seeds += 1
        hypothesis.seed(seeds)(get_state_machine_test(Machine, settings=settings(sizes, derandomize=False)))()
    record_property("sandbox machine", f"{Machine.steps} steps beside the model, with the seeds 1 to {seeds}")
