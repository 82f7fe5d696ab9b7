"""Files -> ``Article``: a reader a format, cleaning, boilerplate, headings, publication date."""

from pipeline.articles.formats import READERS
from pipeline.articles.reading import read_article, read_folder

__all__ = ["READERS", "read_article", "read_folder"]
