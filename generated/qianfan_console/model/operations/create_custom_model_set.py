# Generated from spec/ by `make generate`. Do not edit.
"""Models of CreateCustomModelSet, and the operation itself."""

from ...runtime.modeling import MISSING, Annotated, Field, Literal, Operation, RequestModel, ResponseModel


class CreateCustomModelSetRequest(RequestModel):
    """Name and kind of the new set."""

    model_set_name: Annotated[str, Field(alias="modelSetName", examples=["demo"], min_length=1)]
    model_type: Annotated[
        Literal[
            "Text2Text",
            "Text2Image",
            "Embedding",
            "ImageUnderstanding",
            "VideoGeneration",
            "VioceGeneration",
            "Reasoning",
            "Reranker",
        ],
        Field(alias="modelType"),
    ]
    labels: Annotated[list[str] | MISSING, Field(examples=[["label1"]])] = MISSING


class CreateCustomModelSetResponse(ResponseModel):
    """The id of the new set."""

    request_id: Annotated[str, Field(alias="requestId", examples=["6ba7b810-9dad-11d1-80b4-00c04fd430c8"])]
    """Identifier of the request; quote it to the vendor's support."""
    result: Annotated[str, Field(examples=["am-5sxpz4xn25uw"])]
    """Model set id."""


OPERATION = Operation(
    "CreateCustomModelSet",
    "/v2/model",
    CreateCustomModelSetRequest,
    CreateCustomModelSetResponse,
    errata={
        "modelSetName": ("model-set-name-limits",),
        "modelType": ("voice-generation-misspelt", "model-set-type-of-the-sdk"),
    },
)
