"""Data Package 2, the description that stands beside the files and that frictionless, R or QGIS read with them."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from transverse.inventory.catalogue_model import Catalogue, Described, Distribution
from transverse.inventory.column_type import labels
from transverse.inventory.exports import _vocabulary as vocabulary
from transverse.inventory.model import Column, Personal, Table

ID = "datapackage"
LABEL = "fiche descriptive à poser à côté des fichiers (Data Package)"
SUFFIXES = (".json",)
MEDIA_TYPES = {".json": "application/json"}
SOURCE = "https://datapackage.org/standard/data-package/ (version 2.0 ; les lecteurs de la version 1 la lisent aussi)"

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_PACKED = (".csv.gz", ".tsv.gz")
_WORKBOOKS = frozenset({"xlsx", "xls", "ods"})  # what a dialect may name a sheet of
_TABLES = frozenset({"csv", *_WORKBOOKS})  # what the standard calls a table; the rest has its own readers
_ENCODINGS = {"cp1252": "windows-1252"}  # as the Web writes them


def write(catalogue: Catalogue, suffix: str) -> bytes:  # noqa: ARG001 (one suffix only)
    """Return ``datapackage.json``, to be put in the root of the inventory: paths start from there.

    Each table of each file is a resource, under a name that stays the same from one scan to the next.
    """
    publisher, licence = catalogue.publisher, vocabulary.licences()[catalogue.licence]
    package = {
        "$schema": _PROFILE,
        "name": _slug(catalogue.title),
        "id": catalogue.base,
        "title": catalogue.title,
        "description": catalogue.description,
        "created": catalogue.modified.isoformat(timespec="seconds"),
        "homepage": publisher.homepage,
        "licenses": [{"name": licence.spdx, "path": licence.address, "title": licence.title}],
        "contributors": [
            _filled(title=publisher.name, path=publisher.homepage, email=publisher.email, roles=["publisher"])
        ],
        "resources": [each for dataset in catalogue.datasets for each in _resources(dataset)],
    }
    text = json.dumps(_filled(**package), ensure_ascii=False, indent=1)
    return (text + "\n").encode("utf-8", "replace")


def _resources(dataset: Described) -> Iterator[dict[str, Any]]:
    for file in dataset.distributions:
        for number, table in enumerate(file.tables):
            yield _resource(dataset, file, table, number if len(file.tables) > 1 else None)


def _resource(dataset: Described, file: Distribution, table: Table, number: int | None) -> dict[str, Any]:
    tail = "" if number is None else f"-{number + 1}"
    told = _is_table(file)
    return _filled(
        name=f"{_slug(PurePosixPath(file.title).stem)}-{file.id[:12]}{tail}",
        title=f"{dataset.title} ({table.name})" if tail and table.name else dataset.title,
        description=dataset.description,
        **_place(file),
        type="table" if told else None,
        mediatype=file.media_type,
        encoding=_ENCODINGS.get(file.encoding, file.encoding),
        bytes=file.size or None,
        dialect=_dialect(file, table) if told else None,
        schema={"fields": list(_fields(file, table))} if told else None,
        columns=None if told else list(_fields(file, table)),
        keywords=list(dataset.keywords),
        dataset=dataset.id,
        conformsTo=f"https://schema.data.gouv.fr/{file.schema.code}/" if file.schema else None,
    )


def _place(file: Distribution) -> dict[str, Any]:
    """Return where the file is, in which form: of its bytes, since names may lie; a data base has an address."""
    if not file.media_type:
        return {"path": file.address}
    if _is_packed(file):
        return {"path": file.path, "format": "csv", "compression": "gz"}
    suffix = PurePosixPath(file.path).suffix.lower().lstrip(".")
    return {"path": file.path, "format": file.kind if file.kind in _TABLES else suffix}


def _is_table(file: Distribution) -> bool:
    """Tell whether readers of the standard open it as it is told here."""
    return file.kind in _TABLES or _is_packed(file)


def _is_packed(file: Distribution) -> bool:
    """Tell whether it is one text packed by gzip; what a zip holds would need an encoding for each member."""
    return file.kind == "gz" and bool(file.encoding) and file.path.lower().endswith(_PACKED)


def _dialect(file: Distribution, table: Table) -> dict[str, Any] | None:
    if file.kind not in _WORKBOOKS or not table.name:
        return None
    reader = "ods" if file.kind == "ods" else "excel"
    return {"sheetName": table.name, reader: {"sheet": table.name}}  # as version 2 says it, and as its readers do


def _fields(file: Distribution, table: Table) -> Iterator[dict[str, Any]]:
    seen: Counter[str] = Counter()
    for each in table.columns:
        seen[each.name] += 1
        times = seen[each.name]
        yield _filled(
            name=each.name if times == 1 else f"{each.name}{times}",
            **_type(each, file),
            title=labels().get(each.type),
            personal=None if each.personal is Personal.NONE else each.personal.value,
        )


def _type(column: Column, file: Distribution) -> dict[str, Any]:
    """Return what a cell may be: in a workbook each has a type of its own, that of its column or not."""
    if file.kind in _WORKBOOKS:
        return {"type": "any"}
    found: dict[str, Any] = vocabulary.table("table-schema")["types"].get(column.type, {"type": "string"})
    return found


def _filled(**values: Any) -> dict[str, Any]:  # noqa: ANN401 (whatever JSON can hold)
    return {key: value for key, value in values.items() if value is not None and value != ""}


def _slug(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", apart).strip("-")[:60].strip("-") or "donnees"
