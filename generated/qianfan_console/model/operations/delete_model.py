# Generated from spec/ by `make generate`. Do not edit.
"""Models of DeleteModel, and the operation itself."""

from ...runtime.modeling import Annotated, Field, Operation, RequestModel, ResponseModel


class DeleteModelRequest(RequestModel):
    """Which version to delete."""

    model_id: Annotated[str, Field(alias="modelId", examples=["amv-21qxxr97z8fp"], min_length=1)]


class DeleteModelResponse(ResponseModel):
    """The version is gone."""

    request_id: Annotated[str, Field(alias="requestId", examples=["6ba7b810-9dad-11d1-80b4-00c04fd430c8"])]
    """Identifier of the request; quote it to the vendor's support."""


OPERATION = Operation("DeleteModel", "/v2/model", DeleteModelRequest, DeleteModelResponse, idempotent=True)
