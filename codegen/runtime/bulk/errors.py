"""What stops a bulk run as a whole; what happens to one job is in its outcome."""

from __future__ import annotations

from ..errors import QianfanError


class JournalError(QianfanError):
    """The journal cannot be used, or does not belong to these jobs. The message says what to do.

    Calls that were under way were finished and recorded; no further one was begun.
    """
