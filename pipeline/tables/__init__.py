"""Records -> CSV, XLSX, Parquet and datapackage.json. The columns stand in ``schema`` and nowhere else."""

from pipeline.tables.run import Run
from pipeline.tables.writing import Written, write_tables

__all__ = ["Run", "Written", "write_tables"]
