"""Records -> CSV, XLSX, Parquet and datapackage.json. The columns stand in ``schema`` and nowhere else.

``reading`` opens them again in pandas, ``pipeline.tables.reading.read_table("outputs")``; pandas loads only there.
"""

from pipeline.tables.run import Run, run_of
from pipeline.tables.writing import Written, write_tables

__all__ = ["Run", "Written", "run_of", "write_tables"]
