# Generated from spec/ by `make generate`. Do not edit.
"""Models that several Actions share."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, RootModel

from qianfan_console.runtime.models import ResponseModel


class RequestId(RootModel[str]):
    root: Annotated[str, Field(examples=["6ba7b810-9dad-11d1-80b4-00c04fd430c8"])]
    """Identifier of the request; quote it to the vendor's support."""


class PageInfo(ResponseModel):
    """Where a page of a list starts and whether more follows."""

    marker: str | None = None
    """Where this page starts."""
    max_keys: Annotated[int | None, Field(alias="maxKeys")] = None
    """How many records a page has at most."""
    is_truncated: Annotated[bool, Field(alias="isTruncated")]
    """Whether more records follow."""
    next_marker: Annotated[str | None, Field(alias="nextMarker")] = None
    """The marker of the next page; only when isTruncated is true."""
