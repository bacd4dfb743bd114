# Generated from spec/ by `make generate`. Do not edit.
"""Models of CreateModelExportTask, and the operation itself."""

from ...runtime.modeling import Annotated, Field, Operation, RequestModel, ResponseModel


class CreatedModelExport(ResponseModel):
    """The new export task."""

    export_id: Annotated[str, Field(alias="exportId")]
    """Export task id. DescribeModelExportTask takes the version's id instead."""


class CreateModelExportTaskRequest(RequestModel):
    """Which version to export."""

    model_id: Annotated[str, Field(alias="modelId", examples=["amv-21qxxr97z8fp"], min_length=1)]


class CreateModelExportTaskResponse(ResponseModel):
    """The id of the export."""

    request_id: Annotated[str, Field(alias="requestId", examples=["6ba7b810-9dad-11d1-80b4-00c04fd430c8"])]
    """Identifier of the request; quote it to the vendor's support."""
    result: CreatedModelExport


OPERATION = Operation("CreateModelExportTask", "/v2/model", CreateModelExportTaskRequest, CreateModelExportTaskResponse)
