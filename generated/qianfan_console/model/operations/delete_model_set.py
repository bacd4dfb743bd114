# Generated from spec/ by `make generate`. Do not edit.
"""Models of DeleteModelSet, and the operation itself."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import ConfigDict, Field

from qianfan_console.runtime.models import RequestModel, ResponseModel
from qianfan_console.runtime.operation import Operation


class DeletedModelSet(ResponseModel):
    """Empty when the set was deleted."""

    model_config = ConfigDict(extra="allow")


class DeleteModelSetRequest(RequestModel):
    """Which set to delete."""

    model_set_id: Annotated[str, Field(alias="modelSetId", examples=["am-5sxpz4xn25uw"], min_length=1)]
    """Model set id. From DescribeCustomModelSets or the console."""


class DeleteModelSetResponse(ResponseModel):
    """The set is gone."""

    request_id: Annotated[str, Field(alias="requestId", examples=["6ba7b810-9dad-11d1-80b4-00c04fd430c8"])]
    """Identifier of the request; quote it to the vendor's support."""
    result: DeletedModelSet


OPERATION: Final = Operation(
    "DeleteModelSet", "/v2/model", DeleteModelSetRequest, DeleteModelSetResponse, idempotent=True
)
