# Generated from spec/ by `make generate`. Do not edit.
"""Models of DescribeModelExportTask, and the operation itself."""

from ...runtime.modeling import Annotated, Field, Literal, Operation, RequestModel, ResponseModel
from ...runtime.waiter import Waiter


class ModelExport(ResponseModel):
    """The export of a version."""

    export_id: Annotated[str | None, Field(alias="exportId")] = None
    """Export task id."""
    has_record: Annotated[bool | None, Field(alias="hasRecord")] = None
    """Whether the version has an export record."""
    status: Literal["Doing", "Done", "Fail"] | str | None = None
    """Where the export stands."""
    file_name: Annotated[str | None, Field(alias="fileName")] = None
    """Name of the file; only when Done."""
    file_type: Annotated[str | None, Field(alias="fileType")] = None
    """Type of the file; only when Done."""
    file_size: Annotated[int | None, Field(alias="fileSize")] = None
    """Size of the file; only when Done. The unit is not documented."""
    md5: str | None = None
    """MD5 of the file; only when Done."""
    download_url: Annotated[str | None, Field(alias="downloadUrl")] = None
    """Where to download the file; only when Done."""


class DescribeModelExportTaskRequest(RequestModel):
    """Whose export to show."""

    model_id: Annotated[str, Field(alias="modelId", examples=["amv-21qxxr97z8fp"], min_length=1)]


class DescribeModelExportTaskResponse(ResponseModel):
    """The export."""

    request_id: Annotated[str, Field(alias="requestId", examples=["6ba7b810-9dad-11d1-80b4-00c04fd430c8"])]
    """Identifier of the request; quote it to the vendor's support."""
    result: ModelExport


OPERATION = Operation(
    "DescribeModelExportTask",
    "/v2/model",
    DescribeModelExportTaskRequest,
    DescribeModelExportTaskResponse,
    idempotent=True,
    waiters={
        "export_done": Waiter(
            name="export_done", status="result.status", success=frozenset(("Done",)), failure=frozenset(("Fail",))
        )
    },
)
