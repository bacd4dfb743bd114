"""What the documentation and the written sandbox's choices say, as a service in memory that shares no code with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from .things import (
    DURATIONS,
    NEVER,
    UNFINISHED,
    WELL,
    Export,
    ModelSet,
    Plan,
    Task,
    Unknown,
    Version,
    json_of,
    matching,
    moment,
    new_id,
)

Body = dict[str, Any]


# Of which policies a key needs one, by the pages; the calls about preset models name none.
WRITERS = {"QianfanFullControlAccessPolicy", "QianfanModelTuningFullControlAccessPolicy"}
READERS = WRITERS | {"QianfanReadAccessPolicy", "QianfanModelTuningReadAccessPolicy"}
READS = {"DescribeCustomModelSets", "DescribeModelSet", "DescribeModel", "DescribeModelCustomAdvancedConf"}
READS |= {"DescribeModelCompTasks", "DescribeModelCompTask"}
OPEN = {"DescribeSystemModelSets", "DescribeSystemModelSet", "DescribeSystemModel"}


def allowed(action: str, policies: set[str]) -> bool:
    """Whether a key with these policies may call."""
    return action in OPEN or bool(policies & (READERS if action in READS else WRITERS))


class RefusedError(Exception):
    """The state does not allow the call, because of one of these fields."""

    def __init__(self, *fields: str) -> None:
        super().__init__(*fields)
        self.fields = fields


@dataclass(frozen=True)
class Catalogue:
    """The preset sets and versions as they were shown at first: the list's items, and details by id."""

    items: list[Body]
    sets: dict[str, Body]
    versions: dict[str, Body]


