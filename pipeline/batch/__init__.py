"""A folder of articles -> a folder of tables, all stages wired."""

from pipeline.batch.errors import BatchError
from pipeline.batch.extracting import extract
from pipeline.batch.request import Request
from pipeline.batch.reviewing import decide
from pipeline.batch.summary import Summary
from pipeline.batch.watching import watch

__all__ = ["BatchError", "Request", "Summary", "decide", "extract", "watch"]
