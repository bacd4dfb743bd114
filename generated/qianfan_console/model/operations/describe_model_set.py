# Generated from spec/ by `make generate`. Do not edit.
"""Models of DescribeModelSet, and the operation itself."""

from ...runtime.modeling import MISSING, Annotated, Field, Literal, Operation, ResponseModel
from ..rules.describe_model_set import DescribeModelSetRequestRules


class ModelSet(ResponseModel):
    """A model set with its versions."""

    model_set_id: Annotated[str, Field(alias="modelSetId", examples=["am-5sxpz4xn25uw"])]
    """Model set id."""
    model_set_name: Annotated[str | None, Field(alias="modelSetName")] = None
    """Name of the set."""
    source: Literal["UserCreate", "System"] | str | None = None
    """Whether the set belongs to the account (UserCreate) or to the platform (System)."""
    model_type: Annotated[str | None, Field(alias="modelType")] = None
    """Kind of model."""
    labels: list[str] | None = None
    """Business labels."""
    create_time: Annotated[str | None, Field(alias="createTime")] = None
    """When the set was made."""
    modify_time: Annotated[str | None, Field(alias="modifyTime")] = None
    """When it was last changed."""
    description: str | None = None
    """Description; returned for preset sets only."""
    model_ids: Annotated[list[str] | None, Field(alias="modelIds")] = None
    """Ids of the versions."""
    model_names: Annotated[list[str] | None, Field(alias="modelNames")] = None
    """Names of the versions."""


class DescribeModelSetRequest(DescribeModelSetRequestRules):
    """Which set to show, by id or by name."""

    model_set_id: Annotated[str | MISSING, Field(alias="modelSetId", examples=["am-5sxpz4xn25uw"], min_length=1)] = (
        MISSING
    )
    model_set_name: Annotated[str | MISSING, Field(alias="modelSetName", examples=["demo"], min_length=1)] = MISSING


class DescribeModelSetResponse(ResponseModel):
    """The set."""

    request_id: Annotated[str, Field(alias="requestId", examples=["6ba7b810-9dad-11d1-80b4-00c04fd430c8"])]
    """Identifier of the request; quote it to the vendor's support."""
    result: ModelSet


OPERATION = Operation(
    "DescribeModelSet", "/v2/model", DescribeModelSetRequest, DescribeModelSetResponse, idempotent=True
)
