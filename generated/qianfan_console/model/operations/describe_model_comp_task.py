# Generated from spec/ by `make generate`. Do not edit.
"""Models of DescribeModelCompTask, and the operation itself."""

from ...runtime.modeling import MISSING, Annotated, Field, Literal, Operation, RequestModel, ResponseModel
from ...runtime.waiter import Waiter


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


OPERATION = Operation(
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
