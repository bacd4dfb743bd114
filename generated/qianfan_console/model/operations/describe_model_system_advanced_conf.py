# Generated from spec/ by `make generate`. Do not edit.
"""Models of DescribeModelSystemAdvancedConf, and the operation itself."""

from ...runtime.modeling import Annotated, Field, Literal, Operation, RequestModel, ResponseModel


class DescribeModelSystemAdvancedConfRequest(RequestModel):
    """What is to be imported."""

    basic_model_name: Annotated[str, Field(alias="basicModelName", examples=["Huggingface"], min_length=1)]
    model_format: Annotated[Literal["HuggingFace.Transformers"], Field(alias="modelFormat")]
    model_application_type: Annotated[Literal["chat", "completion"], Field(alias="modelApplicationType")]


class DescribeModelSystemAdvancedConfResponse(ResponseModel):
    """The configuration."""

    request_id: Annotated[str, Field(alias="requestId", examples=["6ba7b810-9dad-11d1-80b4-00c04fd430c8"])]
    """Identifier of the request; quote it to the vendor's support."""
    result: str
    """The advanced configuration as JSON text, for importMeta.advanceConf of CreateCustomModel."""


OPERATION = Operation(
    "DescribeModelSystemAdvancedConf",
    "/v2/model",
    DescribeModelSystemAdvancedConfRequest,
    DescribeModelSystemAdvancedConfResponse,
    idempotent=True,
    errata={"basicModelName": ("hugging-face-spelling",)},
)
