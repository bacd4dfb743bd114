# Generated from spec/ by `make generate`. Do not edit.
"""Models of DescribeSystemModel, and the operation itself."""

from ...runtime.modeling import Annotated, Field, Literal, Operation, RequestModel, ResponseModel


class TrivialTokenLimitations(ResponseModel):
    """Limits for every modelApplicationType but reranker. Two more members are not documented by name."""

    input_tokens: Annotated[int | None, Field(alias="inputTokens")] = None
    """Greatest number of input tokens."""


class DescribeSystemModelRequest(RequestModel):
    """Which version to show."""

    model_id: Annotated[str, Field(alias="modelId", examples=["amv-g73j3faikzpz"], min_length=1)]


class TokenLimitations(ResponseModel):
    """Limits of length. A second member, for reranker models, is not documented by name."""

    trivial: TrivialTokenLimitations | None = None


class SystemModelVersion(ResponseModel):
    """A version of a preset model."""

    model_set_id: Annotated[str | None, Field(alias="modelSetId")] = None
    """The model set that the version belongs to."""
    model_id: Annotated[str, Field(alias="modelId", examples=["amv-g73j3faikzpz"])]
    """Model version id."""
    model_name: Annotated[str | None, Field(alias="modelName")] = None
    """Name of the version."""
    status: Literal["Ready", "Creating", "Fail"] | str
    """Whether the version is ready, being made, or failed."""
    description: str | None = None
    """Description of the version."""
    create_time: Annotated[str | None, Field(alias="createTime")] = None
    """When the version was made."""
    modify_time: Annotated[str | None, Field(alias="modifyTime")] = None
    """When it was last changed."""
    model_application_type: Annotated[
        Literal["chat", "completion", "embedding", "reranker", "Text-to-Image", "Image-to-Text", "video", "voice"]
        | str
        | None,
        Field(alias="modelApplicationType"),
    ] = None
    """What goes in and out."""
    token_limitations: Annotated[TokenLimitations | None, Field(alias="tokenLimitations")] = None
    is_support_deploy: Annotated[bool | None, Field(alias="isSupportDeploy")] = None
    """Whether the version can be deployed."""
    is_support_model_comp: Annotated[bool | None, Field(alias="isSupportModelComp")] = None
    """Whether CreateModelCompTask takes this version as its source."""
    is_support_evaluation: Annotated[bool | None, Field(alias="isSupportEvaluation")] = None
    """Whether the version can be evaluated."""
    capabilities: list[Literal["reasoning", "function_call", "web_search"] | str] | None = None
    """What the model can do beyond plain answers."""
    model_providers: Annotated[list[str] | None, Field(alias="modelProviders")] = None
    """Providers of the model."""


class DescribeSystemModelResponse(ResponseModel):
    """The version."""

    request_id: Annotated[str, Field(alias="requestId", examples=["6ba7b810-9dad-11d1-80b4-00c04fd430c8"])]
    """Identifier of the request; quote it to the vendor's support."""
    result: SystemModelVersion


OPERATION = Operation(
    "DescribeSystemModel", "/v2/model", DescribeSystemModelRequest, DescribeSystemModelResponse, idempotent=True
)
