"""datapackage.json: what the tables hold, for programs (Frictionless Data)."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from pipeline.tables.columns import Column, Dtype, Table
from pipeline.tables.schema import TABLES

FILE_NAME = "datapackage.json"


def package_json(folder: Path) -> bytes:
    """The descriptor of the CSV files in a folder; raises OSError where one is missing."""
    package = {
        "profile": "tabular-data-package",
        "name": "libya-events",
        "title": "Conflict events read from news articles on Libya",
        "resources": [_resource(table, folder / f"{table.name}.csv") for table in TABLES],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _resource(table: Table, path: Path) -> dict[str, Any]:
    with open(path, "rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "path": path.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\r\n", "header": True},
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.foreign_keys:
        schema["foreignKeys"] = [
            {"fields": [key.column], "reference": {"resource": key.table, "fields": [key.target]}}
            for key in table.foreign_keys
        ]
    return schema


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.dtype.value, "description": column.description}
    if column.dtype is Dtype.BOOLEAN:
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if column.dtype is Dtype.DATETIME:
        field["format"] = "any"
    limits: dict[str, Any] = {}
    if column.required:
        limits["required"] = True
    if column.unique:
        limits["unique"] = True
    if column.choices:
        limits["enum"] = list(column.choices)
    if column.minimum is not None:
        limits["minimum"] = column.minimum
    if column.maximum is not None:
        limits["maximum"] = column.maximum
    if column.pattern:
        limits["pattern"] = column.pattern
    return field | ({"constraints": limits} if limits else {})
