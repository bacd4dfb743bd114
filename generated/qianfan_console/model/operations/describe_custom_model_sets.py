# Generated from spec/ by `make generate`. Do not edit.
"""Models of DescribeCustomModelSets, and the operation itself."""

from ...common import PageInfo
from ...runtime.modeling import MISSING, Annotated, Field, Operation, RequestModel, ResponseModel


class CustomModelSet(ResponseModel):
    """A model set of the account."""

    model_set_id: Annotated[str, Field(alias="modelSetId", examples=["am-5sxpz4xn25uw"])]
    """Model set id."""
    model_set_name: Annotated[str | None, Field(alias="modelSetName")] = None
    """Name of the set."""
    model_type: Annotated[str | None, Field(alias="modelType")] = None
    """Kind of model."""
    labels: list[str] | None = None
    """Business labels."""
    create_time: Annotated[str | None, Field(alias="createTime")] = None
    """When the set was made."""
    modify_time: Annotated[str | None, Field(alias="modifyTime")] = None
    """When it was last changed."""
    model_count: Annotated[int | None, Field(alias="modelCount")] = None
    """Number of versions."""
    model_ids: Annotated[list[str] | None, Field(alias="modelIds")] = None
    """Ids of the versions."""
    model_names: Annotated[list[str] | None, Field(alias="modelNames")] = None
    """Names of the versions."""


class CustomModelSetPage(ResponseModel):
    """The sets of one page, and where the next one starts."""

    custom_model_set_list: Annotated[list[CustomModelSet], Field(alias="customModelSetList")]
    """The model sets."""
    page_info: Annotated[PageInfo, Field(alias="pageInfo")]


class DescribeCustomModelSetsRequest(RequestModel):
    """Which page to list."""

    marker: Annotated[str | MISSING, Field(examples=["am-n50985crhqq3"])] = MISSING
    max_keys: Annotated[int | MISSING, Field(alias="maxKeys", examples=[10])] = MISSING
    page_reverse: Annotated[bool | MISSING, Field(alias="pageReverse")] = MISSING


class DescribeCustomModelSetsResponse(ResponseModel):
    """One page of sets."""

    request_id: Annotated[str, Field(alias="requestId", examples=["6ba7b810-9dad-11d1-80b4-00c04fd430c8"])]
    """Identifier of the request; quote it to the vendor's support."""
    result: CustomModelSetPage


OPERATION = Operation(
    "DescribeCustomModelSets",
    "/v2/model",
    DescribeCustomModelSetsRequest,
    DescribeCustomModelSetsResponse,
    idempotent=True,
    pages=("marker", "result.customModelSetList", "result.pageInfo.isTruncated", "result.pageInfo.nextMarker"),
)
