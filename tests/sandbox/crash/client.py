"""A client that makes, changes and deletes its own things, and knows what was answered when the connection breaks."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from random import Random
from typing import Any

from qianfan_console.sandbox import DEFAULT_CREDENTIALS

from ..machine.caller import UPLOAD, request

SAMPLE = "amv-d1zx1iwdarfr"  # a version that is Ready from the start
MOST_SETS = 6
Body = dict[str, Any]
Choice = tuple[str, Body, Callable[[Any], object]]  # an Action, its body, and what to note of the result


class Connection:
    """Signed calls on one kept connection."""

    def __init__(self, port: int) -> None:
        self._http = HTTPConnection("127.0.0.1", port, timeout=30)

    def call(self, action: str, body: Body) -> tuple[int, Body]:
        """Status and body of the answer."""
        method, target, headers, content = request(action, body, *next(iter(DEFAULT_CREDENTIALS.items())))
        self._http.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
        for name, value in [*headers, ("content-length", str(len(content)))]:
            self._http.putheader(name, value)
        self._http.endheaders(content)
        response = self._http.getresponse()
        return response.status, json.loads(response.read())

    def close(self) -> None:
        """End the connection."""
        self._http.close()


@dataclass
class Task:
    """A compression task, as far as its client knows."""

    home: str
    cancelled: bool = False
    ended: bool = False


@dataclass
class Client:
    """What one client has been told that there is. `pending` is the call whose answer it never got."""

    number: int
    random: Random
    sets: dict[str, set[str]] = field(default_factory=dict)
    tasks: dict[str, Task] = field(default_factory=dict)
    products: set[str] = field(default_factory=set)
    files: list[str] = field(default_factory=list)
    exports: set[str] = field(default_factory=set)
    pending: tuple[str, Body] = ("", {})
    answered: int = 0
    problems: list[str] = field(default_factory=list)

    @property
    def prefix(self) -> str:
        """What the names of its things begin with."""
        return f"client-{self.number}-"

    def live(self, port: int) -> None:
        """Call until the service is gone."""
        connection = Connection(port)
        try:
            while not self.problems:
                self._step(connection)
        except (OSError, HTTPException):
            pass  # it was killed; the test checks that it did not end for another reason
        finally:
            connection.close()

    def _step(self, connection: Connection) -> None:
        action, body, note = self.random.choice(self._choices())
        self.pending = (action, body)
        status, answer = connection.call(action, body)
        self.pending = ("", {})
        self.answered += 1
        if status == 200:
            note(answer.get("result"))
        elif not (status == 400 and action in {"CancelModelCompTask", "DeleteModelSet"}):
            self.problems.append(f"{action} {body}: {status} {answer}")

    def _choices(self) -> list[Choice]:
        choices: list[Choice] = [
            (UPLOAD, {}, self.files.append),
            ("CreateModelExportTask", {"modelId": SAMPLE}, lambda result: self.exports.add(result["exportId"])),
        ]
        if len(self.sets) < MOST_SETS:
            body = {"modelSetName": self._name(), "modelType": "Text2Text"}
            choices += [("CreateCustomModelSet", body, lambda result: self.sets.update({result: set()}))] * 4
        choices += [choice for home in self.sets for choice in self._with_set(home)]
        choices += [choice for task_id, task in self.tasks.items() for choice in self._with_task(task_id, task)]
        return choices

    def _with_set(self, home: str) -> list[Choice]:
        versions = self.sets[home]
        meta: Body = {"bucket": "b", "objectPath": "o", "modelFormat": "HuggingFace.Transformers"}
        meta |= {"modelApplicationType": "chat", "transformerVersion": "4.36.2"}
        meta |= {"customSpec": {"displayName": "x", "fileName": self.random.choice(self.files)}} if self.files else {}
        new: Body = {"modelSetId": home, "sourceType": "Import", "importMeta": meta}
        config = {"strategy": "Sparsity"}
        task = {"name": self._name(), "sourceModelId": SAMPLE, "modelSetId": home, "config": config}
        choices: list[Choice] = [
            ("CreateCustomModel", new, lambda result: versions.add(result["modelId"])),
            ("CreateModelCompTask", task, lambda result: self.tasks.update({result: Task(home)})),
        ]
        if len(self.sets) == MOST_SETS:
            choices.append(("DeleteModelSet", {"modelSetId": home}, lambda _: self.sets.pop(home)))
        if len(versions) > 2:
            gone = min(versions)
            choices.append(("DeleteModel", {"modelId": gone}, lambda _: versions.remove(gone)))
        return choices

    def _with_task(self, task_id: str, task: Task) -> list[Choice]:
        body = {"modelCompTaskId": task_id}
        if task.ended:
            return [("DeleteModelCompTask", body, lambda _: self.tasks.pop(task_id))]
        return [("CancelModelCompTask", body, lambda _: setattr(task, "cancelled", True))]

    def _name(self) -> str:
        return f"{self.prefix}{self.random.getrandbits(60):x}"
