"""A sandbox with things in it, so that a valid body can name what exists, and the signature of every request."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import requests
from schemathesis.core.failures import AcceptedNegativeData, Failure
from schemathesis.core.transport import Response
from schemathesis.generation.meta import TestPhase
from schemathesis.generation.modes import GenerationMode
from schemathesis.openapi.checks import AuthScenario, IgnoredAuth

import schemathesis
from qianfan_console.model import QuantizationConfig, TrainMeta
from qianfan_console.runtime.signing import authorization
from qianfan_console.sandbox import DEFAULT_CREDENTIALS, Sandbox

((ACCESS_KEY, SECRET_KEY),) = DEFAULT_CREDENTIALS.items()
NAME = "exists"
TASK_ACTIONS = {"DescribeModelCompTask", "CancelModelCompTask", "DeleteModelCompTask"}


class Signed(requests.auth.AuthBase):
    """Signs each request with our signer, as it is about to be sent."""

    def __init__(self, access_key: str = ACCESS_KEY, secret_key: str = SECRET_KEY) -> None:
        self.keys = access_key, secret_key

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        _name_the_file(request)
        parts = urlsplit(str(request.url))
        request.headers["Host"] = parts.netloc
        headers = [(name, _text(request.headers[name])) for name in ("host", "content-type") if name in request.headers]
        request.headers["Authorization"] = authorization(
            *self.keys,
            str(request.method),
            unquote(parts.path, errors="surrogateescape"),
            parse_qsl(parts.query, keep_blank_values=True, errors="surrogateescape"),
            headers,
            signed=[name for name, _ in headers],
            timestamp=datetime.now(UTC),
            expires=1800,
        )
        return request


def _text(value: str | bytes) -> str:
    return value if isinstance(value, str) else value.decode("utf-8", "surrogateescape")


def _name_the_file(request: requests.PreparedRequest) -> None:
    """Schemathesis gives a part its field's name as file name, which no keyword of a schema can say is wrong."""
    if isinstance(request.body, bytes) and "multipart/form-data" in _text(request.headers.get("Content-Type", "")):
        for field in (b"customSpecFile", b"file"):
            request.body = request.body.replace(b'filename="%s"' % field, b'filename="template.py"')
        request.headers["Content-Length"] = str(len(request.body))


class World:
    """What exists in a sandbox; what a call may use up is made anew for each call."""

    current: World | None = None

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.console = sandbox.client()
        self.set_id = self.new_set()
        self.model_id = self.new_version()
        self.file_name = self.console.model.create_model_custom_conf(custom_spec_file=("a.py", b"x")).result
        self.preset = next(iter(self.console.model.describe_system_model_sets()))

    def new_set(self) -> str:
        return self.console.model.create_custom_model_set(model_set_name=NAME, model_type="Text2Text").result

    def new_version(self) -> str:
        meta = TrainMeta(task_id="t")
        made = self.console.model.create_custom_model(model_set_id=self.set_id, source_type="Train", train_meta=meta)
        self.advance()
        return made.result.model_id

    def new_task(self) -> str:
        config = QuantizationConfig(strategy="Quantization", weight="W8A16C16")
        made = self.console.model.create_model_comp_task(
            name="n", source_model_id=self.model_id, model_set_id=self.set_id, config=config
        )
        return made.result

    def ended_task(self) -> str:
        task = self.new_task()
        self.advance()
        return task

    def advance(self) -> None:
        """Let everything that is under way end."""
        self.sandbox.clock.advance(3600)

    def member(self, action: str, name: str) -> str | None:
        """What the member `name` of a body of `action` should name; None to leave it as it is."""
        found: dict[tuple[str, str], Callable[[], str]] = {
            ("DeleteModelSet", "modelSetId"): self.new_set,
            ("DescribeModelSet", "modelSetName"): lambda: NAME,
            ("DescribeCustomModelSets", "marker"): lambda: self.set_id,
            ("DescribeSystemModelSet", "modelSetId"): lambda: self.preset.model_set_id,
            ("DescribeSystemModelSet", "modelSetName"): lambda: str(self.preset.model_set_name),
            ("DescribeSystemModelSets", "marker"): lambda: self.preset.model_set_id,
            ("DeleteModel", "modelId"): self.new_version,
            ("DescribeSystemModel", "modelId"): lambda: (self.preset.model_ids or [""])[0],
            ("DescribeModelCompTasks", "marker"): self.new_task,
            ("DeleteModelCompTask", "modelCompTaskId"): self.ended_task,
            ("", "modelCompTaskId"): self.new_task,
            ("", "modelSetId"): lambda: self.set_id,
            ("", "modelId"): lambda: self.model_id,
            ("", "sourceModelId"): lambda: self.model_id,
            ("", "fileName"): lambda: self.file_name,
        }
        make = found.get((action, name)) or found.get(("", name))
        return make() if make else None

    def fill(self, action: str, body: Any) -> None:
        """Let the ids in a valid body name what exists, and a file hold something."""
        for name, value in body.items() if isinstance(body, dict) else ():
            if action == "CreateModelCustomConf":
                body[name] = value or "x"
            elif isinstance(value, str) and (existing := self.member(action, name)):
                body[name] = existing
            self.fill(action, value)


@schemathesis.hook
def before_call(_: schemathesis.HookContext, case: schemathesis.Case[Any], kwargs: dict[str, Any]) -> None:
    """Fill valid bodies from the world; random ones name a task, which is optional by the pages and by nothing else."""
    if World.current is None or case.meta is None or case.meta.generation.mode is not GenerationMode.POSITIVE:
        return
    action, body = str(case.query.get("Action")), case.body
    if isinstance(body, dict) and action in TASK_ACTIONS and case.meta.phase.name is TestPhase.FUZZING:
        body.setdefault("modelCompTaskId", "x")
    World.current.fill(action, body)


@schemathesis.hook
def filter_failure(
    _: schemathesis.HookContext, failure: Failure, case: schemathesis.Case[Any], response: Response
) -> bool:
    """Keep all failures but two kinds.

    To what is no BCE signature at all, the documented answer is 400, not 403. And a form whose null vanishes on the
    wire, so that one file is left in it, is a valid one.
    """
    if isinstance(failure, IgnoredAuth):
        return failure.scenario is not AuthScenario.INVALID_AUTH or "got `400 Bad Request`" not in failure.message
    if isinstance(failure, AcceptedNegativeData) and isinstance(sent := response.request.body, bytes):
        return case.media_type != "multipart/form-data" or sent.count(b"Content-Disposition: form-data; name=") != 1
    return True
