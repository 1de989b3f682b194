"""The table of contents of an archive: what wrote it, which tables, how many rows, and their fingerprints."""

import json
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import Any

NAME = "manifeste.json"
SECRET = "cle-secrete"  # noqa: S105 (the name of a member)
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its model, its columns in the order of the rows, and what proves that it is whole."""

    model: str
    columns: tuple[str, ...]
    rows: int
    sha256: str

    @property
    def member(self) -> str:
        """The name of the table in the archive."""
        return f"tables/{self.model}.jsonl"


@dataclass(frozen=True, slots=True)
class Manifest:
    """The whole; ``migrations`` says which shape the tables have."""

    saved_at: str
    migrations: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...]
    secret_sha256: str
    version: str = version("transverse")
    format: int = FORMAT
    product: str = "transverse"

    @property
    def rows(self) -> int:
        """How many rows there are in all."""
        return sum(table.rows for table in self.tables)


def written(manifest: Manifest) -> str:
    """Return the manifest as it stands in an archive."""
    return json.dumps(asdict(manifest), ensure_ascii=False, indent=1)


def read(text: bytes) -> Manifest:
    """Return the manifest of an archive.

    Raises
    ------
    ValueError, KeyError, TypeError
        It is none.
    """
    told: dict[str, Any] = json.loads(text)
    if told["product"] != "transverse":
        raise ValueError(told["product"])
    return Manifest(
        saved_at=str(told["saved_at"]),
        migrations=tuple((str(app), str(name)) for app, name in told["migrations"]),
        tables=tuple(_table(each) for each in told["tables"]),
        secret_sha256=str(told["secret_sha256"]),
        version=str(told["version"]),
        format=int(told["format"]),
    )


def _table(told: dict[str, Any]) -> Table:
    columns = tuple(str(each) for each in told["columns"])
    return Table(str(told["model"]), columns, int(told["rows"]), str(told["sha256"]))