@dataclass
class Model:
    """All things, the present, and what is to happen to things to come."""

    catalogue: Catalogue
    now: float
    sets: list[ModelSet] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    files: list[Unknown] = field(default_factory=list)
    plans: dict[str, list[Plan]] = field(default_factory=lambda: defaultdict(list))
    taken: dict[str, None] = field(default_factory=dict)  # all ids ever seen, in order

    def copy(self) -> Model:
        """The world as it is now; ids stay taken in both."""
        return deepcopy(self, {id(self.taken): self.taken})

    def reset(self) -> None:
        """Nothing is there but the catalogue, and nothing is planned."""
        self.sets, self.tasks, self.files = [], [], []
        self.plans.clear()

    def seed(self, name: str, statuses: list[str]) -> Body:
        """A set with versions of these statuses; the answer of the control API."""
        home = ModelSet(new_id("am", self.taken), name, "Text2Text", [], self.now, self.now)
        self.sets.append(home)
        for status in statuses:
            ends_at = self.now + (DURATIONS["version"] if status == "Creating" else 0)
            failure = "seeded" if status == "Fail" else None
            made = new_id("amv", self.taken)
            home.versions.append(Version(ends_at, failure, made, home, home.next_name(), self.now, compressible=True))
        return {"modelSets": [{"id": home.id, "versions": [each.id for each in home.versions]}]}

    def answer(self, action: str, body: Body) -> Body:
        """The members of the answer beside requestId.

        Raises:
            RefusedError: the call is refused.
        """
        handlers: dict[str, Callable[[Body], Body]] = {
            "CreateCustomModelSet": self._create_set,
            "DescribeCustomModelSets": self._describe_sets,
            "DescribeModelSet": self._describe_set,
            "DeleteModelSet": self._delete_set,
            "DescribeSystemModelSets": lambda body: self._page("systemModelSetList", self.catalogue.items, body),
            "DescribeSystemModelSet": self._describe_preset_set,
            "DescribeSystemModel": self._describe_preset_version,
            "CreateCustomModel": self._create_version,
            "DescribeModel": self._describe_version,
            "DeleteModel": self._delete_version,
            "CreateModelCustomConf": self._upload,
            "DescribeModelSystemAdvancedConf": lambda body: {"result": json_of(body)},
            "DescribeModelCustomAdvancedConf": self._advanced,
            "CreateModelExportTask": self._export,
            "DescribeModelExportTask": self._describe_export,
            "CreateModelCompTask": self._create_task,
            "DescribeModelCompTasks": self._describe_tasks,
            "DescribeModelCompTask": self._describe_task,
            "CancelModelCompTask": self._cancel,
            "DeleteModelCompTask": self._delete_task,
        }
        return handlers[action](body)

    # What calls name

    def set_of(self, set_id: Any) -> ModelSet | None:
        """The customer's set with this id."""
        return next((each for each in self.sets if each.id.value == set_id), None)

    def version_of(self, model_id: Any) -> Version | None:
        """The customer's version with this id, if it can be seen."""
        there = (version for home in self.sets for version in home.there(self.now))
        return next((each for each in there if each.id.value == model_id), None)

    def pool(self, prefix: str) -> list[str]:
        """Ids to try for one kind of thing: live ones mostly, and deleted, preset and unknown ones."""
        live = {
            "am": [each.id for each in self.sets],
            "amv": [version.id for home in self.sets for version in home.there(self.now)],
            "amva": [each.id for each in self.tasks],
        }[prefix]
        seen = [each for each in self.taken if each.startswith(f"{prefix}-")]
        preset = [each for each in (*self.catalogue.sets, *self.catalogue.versions) if each.startswith(f"{prefix}-")]
        return 3 * [each.value for each in live] + seen + preset[:1] + [f"{prefix}-unknown"]

    def _own_set(self, body: Body) -> ModelSet:
        found = self.set_of(body["modelSetId"])
        if found is None:
            raise RefusedError("modelSetId")
        return found

    def _own_version(self, body: Body) -> Version:
        found = self.version_of(body["modelId"])
        if found is None:
            raise RefusedError("modelId")
        return found

    def _task(self, body: Body) -> Task:
        found = next((each for each in self.tasks if each.id.value == body.get("modelCompTaskId")), None)
        if found is None:
            raise RefusedError("modelCompTaskId")
        return found

    def _in_use(self, thing: ModelSet | Version) -> bool:
        return any(task.uses(self.now, thing) for task in self.tasks)

    def _plan(self, action: str) -> Plan:
        return self.plans[action].pop(0) if self.plans[action] else WELL

    def _page(self, key: str, items: list[Body], body: Body) -> Body:
        """A page of a list whose items have their id as first member."""
        ordered = items[::-1] if body.get("pageReverse") else items
        ids = [_first(item) for item in ordered]
        marker, size = body.get("marker"), max(1, min(100, body.get("maxKeys", 10)))
        if marker and marker not in ids:
            raise RefusedError("marker")
        start = ids.index(marker) if marker else 0
        shown, rest = ordered[start : start + size], ids[start + size :]
        info = {"maxKeys": size, "isTruncated": bool(rest)}
        info |= {"marker": ids[start]} if shown else {}
        return {"result": {key: shown, "pageInfo": info | ({"nextMarker": rest[0]} if rest else {})}}

    # Sets

    def _create_set(self, body: Body) -> Body:
        made = new_id("am", self.taken)
        labels = body.get("labels", [])
        self.sets.append(ModelSet(made, body["modelSetName"], body["modelType"], labels, self.now, self.now))
        return {"result": made}

    def _set_facts(self, found: ModelSet) -> Body:
        there = found.there(self.now)
        return {
            "modelSetId": found.id,
            "modelSetName": found.name,
            "modelType": found.type,
            "labels": found.labels,
            "createTime": moment(found.made),
            "modifyTime": moment(found.modified(self.now)),
            "modelIds": [each.id for each in there],
            "modelNames": [each.name for each in there],
        }

    def _describe_sets(self, body: Body) -> Body:
        items = [{**self._set_facts(each), "modelCount": len(each.there(self.now))} for each in self.sets]
        return self._page("customModelSetList", items, body)

    def _describe_set(self, body: Body) -> Body:
        field = "modelSetId" if "modelSetId" in body else "modelSetName"
        for set_id, preset in self.catalogue.sets.items():
            if body[field] in {"modelSetId": {set_id}, "modelSetName": {preset["modelSetName"]}}[field]:
                return {"result": {**preset, "source": "System", "labels": []}}
        named = (each for each in self.sets if body[field] == (each.id.value if field == "modelSetId" else each.name))
        found = next(named, None)
        if found is None:
            raise RefusedError(field)
        return {"result": {**self._set_facts(found), "source": "UserCreate"}}

    def _delete_set(self, body: Body) -> Body:
        found = self._own_set(body)
        if self._in_use(found):
            raise RefusedError("modelSetId")
        self.sets.remove(found)
        return {"result": {}}

    def _describe_preset_set(self, body: Body) -> Body:
        for preset in self.catalogue.sets.values():
            if preset.items() >= body.items():
                return {"result": preset}
        raise RefusedError(*body)

    # Versions

    def _create_version(self, body: Body) -> Body:
        home = self.set_of(body["modelSetId"])
        meta = body.get("importMeta", {})
        file = meta.get("customSpec", {}).get("fileName")
        wrong = [] if home else ["modelSetId"]
        wrong += ["importMeta.customSpec.fileName"] if file and file not in [each.value for each in self.files] else []
        if home is None or wrong:
            raise RefusedError(*wrong)
        plan = self._plan("CreateCustomModel")
        new = Version(
            NEVER if plan.stalled else self.now + DURATIONS["version"],
            plan.failure,
            new_id("amv", self.taken),
            home,
            home.next_name(),
            self.now,
            body.get("description"),
            meta.get("modelApplicationType"),
            meta.get("advanceConf") or "{}",
            meta.get("modelFormat") != "Safetensors",
        )
        home.versions.append(new)
        home.changed = self.now
        return {"result": {"modelSetId": home.id, "modelId": new.id}}

    def _describe_version(self, body: Body) -> Body:
        preset = self.catalogue.versions.get(body["modelId"])
        if preset:
            wanted = ["modelSetId", "modelId", "modelName", "status", "description", "createTime", "modifyTime"]
            wanted += ["modelApplicationType", "isSupportModelComp"]
            return {"result": {"sourceInfo": {}, **{name: preset[name] for name in wanted}}}
        found = self._own_version(body)
        status = found.status(self.now)
        shown = {
            "modelSetId": found.home.id,
            "modelId": found.id,
            "status": status,
            "modelName": found.name,
            "sourceInfo": {},
            "createTime": moment(found.made),
            "modifyTime": moment(found.made),
            "isSupportModelComp": found.compressible and status == "Ready",
        }
        shown |= {"description": found.description} if found.description else {}
        shown |= {"modelApplicationType": found.application} if found.application else {}
        return {"result": shown}

    def _delete_version(self, body: Body) -> Body:
        found = self._own_version(body)
        if self._in_use(found):
            raise RefusedError("modelId")
        found.home.versions.remove(found)
        found.home.changed = self.now
        return {}

    def _describe_preset_version(self, body: Body) -> Body:
        if body["modelId"] not in self.catalogue.versions:
            raise RefusedError("modelId")
        return {"result": self.catalogue.versions[body["modelId"]]}

    def _upload(self, _: Body) -> Body:
        self.files.append(matching(r"[0-9a-f-]{36}\.py"))
        return {"result": self.files[-1]}

    def _advanced(self, body: Body) -> Body:
        return {"result": "{}" if body["modelId"] in self.catalogue.versions else self._own_version(body).advanced}

    # Exports

    def _export(self, body: Body) -> Body:
        version = self._own_version(body)
        if version.status(self.now) != "Ready":
            raise RefusedError("modelId")
        plan = self._plan("CreateModelExportTask")
        ends_at = NEVER if plan.stalled else self.now + DURATIONS["export"]
        url = matching(r"https://[a-z.]+\.invalid/\S+")
        version.export = Export(ends_at, plan.failure, new_id("exp", self.taken), matching("[0-9a-f]{32}"), url)
        return {"result": {"exportId": version.export.id}}

    def _describe_export(self, body: Body) -> Body:
        version = self._own_version(body)
        export = version.export
        if export is None:
            return {"result": {"hasRecord": False}}
        shown = {"hasRecord": True, "exportId": export.id, "status": export.status(self.now)}
        if shown["status"] == "Done":
            shown |= {"fileName": f"{version.id.value}.tar", "fileType": "tar", "fileSize": 1_048_576}
            shown |= {"md5": export.md5, "downloadUrl": export.url}
        return {"result": shown}

    # Compression tasks

    def _create_task(self, body: Body) -> Body:
        source, target = self.version_of(body["sourceModelId"]), self.set_of(body["modelSetId"])
        fit = source is not None and source.compressible and source.status(self.now) == "Ready"
        if source is None or target is None or not fit:
            raise RefusedError(*([] if fit else ["sourceModelId"]), *([] if target else ["modelSetId"]))
        plan = self._plan("CreateModelCompTask")
        runs_at = self.now + DURATIONS["queue"]
        ends_at = NEVER if plan.stalled else runs_at + DURATIONS["compression"]
        product = Version(
            ends_at,
            None,
            new_id("amv", self.taken),
            target,
            target.next_name(),
            ends_at,
            source.description,
            source.application,
        )
        if not plan.failure:
            target.versions.append(product)
        made = new_id("amva", self.taken)
        self.tasks.append(Task(ends_at, plan.failure, made, body, source, target, self.now, runs_at, product))
        return {"result": made}

    def _task_facts(self, task: Task) -> Body:
        status = task.status(self.now)
        facts = {
            "id": task.id,
            "name": task.body["name"],
            "status": status,
            "sourceModelId": task.source.id,
            "modelId": task.product.id if status == "succeeded" else "",
            "createTime": moment(task.made),
        }
        return facts | ({"description": task.body["description"]} if "description" in task.body else {})

    def _describe_tasks(self, body: Body) -> Body:
        wanted = body.get("sourceModelId")
        tasks = [each for each in self.tasks if not wanted or each.source.id.value == wanted]
        return self._page("modelCompTaskList", [self._task_facts(each) for each in tasks], body)

    def _describe_task(self, body: Body) -> Body:
        task = self._task(body)
        shown = self._task_facts(task) | {"config": task.body["config"]}
        if not shown["modelId"]:
            del shown["modelId"]
        if shown["status"] == "failed":
            shown["failedReason"] = task.failure
        return {"result": shown}

    def _cancel(self, body: Body) -> Body:
        task = self._task(body)
        status = task.status(self.now)
        if status in {"succeeded", "failed"}:
            raise RefusedError("modelCompTaskId")
        if status in {"creating", "running"}:
            task.stopped_at = self.now + DURATIONS["stopping"]
            if task.product in task.target.versions:
                task.target.versions.remove(task.product)
        return {}

    def _delete_task(self, body: Body) -> Body:
        task = self._task(body)
        if task.status(self.now) in UNFINISHED:
            raise RefusedError("modelCompTaskId")
        self.tasks.remove(task)
        return {}


def _first(item: Body) -> Any:
    """The id that an item begins with."""
    value = next(iter(item.values()))
    return value.value if isinstance(value, Unknown) else value
