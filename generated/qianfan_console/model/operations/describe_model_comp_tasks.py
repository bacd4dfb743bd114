# Generated from spec/ by `make generate`. Do not edit.
"""Models of DescribeModelCompTasks, and the operation itself."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import MISSING, Field

from qianfan_console.common import PageInfo
from qianfan_console.runtime.models import RequestModel, ResponseModel
from qianfan_console.runtime.operation import Operation


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
    """Id of the task to start at; the first one when absent."""
    max_keys: Annotated[int | MISSING, Field(alias="maxKeys", examples=[10])] = MISSING
    """How many to return; 10 when absent. More than 100 is taken as 100, which is no error."""
    page_reverse: Annotated[bool | MISSING, Field(alias="pageReverse")] = MISSING
    """Whether to list in reverse order; false when absent."""
    source_model_id: Annotated[str | MISSING, Field(alias="sourceModelId", examples=["amv-d1zx1iwdarfr"])] = MISSING
    """List only the tasks that compress this version."""


class DescribeModelCompTasksResponse(ResponseModel):
    """One page of tasks."""

    request_id: Annotated[str, Field(alias="requestId", examples=["6ba7b810-9dad-11d1-80b4-00c04fd430c8"])]
    """Identifier of the request; quote it to the vendor's support."""
    result: ModelCompTaskPage


OPERATION: Final = Operation(
    "DescribeModelCompTasks",
    "/v2/model",
    DescribeModelCompTasksRequest,
    DescribeModelCompTasksResponse,
    idempotent=True,
    errata={"sourceModelId": ("source-model-id-filter",)},
    pages=("marker", "result.modelCompTaskList", "result.pageInfo.isTruncated", "result.pageInfo.nextMarker"),
)
