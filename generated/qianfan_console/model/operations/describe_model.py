# Generated from spec/ by `make generate`. Do not edit.
"""Models of DescribeModel, and the operation itself."""

from pydantic import ConfigDict

from ...runtime.modeling import Annotated, Field, Literal, Operation, RequestModel, ResponseModel
from ...runtime.waiter import Waiter


class ModelSourceInfo(ResponseModel):
    """Where the version came from. By the page it says the kind of source (Train, Acceleration, Import or PlatformPreset) and, depending on it, the training task, the compression task or the BOS address; the JSON names of these members are not documented."""

    model_config = ConfigDict(extra="allow")


class ModelVersion(ResponseModel):
    """A model version."""

    model_set_id: Annotated[str | None, Field(alias="modelSetId")] = None
    """The model set that the version belongs to."""
    model_id: Annotated[str, Field(alias="modelId", examples=["amv-21qxxr97z8fp"])]
    """Model version id."""
    status: Literal["Ready", "Creating", "Fail"] | str
    """Whether the version is ready, being made, or failed."""
    model_name: Annotated[str | None, Field(alias="modelName")] = None
    """Name of the version."""
    model: str | None = None
    """Name of the base model's version."""
    source_info: Annotated[ModelSourceInfo | None, Field(alias="sourceInfo")] = None
    description: str | None = None
    """Description of the version; absent when it has none."""
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
    is_support_model_comp: Annotated[bool | None, Field(alias="isSupportModelComp")] = None
    """Whether CreateModelCompTask takes this version as its source."""


class DescribeModelRequest(RequestModel):
    """Which version to show."""

    model_id: Annotated[str, Field(alias="modelId", examples=["amv-21qxxr97z8fp"], min_length=1)]


class DescribeModelResponse(ResponseModel):
    """The version."""

    request_id: Annotated[str, Field(alias="requestId", examples=["6ba7b810-9dad-11d1-80b4-00c04fd430c8"])]
    """Identifier of the request; quote it to the vendor's support."""
    result: ModelVersion


OPERATION = Operation(
    "DescribeModel",
    "/v2/model",
    DescribeModelRequest,
    DescribeModelResponse,
    idempotent=True,
    waiters={
        "model_ready": Waiter(
            name="model_ready", status="result.status", success=frozenset(("Ready",)), failure=frozenset(("Fail",))
        )
    },
)
