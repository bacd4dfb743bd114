# Generated from spec/ by `make generate`. Do not edit.
"""Models of DescribeModelCompTasks, and the operation itself."""

from ...common import PageInfo
from ...runtime.modeling import MISSING, Annotated, Field, Literal, Operation, RequestModel, ResponseModel


class ModelCompTaskItem(ResponseModel):
    """A compression task, as lists show it."""

    id: Annotated[str, Field(examples=["amva-5v3zbk9wi8rp"])]
    """Compression task id."""
    name: str | None = None
    """Name of the task."""
    description: str | None = None
    """Description of the task."""
    status: Literal["creating", "running", "succeeded", "failed", "stopping", "stopped"] | str | None = None
    """Where the task stands."""
    source_model_id: Annotated[str | None, Field(alias="sourceModelId")] = None
    """The version that is compressed."""
    model_id: Annotated[str | None, Field(alias="modelId")] = None
    """The produced version; empty when the task failed."""
    create_time: Annotated[str | None, Field(alias="createTime")] = None
    """When the task was made, ISO 8601."""


class ModelCompTaskPage(ResponseModel):
    """The tasks of one page, and where the next one starts."""

    model_comp_task_list: Annotated[list[ModelCompTaskItem], Field(alias="modelCompTaskList")]
    """The compression tasks."""
    page_info: Annotated[PageInfo, Field(alias="pageInfo")]


class DescribeModelCompTasksRequest(RequestModel):
    """Which page to list, and of which source version."""

    marker: Annotated[str | MISSING, Field(examples=["amva-n50985crhqq3"])] = MISSING
    max_keys: Annotated[int | MISSING, Field(alias="maxKeys", examples=[10])] = MISSING
    page_reverse: Annotated[bool | MISSING, Field(alias="pageReverse")] = MISSING
    source_model_id: Annotated[str | MISSING, Field(alias="sourceModelId", examples=["amv-d1zx1iwdarfr"])] = MISSING


class DescribeModelCompTasksResponse(ResponseModel):
    """One page of tasks."""

    request_id: Annotated[str, Field(alias="requestId", examples=["6ba7b810-9dad-11d1-80b4-00c04fd430c8"])]
    """Identifier of the request; quote it to the vendor's support."""
    result: ModelCompTaskPage


OPERATION = Operation(
    "DescribeModelCompTasks",
    "/v2/model",
    DescribeModelCompTasksRequest,
    DescribeModelCompTasksResponse,
    idempotent=True,
    errata={"sourceModelId": ("source-model-id-filter",)},
    pages=("marker", "result.modelCompTaskList", "result.pageInfo.isTruncated", "result.pageInfo.nextMarker"),
)
