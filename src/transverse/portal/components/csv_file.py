"""A table to download: what a French spreadsheet opens at once, and in which nothing runs."""

import csv
import re
from collections.abc import Iterable
from io import StringIO

from django.http import HttpResponse

_RUNS = re.compile(r"[\s']*[=+@＝＋－＠-]|[\t\r\n]")


def csv_file(name: str, headings: Iterable[str], rows: Iterable[Iterable[str]]) -> HttpResponse:
    """Answer a table as the file `name`; a cell that a spreadsheet would run is written after an apostrophe."""
    written = StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return as_file(name, f"\ufeff{written.getvalue()}")


def safe(cell: str) -> str:
    """Return `cell` so that a spreadsheet shows it and does not run it.

    >>> safe("=2+2"), safe("Le Goff")
    ("'=2+2", 'Le Goff')
    """
    return f"'{cell}" if _RUNS.match(cell) else cell


def as_file(name: str, text: str) -> HttpResponse:
    """Answer `text` as a file to keep."""
    return HttpResponse(
        text.encode(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"},
    )
