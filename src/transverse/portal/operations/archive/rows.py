"""A row as a line of JSON and back, without loss: microseconds, decimals, pictures."""

import base64
import json
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Field, ForeignKey
from django.utils.duration import duration_string


def encode(row: Sequence[object]) -> bytes:
    """Return the line of a row."""
    return json.dumps(row, default=_plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode() + b"\n"


def _plain(value: object) -> str:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    if isinstance(value, timedelta):
        return duration_string(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode("ascii")
    raise TypeError(type(value).__name__)


def decoder(columns: "Sequence[Field[Any, Any]]") -> Callable[[bytes], dict[str, object]]:
    """Return the function that reads the lines of a table of these columns."""
    readers = [(column.attname, _target(column).to_python) for column in columns]

    def decode(line: bytes) -> dict[str, object]:
        return {name: read(value) for (name, read), value in zip(readers, json.loads(line), strict=True)}

    return decode


def _target(column: "Field[Any, Any]") -> "Field[Any, Any]":
    while isinstance(column, ForeignKey):
        column = column.target_field
    return column
