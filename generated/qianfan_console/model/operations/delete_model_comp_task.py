# Generated from spec/ by `make generate`. Do not edit.
"""Models of DeleteModelCompTask, and the operation itself."""

from ...runtime.modeling import MISSING, Annotated, Field, Operation, RequestModel, ResponseModel


class DeleteModelCompTaskRequest(RequestModel):
    """Which task to delete."""

    model_comp_task_id: Annotated[str | MISSING, Field(alias="modelCompTaskId", examples=["amva-5v3zbk9wi8rp"])] = (
        MISSING
    )


class DeleteModelCompTaskResponse(ResponseModel):
    """The call was taken; there is no result."""

    request_id: Annotated[str, Field(alias="requestId", examples=["6ba7b810-9dad-11d1-80b4-00c04fd430c8"])]
    """Identifier of the request; quote it to the vendor's support."""


OPERATION = Operation(
    "DeleteModelCompTask",
    "/v2/model",
    DeleteModelCompTaskRequest,
    DeleteModelCompTaskResponse,
    errata={"modelCompTaskId": ("task-id-marked-optional",)},
)
