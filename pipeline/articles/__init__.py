"""Files -> ``Article``: a reader a format, cleaning, boilerplate, headings, publication date."""

from pipeline.articles.formats import READERS
from pipeline.articles.limits import LIMITS, Limits
from pipeline.articles.reading import (
    Candidate,
    Knowledge,
    Listing,
    knowledge,
    list_files,
    read_article,
    read_file,
    read_folder,
)
from pipeline.articles.repetition import Census

__all__ = [
    "LIMITS",
    "READERS",
    "Candidate",
    "Census",
    "Knowledge",
    "Limits",
    "Listing",
    "knowledge",
    "list_files",
    "read_article",
    "read_file",
    "read_folder",
]
