# Generated from spec/ by `make generate`. Do not edit.
"""Models of DescribeModelCompTask, and the operation itself."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import MISSING, Field

from qianfan_console.runtime.models import RequestModel, ResponseModel
from qianfan_console.runtime.operation import Operation
from qianfan_console.runtime.waiter import Waiter


class ModelCompTaskConfig(ResponseModel):
    """How the task compresses, as given to CreateModelCompTask."""

    strategy: Literal["Quantization", "Sparsity"] | str | None = None
    """The way of compression."""
    weight: Literal["INT8-PTQ", "W8A16C16", "W4A16C16", "int8-ptq"] | str | None = None
    """Quantization configuration."""


class DescribeModelCompTaskRequest(RequestModel):
    """Which task to show."""

    model_comp_task_id: Annotated[str | MISSING, Field(alias="modelCompTaskId", examples=["amva-5v3zbk9wi8rp"])] = (
        MISSING
    )
    """Compression task id. From CreateModelCompTask, or the id in DescribeModelCompTasks. Optional by the page, yet nothing else names the task."""


class ModelCompTask(ResponseModel):
    """A compression task."""

    id: Annotated[str, Field(examples=["amva-5v3zbk9wi8rp"])]
    """Compression task id."""
    name: str | None = None
    """Name of the task."""
    description: str | None = None
    """Description of the task."""
    status: Literal["creating", "running", "succeeded", "failed", "stopping", "stopped"] | str
    """Where the task stands."""
    failed_reason: Annotated[str | None, Field(alias="failedReason")] = None
    """Why the task failed."""
    source_model_id: Annotated[str | None, Field(alias="sourceModelId")] = None
    """The version that is compressed."""
    model_id: Annotated[str | None, Field(alias="modelId")] = None
    """The produced version; only when status is succeeded."""
    config: ModelCompTaskConfig | None = None
    create_time: Annotated[str | None, Field(alias="createTime")] = None
    """When the task was made."""


class DescribeModelCompTaskResponse(ResponseModel):
    """The task."""

    request_id: Annotated[str, Field(alias="requestId", examples=["6ba7b810-9dad-11d1-80b4-00c04fd430c8"])]
    """Identifier of the request; quote it to the vendor's support."""
    result: ModelCompTask


OPERATION: Final = Operation(
    "DescribeModelCompTask",
    "/v2/model",
    DescribeModelCompTaskRequest,
    DescribeModelCompTaskResponse,
    idempotent=True,
    errata={"modelCompTaskId": ("task-id-marked-optional",)},
    waiters={
        "model_comp_task_succeeded": Waiter(
            name="model_comp_task_succeeded",
            status="result.status",
            success=frozenset(("succeeded",)),
            failure=frozenset(("failed", "stopping", "stopped")),
            reason="result.failedReason",
        )
    },
)
