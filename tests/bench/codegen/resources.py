"""Made-up resources, each with five Actions, in the shapes of the real ones: what the synthetic trees consist of.

Everything follows from the resource's number, so that each run measures the same input.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

JsonObject = dict[str, Any]

KINDS = ("Training", "Serving", "Prompt", "Dataset", "Evaluation", "Plugin", "Corpus", "Quota", "Alert", "Report")
THINGS = (
    "Job", "Task", "Group", "Version", "Policy", "Template", "Record", "Channel", "Batch", "Snapshot", "Endpoint",
    "Tenant", "Schedule", "Archive", "Sample", "Label", "Stage", "Worker", "Ticket", "Profile",
)  # fmt: skip
STATES = ("Creating", "Running", "Ready", "Fail")
ACTIONS_EACH = 5


def resource(number: int) -> str:
    """The name of a resource, another for each number."""
    turn, number = divmod(number, len(KINDS) * len(THINGS))
    thing, kind = divmod(number, len(KINDS))
    return f"{KINDS[kind]}{THINGS[thing]}{'' if not turn else chr(ord('A') + turn - 1)}"


def actions(number: int) -> Iterator[tuple[str, JsonObject, JsonObject]]:
    """The Actions of a resource: name, operation members that differ, and component schemas by name."""
    name = resource(number)
    yield _create(name, number)
    yield _describe(name, waits=number % 3 == 0)
    yield _list(name)
    yield _modify(name)
    yield _delete(name)


def _create(name: str, number: int) -> tuple[str, JsonObject, JsonObject]:
    action = f"Create{name}"
    schemas = {
        f"{action}Request": _request(
            f"What the new {name} is to be.",
            ["name", "config"],
            name=_string(f"Name of the {name}, 2 to 50 characters.", minLength=2, maxLength=50),
            description=_string("Description, at most 300 characters.", maxLength=300),
            priority={"type": "integer", "minimum": 1, "maximum": 9 + number % 7, "description": "1 comes last."},
            config=_local(f"{name}Config"),
            storage=_local(f"{name}Storage"),
        ),
        f"{name}Storage": _request(
            "Where the data lies.",
            ["bucket", "objectPath"],
            bucket=_string("Name of the bucket.", minLength=1),
            objectPath=_string("Path of the object in the bucket.", minLength=1),
            region={"type": "string", "enum": ["bj", "gz", "su"], "description": "Region of the bucket."},
        ),
        **(_variants(name) if number % 2 else _one_config(name)),
        f"{action}Response": _answer("The id of what was made.", result=_local(f"Created{name}")),
        f"Created{name}": _object(f"The new {name}.", ["id"], id=_string(f"Id of the {name}.")),
    }
    config: JsonObject = {"mode": "Fast", "epochs": 3} if number % 2 else {"epochs": 3, "rate": 0.5}
    request = {"name": "demo", "config": config}
    return action, _operation(f"Create a {name}.", False, request, {"id": "x-1"}), schemas


def _one_config(name: str) -> JsonObject:
    return {
        f"{name}Config": _request(
            "How it runs.",
            ["epochs"],
            epochs={"type": "integer", "minimum": 1, "maximum": 50, "description": "Number of epochs, 1 to 50."},
            rate={"type": "number", "minimum": 0, "maximum": 1, "description": "Learning rate, 0 to 1."},
            kind={"type": "string", "enum": ["LoRA", "FullFineTuning"], "description": "What is trained."},
        )
    }


def _variants(name: str) -> JsonObject:
    fast, exact = f"{name}FastConfig", f"{name}ExactConfig"
    epochs = {"type": "integer", "minimum": 1, "maximum": 50, "description": "Number of epochs, 1 to 50."}
    return {
        f"{name}Config": {
            "description": "How it runs. One shape for each mode.",
            "oneOf": [_local(fast), _local(exact)],
            "discriminator": {"propertyName": "mode", "mapping": {v: _local(s)["$ref"] for v, s in
                                                                 (("Fast", fast), ("Exact", exact))}},
        },
        fast: _request("Fast.", ["mode", "epochs"], mode=_constant("Fast"), epochs=epochs),
        exact: _request("Exact.", ["mode", "seed"], mode=_constant("Exact"), seed=_string("Seed of the run.")),
    }  # fmt: skip


def _describe(name: str, *, waits: bool) -> tuple[str, JsonObject, JsonObject]:
    action = f"Describe{name}"
    waiter = {
        "name": f"{_snake(name)}_ready",
        "description": f"Wait until the {name} can be used.",
        "status": "result.status",
        "success": ["Ready"],
        "failure": ["Fail"],
        "pending": ["Creating", "Running"],
    }
    schemas = {
        f"{action}Request": _request(f"Which {name}.", ["id"], id=_string(f"Id of the {name}.", minLength=1)),
        f"{action}Response": _answer(f"The {name}.", result=_local(name)),
        name: _object(
            f"A {name}.",
            ["id", "status"],
            id=_string(f"Id of the {name}."),
            name=_string("Name."),
            status={"type": "string", "enum": list(STATES), "description": "Where it stands."},
            progress={"type": "number", "description": "How much is done, 0 to 1."},
            labels={"type": "array", "items": {"type": "string"}, "description": "Labels."},
            usage=_local(f"{name}Usage"),
            failure=_string("Why it failed; only with status Fail."),
            createTime=_string("When it was made."),
            modifyTime=_string("When it was last changed."),
            isOwned={"type": "boolean", "description": "Whether the account made it."},
            endpoint=_string("Address of the endpoint, when it has one."),
        ),
        f"{name}Usage": _object(
            "What it has used.",
            ["tokens"],
            tokens={"type": "integer", "description": "Number of tokens."},
            hours={"type": "number", "description": "Hours of machines."},
            nodes={"type": "integer", "description": "Number of machines."},
            window=_local(f"{name}Window"),
        ),
        f"{name}Window": _object(
            "From when to when.", ["start"], start=_string("Begin of the window."), end=_string("End of the window.")
        ),
    }
    more = {"x-waiters": [waiter]} if waits else {}
    answer = {"id": "x-1", "status": "Ready"}
    return action, _operation(f"Show a {name}.", True, {"id": "x-1"}, answer) | more, schemas


def _list(name: str) -> tuple[str, JsonObject, JsonObject]:
    action = f"Describe{name}s"
    pages = {
        "marker": "marker", "limit": "maxKeys", "items": "result.items", "more": "result.pageInfo.isTruncated",
        "next": "result.pageInfo.nextMarker",
    }  # fmt: skip
    schemas = {
        f"{action}Request": _request(
            "Which page to list.",
            [],
            marker=_string("Id to start at; the first one when absent."),
            maxKeys={"type": "integer", "minimum": 1, "maximum": 100, "description": "How many to return."},
            status={"type": "string", "enum": list(STATES), "description": "Those in this state alone."},
            pageReverse={"type": "boolean", "description": "Whether to list in reverse order."},
        ),
        f"{action}Response": _answer(f"One page of {name}s.", result=_local(f"{name}Page")),
        f"{name}Page": _object(
            "The items of one page, and where the next one starts.",
            ["items", "pageInfo"],
            items={"type": "array", "items": _local(f"{name}Item"), "description": "The items."},
            pageInfo=_common("PageInfo"),
        ),
        f"{name}Item": _object(
            f"A {name} of the account.",
            ["id"],
            id=_string(f"Id of the {name}."),
            name=_string("Name."),
            creator=_string("Who made it."),
            count={"type": "integer", "description": "Number of versions."},
            versions={"type": "array", "items": {"type": "string"}, "description": "Ids of the versions."},
            latest=_local(f"{name}Latest"),
            createTime=_string("When it was made."),
            modifyTime=_string("When it was last changed."),
        ),
        f"{name}Latest": _object(
            "The newest version.", ["id"], id=_string("Id of the version."), name=_string("Name of the version.")
        ),
    }
    answer = {"items": [{"id": "x-1"}], "pageInfo": {"isTruncated": False}}
    return action, _operation(f"List the {name}s.", True, {"maxKeys": 10}, answer) | {"x-pagination": pages}, schemas


def _modify(name: str) -> tuple[str, JsonObject, JsonObject]:
    action = f"Modify{name}"
    tag = {"type": "string", "minLength": 1, "maxLength": 20}
    schemas = {
        f"{action}Request": _request(
            f"What changes of the {name}.",
            ["id"],
            id=_string(f"Id of the {name}.", minLength=1),
            description=_string("Description, at most 300 characters.", maxLength=300),
            tags={"type": "array", "items": tag, "maxItems": 5, "description": "Tags, at most 5."},
            quota=_local(f"{name}Quota"),
        ),
        f"{name}Quota": _request(
            "What it may use.",
            ["tokens"],
            tokens={"type": "integer", "minimum": 0, "description": "Number of tokens."},
            hours={"type": "number", "minimum": 0, "maximum": 720, "description": "Hours of machines, 0 to 720."},
            strict={"type": "boolean", "description": "Whether it stops when the quota is used up."},
        ),
        f"{action}Response": _answer("What it is now.", result=_local(f"Modified{name}")),
        f"Modified{name}": _object(
            "What changed.",
            ["id"],
            id=_string(f"Id of the {name}."),
            modifyTime=_string("When it was changed."),
            revision={"type": "integer", "description": "How often it was changed."},
        ),
    }
    return action, _operation(f"Change a {name}.", True, {"id": "x-1", "tags": ["one"]}, {"id": "x-1"}), schemas


def _delete(name: str) -> tuple[str, JsonObject, JsonObject]:
    action = f"Delete{name}"
    schemas = {
        f"{action}Request": _request(f"Which {name}.", ["id"], id=_string(f"Id of the {name}.", minLength=1)),
        f"{action}Response": _answer("The call was taken."),
    }
    return action, _operation(f"Delete a {name}.", False, {"id": "x-1"}, None), schemas


def _operation(summary: str, harmless: bool, request: JsonObject, result: JsonObject | None) -> JsonObject:
    answer = {"requestId": "6ba7b810-9dad-11d1-80b4-00c04fd430c8"} | ({} if result is None else {"result": result})
    return {
        "summary": summary,
        "description": "It belongs to the account that signs. Made up, to measure what a generator costs.",
        "x-permissions": ["FullControlAccessPolicy", *(["ReadAccessPolicy"] if harmless else [])],
        "x-idempotent": {"value": harmless, "reason": "Twice is the same." if harmless else "Each call counts."},
        "request": request,
        "response": answer,
    }


def _request(said: str, required: list[str], **properties: JsonObject) -> JsonObject:
    return {**_object(said, required, **properties), "additionalProperties": False}


def _answer(said: str, **properties: JsonObject) -> JsonObject:
    return _object(said, ["requestId", *properties], requestId=_common("RequestId"), **properties)


def _object(said: str, required: list[str], **properties: JsonObject) -> JsonObject:
    needed = {"required": required} if required else {}
    return {"type": "object", "description": said, **needed, "properties": properties}


def _string(said: str, **limits: int) -> JsonObject:
    return {"type": "string", **limits, "description": said}


def _constant(value: str) -> JsonObject:
    return {"type": "string", "const": value, "description": f"{value} it is."}


def _local(name: str) -> JsonObject:
    return {"$ref": f"#/components/schemas/{name}"}


def _common(name: str) -> JsonObject:
    return {"$ref": f"../common.yaml#/components/schemas/{name}"}


def _snake(name: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")
