# Generated from spec/ by `make generate`. Do not edit.
"""Models of DescribeSystemModelSet, and the operation itself."""

from ...runtime.modeling import MISSING, Annotated, Field, Operation, ResponseModel
from ..rules.describe_system_model_set import DescribeSystemModelSetRequestRules


class SystemModelSet(ResponseModel):
    """A preset model set with its versions."""

    model_set_id: Annotated[str, Field(alias="modelSetId", examples=["am-ju3hi4ts39u9"])]
    """Model set id."""
    model_set_name: Annotated[str | None, Field(alias="modelSetName")] = None
    """Name of the set."""
    model_type: Annotated[str | None, Field(alias="modelType")] = None
    """Kind of model."""
    create_time: Annotated[str | None, Field(alias="createTime")] = None
    """When the set was made."""
    modify_time: Annotated[str | None, Field(alias="modifyTime")] = None
    """When it was last changed."""
    description: str | None = None
    """Description of the set."""
    model_ids: Annotated[list[str] | None, Field(alias="modelIds")] = None
    """Ids of the versions."""
    model_names: Annotated[list[str] | None, Field(alias="modelNames")] = None
    """Names of the versions."""


class DescribeSystemModelSetRequest(DescribeSystemModelSetRequestRules):
    """Which set to show, by id or by name."""

    model_set_id: Annotated[str | MISSING, Field(alias="modelSetId", examples=["am-ju3hi4ts39u9"], min_length=1)] = (
        MISSING
    )
    model_set_name: Annotated[str | MISSING, Field(alias="modelSetName", examples=["ERNIE Lite"], min_length=1)] = (
        MISSING
    )


class DescribeSystemModelSetResponse(ResponseModel):
    """The preset set."""

    request_id: Annotated[str, Field(alias="requestId", examples=["6ba7b810-9dad-11d1-80b4-00c04fd430c8"])]
    """Identifier of the request; quote it to the vendor's support."""
    result: SystemModelSet


OPERATION = Operation(
    "DescribeSystemModelSet",
    "/v2/model",
    DescribeSystemModelSetRequest,
    DescribeSystemModelSetResponse,
    idempotent=True,
)
