# Generated from spec/ by `make generate`. Do not edit.
"""Models of CreateModelCustomConf, and the operation itself."""

from ...runtime.aliases import Aliases
from ...runtime.modeling import MISSING, Annotated, Field, Operation, ResponseModel
from ..rules.create_model_custom_conf import CreateModelCustomConfRequestRules


class CreateModelCustomConfRequest(CreateModelCustomConfRequestRules):
    """The file to upload, in one part."""

    custom_spec_file: Annotated[
        str | MISSING, Field(alias="customSpecFile", json_schema_extra={"contentMediaType": "application/octet-stream"})
    ] = MISSING
    file: Annotated[
        str | MISSING, Field(deprecated=True, json_schema_extra={"contentMediaType": "application/octet-stream"})
    ] = MISSING
    """Spelling of the page's curl sample for customSpecFile."""


class CreateModelCustomConfResponse(ResponseModel):
    """The name of the stored file."""

    request_id: Annotated[str, Field(alias="requestId", examples=["6ba7b810-9dad-11d1-80b4-00c04fd430c8"])]
    """Identifier of the request; quote it to the vendor's support."""
    result: Annotated[str, Field(examples=["21312_xxxxxxxx-xxxx.py"])]
    """Name of the file on the platform, for importMeta.customSpec.fileName of CreateCustomModel."""


OPERATION = Operation(
    "CreateModelCustomConf",
    "/v2/model",
    CreateModelCustomConfRequest,
    CreateModelCustomConfResponse,
    aliases={"CreateModelCustomConfRequest": Aliases(fields={"file": "customSpecFile"})},
    errata={
        "customSpecFile": ("upload-field-name", "upload-part-type"),
        "file": ("upload-field-name", "upload-part-type"),
    },
    files={"customSpecFile": (".py", 1048576)},
)
