# Generated from spec/ by `make generate`. Do not edit.
"""Models of DescribeModelCustomAdvancedConf, and the operation itself."""

from ...runtime.modeling import Annotated, Field, Operation, RequestModel, ResponseModel


class DescribeModelCustomAdvancedConfRequest(RequestModel):
    """Whose configuration to show."""

    model_id: Annotated[str, Field(alias="modelId", examples=["amv-21qxxr97z8fp"], min_length=1)]


class DescribeModelCustomAdvancedConfResponse(ResponseModel):
    """The configuration."""

    request_id: Annotated[str, Field(alias="requestId", examples=["6ba7b810-9dad-11d1-80b4-00c04fd430c8"])]
    """Identifier of the request; quote it to the vendor's support."""
    result: Annotated[str, Field(examples=["{}"])]
    """The advanced configuration of the version as JSON text."""


OPERATION = Operation(
    "DescribeModelCustomAdvancedConf",
    "/v2/model",
    DescribeModelCustomAdvancedConfRequest,
    DescribeModelCustomAdvancedConfResponse,
    idempotent=True,
)
