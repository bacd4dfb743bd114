# Generated from spec/ by `make generate`. Do not edit.
"""Models of DescribeSystemModelSets, and the operation itself."""

from ...common import PageInfo
from ...runtime.modeling import MISSING, Annotated, Field, Operation, RequestModel, ResponseModel


class SystemModelSetItem(ResponseModel):
    """A preset model set, as lists show it."""

    model_set_id: Annotated[str, Field(alias="modelSetId", examples=["am-ju3hi4ts39u9"])]
    """Model set id."""
    model_set_name: Annotated[str | None, Field(alias="modelSetName")] = None
    """Name of the set."""
    model_type: Annotated[str | None, Field(alias="modelType")] = None
    """Kind of model."""
    description: str | None = None
    """Description of the set."""
    model_count: Annotated[int | None, Field(alias="modelCount")] = None
    """Number of versions."""
    model_ids: Annotated[list[str] | None, Field(alias="modelIds")] = None
    """Ids of the versions."""
    modify_time: Annotated[str | None, Field(alias="modifyTime")] = None
    """When the set was last changed."""
    model_names: Annotated[list[str] | None, Field(alias="modelNames")] = None
    """Names of the versions."""


class SystemModelSetPage(ResponseModel):
    """The preset sets of one page, and where the next one starts."""

    system_model_set_list: Annotated[list[SystemModelSetItem], Field(alias="systemModelSetList")]
    """The preset model sets."""
    page_info: Annotated[PageInfo, Field(alias="pageInfo")]


class DescribeSystemModelSetsRequest(RequestModel):
    """Which page to list."""

    marker: Annotated[str | MISSING, Field(examples=["am-ju3hi4ts39u9"])] = MISSING
    max_keys: Annotated[int | MISSING, Field(alias="maxKeys", examples=[10])] = MISSING
    page_reverse: Annotated[bool | MISSING, Field(alias="pageReverse")] = MISSING


class DescribeSystemModelSetsResponse(ResponseModel):
    """One page of preset sets."""

    request_id: Annotated[str, Field(alias="requestId", examples=["6ba7b810-9dad-11d1-80b4-00c04fd430c8"])]
    """Identifier of the request; quote it to the vendor's support."""
    result: SystemModelSetPage


OPERATION = Operation(
    "DescribeSystemModelSets",
    "/v2/model",
    DescribeSystemModelSetsRequest,
    DescribeSystemModelSetsResponse,
    idempotent=True,
    pages=("marker", "result.systemModelSetList", "result.pageInfo.isTruncated", "result.pageInfo.nextMarker"),
)
