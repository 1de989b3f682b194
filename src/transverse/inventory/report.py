"""An inventory as JSON, and back: the form that programs read, numbered, described in ``docs/inventaire-json.md``."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from transverse.inventory.model import Column, Dataset, File, Inventory, Personal, Schema, Status, Table, Trade

VERSION = 1


def as_json(inventory: Inventory) -> dict[str, Any]:
    """Return the whole inventory as values that JSON can hold."""
    return {
        "version": VERSION,
        "root": inventory.root,
        "made_at": inventory.made_at.isoformat(timespec="seconds"),
        "files": [file_as_json(each) for each in inventory.files],
        "datasets": [
            {"key": each.key, "title": each.title, "files": list(each.files), "copies": list(each.copies)}
            for each in inventory.datasets
        ],
        "unreadable_folders": [{"path": path, "reason": reason} for path, reason in inventory.unreadable_folders],
    }


def from_json(values: Mapping[str, Any]) -> Inventory:
    """Return the inventory that `as_json` wrote.

    Raises
    ------
    ValueError
        It was written by another version.
    """
    if values.get("version") != VERSION:
        message = f"an inventory of version {values.get('version')}, not {VERSION}"
        raise ValueError(message)
    return Inventory(
        values["root"],
        datetime.fromisoformat(values["made_at"]),
        tuple(file_from_json(each) for each in values["files"]),
        tuple(
            Dataset(each["key"], each["title"], tuple(each["files"]), tuple(each["copies"]))
            for each in values["datasets"]
        ),
        tuple((each["path"], each["reason"]) for each in values["unreadable_folders"]),
    )


def file_as_json(file: File) -> dict[str, Any]:
    """Return one file; what is empty is there too, so that a reader needs no default."""
    found = file.schema
    return {
        "path": file.path,
        "kind": file.kind,
        "size": file.size,
        "modified": file.modified.isoformat(timespec="seconds") if file.modified else None,
        "status": file.status.value,
        "reason": file.reason,
        "encoding": file.encoding,
        "trade": file.trade.code,
        "trade_words": list(file.trade.words),
        "trade_second": file.trade.second,
        "schema": found.code if found else None,
        "schema_title": found.title if found else "",
        "schema_version": found.version if found else "",
        "schema_exact": found.exact if found else False,
        "schema_distance": len(found.missing) if found else None,
        "schema_missing": list(found.missing) if found else [],
        "personal": file.personal.value,
        "dataset": file.dataset,
        "notes": list(file.notes),
        "tables": [_table(each) for each in file.tables],
    }


def file_from_json(values: Mapping[str, Any]) -> File:
    """Return the file that `file_as_json` wrote."""
    modified = values["modified"]
    return File(
        path=values["path"],
        kind=values["kind"],
        size=values["size"],
        modified=datetime.fromisoformat(modified) if modified else None,
        status=Status(values["status"]),
        reason=values["reason"],
        encoding=values["encoding"],
        tables=tuple(_table_from(each) for each in values["tables"]),
        trade=Trade(values["trade"], tuple(values["trade_words"]), values["trade_second"]),
        schema=_schema_from(values),
        dataset=values["dataset"],
        notes=tuple(values["notes"]),
    )


def _table(table: Table) -> dict[str, Any]:
    columns = [
        {"name": each.name, "type": each.type, "personal": each.personal.value, "notes": list(each.notes)}
        for each in table.columns
    ]
    return {"name": table.name, "rows": table.rows, "columns": columns}


def _table_from(values: Mapping[str, Any]) -> Table:
    columns = (
        Column(each["name"], each["type"], Personal(each["personal"]), tuple(each["notes"]))
        for each in values["columns"]
    )
    return Table(values["name"], values["rows"], tuple(columns))


def _schema_from(values: Mapping[str, Any]) -> Schema | None:
    if values["schema"] is None:
        return None
    return Schema(
        values["schema"],
        values["schema_title"],
        values["schema_version"],
        tuple(values["schema_missing"]),
        values["schema_exact"],
    )
