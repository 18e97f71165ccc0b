"""The open data of a published year: its tables as CSV and JSON, described as a Data Package.

Frictionless Data Package and Table Schema, version 1.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC
from fractions import Fraction
from hashlib import sha256

from thidua.apps.publication.tables import Column, Table
from thidua.apps.scoring.seals import Seal
from thidua.apps.years.queries import BlockYear
from thidua.core.rubric.shapes.number_text import write_number
from thidua.outside.tables import Cell, write_csv

ILLUSTRATIVE = "Dữ liệu minh họa."


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of the package, `path` being its name beside the description."""

    path: str
    form: str
    media: str
    text: str
    table: Table


def files_of(table: Table) -> tuple[DataFile, DataFile]:
    """Give a table as CSV and as JSON."""
    return (
        DataFile(f"{table.name}.csv", "csv", "text/csv", as_csv(table), table),
        DataFile(f"{table.name}.json", "json", "application/json", as_json(table), table),
    )


def as_csv(table: Table) -> str:
    return write_csv([column.name for column in table.columns], table.rows)


def as_json(table: Table) -> str:
    """Write the rows as objects, one a line; numbers are written exactly."""
    names = [json.dumps(column.name) for column in table.columns]
    lines = (
        ", ".join(f"{name}: {_json(cell)}" for name, cell in zip(names, row, strict=True))
        for row in table.rows
    )
    return "[\n" + ",\n".join(f"{{{line}}}" for line in lines) + "\n]\n"


def _json(cell: Cell) -> str:
    if cell is None or isinstance(cell, str):
        return json.dumps(cell, ensure_ascii=False)
    return write_number(Fraction(cell))


def package_text(year: BlockYear, seal: Seal, tables: tuple[Table, ...]) -> str:
    """Write the description of all files; it names the seal that they were made from."""
    told = f"Điểm và hạng theo bản niêm phong số {seal.number}."
    package = {
        "profile": "tabular-data-package",
        "name": f"thi-dua-{year.block}-{year.year}",
        "title": f"Kết quả thi đua năm {year.year}, {year.block_name}",
        "description": f"{told} {ILLUSTRATIVE}" if year.illustrative else told,
        "version": str(seal.number),
        "created": f"{seal.sealed_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "seal": {
            "number": seal.number,
            "sha256": seal.digest,
            "rubric_sha256": seal.basis.rubric,
            "ledger_entry": seal.index,
            "ledger_root": seal.root,
        },
        "resources": [_resource(file) for table in tables for file in files_of(table)],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resource(file: DataFile) -> dict[str, object]:
    table, content = file.table, file.text.encode()
    return {
        "profile": "tabular-data-resource",
        "name": f"{table.name}-{file.form}",
        "title": table.title,
        "path": file.path,
        "format": file.form,
        "mediatype": file.media,
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.key),
            "missingValues": [""],
        },
    }


def _field(column: Column) -> dict[str, object]:
    return {
        "name": column.name,
        "type": column.type,
        "title": column.title,
        "description": column.description,
        "constraints": {"required": column.required},
    }
