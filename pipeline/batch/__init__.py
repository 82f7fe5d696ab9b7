"""A folder of articles -> a folder of tables, all stages wired."""

from pipeline.batch.errors import BatchError
from pipeline.batch.extracting import Request, extract
from pipeline.batch.reviewing import decide
from pipeline.batch.summary import Summary

__all__ = ["BatchError", "Request", "Summary", "decide", "extract"]
