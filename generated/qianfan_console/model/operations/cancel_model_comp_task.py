# Generated from spec/ by `make generate`. Do not edit.
"""Models of CancelModelCompTask, and the operation itself."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import MISSING, Field

from qianfan_console.runtime.models import RequestModel, ResponseModel
from qianfan_console.runtime.operation import Operation


class CancelModelCompTaskRequest(RequestModel):
    """Which task to stop."""

    model_comp_task_id: Annotated[str | MISSING, Field(alias="modelCompTaskId", examples=["amva-5v3zbk9wi8rp"])] = (
        MISSING
    )
    """Compression task id. From CreateModelCompTask, or the id in DescribeModelCompTasks. Optional by the page, yet nothing else names the task."""


class CancelModelCompTaskResponse(ResponseModel):
    """The call was taken; there is no result."""

    request_id: Annotated[str, Field(alias="requestId", examples=["6ba7b810-9dad-11d1-80b4-00c04fd430c8"])]
    """Identifier of the request; quote it to the vendor's support."""


OPERATION: Final = Operation(
    "CancelModelCompTask",
    "/v2/model",
    CancelModelCompTaskRequest,
    CancelModelCompTaskResponse,
    errata={"modelCompTaskId": ("task-id-marked-optional",)},
)
