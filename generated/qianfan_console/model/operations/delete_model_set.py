# Generated from spec/ by `make generate`. Do not edit.
"""Models of DeleteModelSet, and the operation itself."""

from pydantic import ConfigDict

from ...runtime.modeling import Annotated, Field, Operation, RequestModel, ResponseModel


class DeletedModelSet(ResponseModel):
    """Empty when the set was deleted."""

    model_config = ConfigDict(extra="allow")


class DeleteModelSetRequest(RequestModel):
    """Which set to delete."""

    model_set_id: Annotated[str, Field(alias="modelSetId", examples=["am-5sxpz4xn25uw"], min_length=1)]


class DeleteModelSetResponse(ResponseModel):
    """The set is gone."""

    request_id: Annotated[str, Field(alias="requestId", examples=["6ba7b810-9dad-11d1-80b4-00c04fd430c8"])]
    """Identifier of the request; quote it to the vendor's support."""
    result: DeletedModelSet


OPERATION = Operation("DeleteModelSet", "/v2/model", DeleteModelSetRequest, DeleteModelSetResponse, idempotent=True)
