# Generated from spec/ by `make generate`. Do not edit.
"""Models of CreateModelCompTask, and the operation itself."""

from ...runtime.aliases import Aliases
from ...runtime.modeling import MISSING, Annotated, Field, Literal, Operation, RequestModel, ResponseModel


class SparsityConfig(RequestModel):
    """Sparsification; no page forbids weight here."""

    strategy: Literal["Sparsity"]
    """Compress by sparsification."""
    weight: Literal["INT8-PTQ", "W8A16C16", "W4A16C16", "int8-ptq"] | MISSING = MISSING
    """Quantization configuration. int8-ptq is the samples' spelling of INT8-PTQ."""


class CreateModelCompTaskResponse(ResponseModel):
    """The id of the new task."""

    request_id: Annotated[str, Field(alias="requestId", examples=["6ba7b810-9dad-11d1-80b4-00c04fd430c8"])]
    """Identifier of the request; quote it to the vendor's support."""
    result: Annotated[str, Field(examples=["amva-5v3zbk9wi8rp"])]
    """Compression task id."""


class QuantizationConfig(RequestModel):
    """Quantization; weight is required."""

    strategy: Literal["Quantization"]
    """Compress by quantization."""
    weight: Literal["INT8-PTQ", "W8A16C16", "W4A16C16", "int8-ptq"]
    """Quantization configuration. int8-ptq is the samples' spelling of INT8-PTQ."""


class CreateModelCompTaskRequest(RequestModel):
    """What to compress, how, and where the result goes."""

    name: Annotated[str, Field(examples=["demo"], min_length=1)]
    description: Annotated[str | MISSING, Field(examples=["test"])] = MISSING
    source_model_id: Annotated[str, Field(alias="sourceModelId", examples=["amv-d1zx1iwdarfr"], min_length=1)]
    config: Annotated[QuantizationConfig | SparsityConfig, Field(discriminator="strategy")]
    model_set_id: Annotated[str, Field(alias="modelSetId", examples=["am-adbuasyfaf"], min_length=1)]


OPERATION = Operation(
    "CreateModelCompTask",
    "/v2/model",
    CreateModelCompTaskRequest,
    CreateModelCompTaskResponse,
    aliases={
        "QuantizationConfig": Aliases(values={"weight": {"int8-ptq": "INT8-PTQ"}}),
        "SparsityConfig": Aliases(values={"weight": {"int8-ptq": "INT8-PTQ"}}),
    },
    errata={"config.weight": ("weight-spelling",)},
)
