# Generated from spec/ by `make generate`. Do not edit.
"""Pager: a list call as what it lists, page after page, each page fetched when it is reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .runtime.models import ResponseModel
from .runtime.pages import Paths, items_of, next_marker

if TYPE_CHECKING:
    from .client import QianfanConsole
    from .runtime.operation import Operation
    from .runtime.options import CallOptions

ItemT = TypeVar("ItemT")
PageT = TypeVar("PageT", bound=ResponseModel)


class Pager(Generic[ItemT, PageT]):
    """What a list call returns. Nothing is sent before the first item or page is asked for.

    Iterate it for the items of all pages, `pages()` for the responses, `page()` for the first response alone.
    """

    def __init__(
        self,
        console: QianfanConsole,
        operation: Operation[PageT],
        paths: Paths,
        arguments: Mapping[str, Any],
        options: CallOptions,
    ) -> None:
        self._console, self._operation, self._paths = console, operation, paths
        self._arguments, self._options = dict(arguments), options
        operation.validate(arguments, either_spelling=True)

    def page(self) -> PageT:
        """The first page: the response that these arguments give."""
        return self._console._call(self._operation, self._arguments, self._options)

    def pages(self) -> Iterator[PageT]:
        """The responses, one a page.

        Raises:
            InvalidResponseError: the service sent a page whose next marker leads nowhere new.
            QianfanError: as for every call.
        """
        arguments: dict[str, Any] = self._arguments
        seen: set[str] = set()
        while True:
            page = self._console._call(self._operation, arguments, self._options)
            yield page
            marker = next_marker(self._operation.action, page, self._paths, seen)
            if marker is None:
                return
            arguments = {**self._arguments, self._paths.marker: marker}

    def __iter__(self) -> Iterator[ItemT]:
        for page in self.pages():
            for item in items_of(self._operation.action, page, self._paths):
                yield item
