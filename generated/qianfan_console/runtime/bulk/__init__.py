# Generated from spec/ by `make generate`. Do not edit.
"""Thousands of calls of the same kind: a few at a time, with a journal from which an interrupted run goes on.

What happens to a job is decided without I/O (`plan`, `attempt`, `outcome`, `records`), once for both colours; `run` and
`async_run` only call, sleep and write.
"""

from .errors import JournalError
from .job import Job
from .options import BulkOptions
from .outcome import Outcome
from .report import Progress, Report

__all__ = ["BulkOptions", "Job", "JournalError", "Outcome", "Progress", "Report"]
