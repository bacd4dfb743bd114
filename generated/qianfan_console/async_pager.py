# Generated from spec/ by `make generate`. Do not edit.
"""AsyncPager: a list call as what it lists, page after page, each page fetched when it is reached."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .runtime.models import ResponseModel
from .runtime.pages import Paths, items_of, next_marker

if TYPE_CHECKING:
    from .async_client import AsyncQianfanConsole
    from .runtime.operation import Operation
    from .runtime.options import CallOptions

ItemT = TypeVar("ItemT")
PageT = TypeVar("PageT", bound=ResponseModel)


class AsyncPager(Generic[ItemT, PageT]):
    """What a list call returns. Nothing is sent before the first item or page is asked for.

    Iterate it for the items of all pages, `pages()` for the responses, `page()` for the first response alone.
    """

    def __init__(
        self,
        console: AsyncQianfanConsole,
        operation: Operation[PageT],
        paths: Paths,
        arguments: Mapping[str, Any],
        options: CallOptions,
    ) -> None:
        self._console, self._operation, self._paths = console, operation, paths
        self._arguments, self._options = dict(arguments), options
        operation.validate(arguments, either_spelling=True)

    async def page(self) -> PageT:
        """The first page: the response that these arguments give."""
        return await self._console._call(self._operation, self._arguments, self._options)

    async def pages(self) -> AsyncIterator[PageT]:
        """The responses, one a page.

        Raises:
            InvalidResponseError: the service sent a page whose next marker leads nowhere new.
            QianfanError: as for every call.
        """
        arguments: dict[str, Any] = self._arguments
        seen: set[str] = set()
        while True:
            page = await self._console._call(self._operation, arguments, self._options)
            yield page
            marker = next_marker(self._operation.action, page, self._paths, seen)
            if marker is None:
                return
            arguments = {**self._arguments, self._paths.marker: marker}

    async def __aiter__(self) -> AsyncIterator[ItemT]:
        async for page in self.pages():
            for item in items_of(self._operation.action, page, self._paths):
                yield item
