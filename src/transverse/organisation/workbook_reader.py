"""Run as a process of its own: a workbook on standard input, its visible sheets as lines of JSON on standard output.

The library allocates a whole sheet at once and ends the process when it cannot: two cells at the far ends of a sheet
are enough.  Here nothing but this process ends, and the system bounds its memory, its time and what it writes.
"""

import datetime as dt
import json
import sys
from collections.abc import Sequence

MEMORY = 700_000_000
SECONDS = 60
WRITTEN = 500_000_000
MAX_CELLS = 10_000_000

ENCRYPTED, DAMAGED, TOO_MUCH, MISSING = 3, 4, 5, 6


def main() -> int:
    """Convert the workbook and return why it could not be, 0 when it was."""
    import resource  # noqa: PLC0415 (not on every system: reading a text must not depend on it)

    for limit, value in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, WRITTEN),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (value, value))
    try:
        from python_calamine import PasswordError  # noqa: PLC0415 (an extra: told to the parent by its own code)
    except ImportError:
        return MISSING
    try:
        return _convert()
    except PasswordError:
        return ENCRYPTED
    except (MemoryError, OSError):
        return TOO_MUCH
    except BaseException:  # noqa: BLE001 (a fault of the library in Rust is no Exception)
        return DAMAGED


def _convert() -> int:
    from python_calamine import CalamineWorkbook, SheetVisibleEnum  # noqa: PLC0415 (same)

    workbook = CalamineWorkbook.from_filelike(sys.stdin.buffer)
    for about in workbook.sheets_metadata:
        visible = about.visible is SheetVisibleEnum.Visible
        _write({"name": about.name, "visible": visible})
        if not visible:
            continue
        sheet = workbook.get_sheet_by_name(about.name)
        if sheet.total_height * sheet.width > MAX_CELLS:
            return TOO_MUCH
        for row in sheet.iter_rows():
            _write([_text(cell) for cell in row])
    sys.stdout.flush()
    return 0


def _write(thing: dict[str, object] | Sequence[str]) -> None:
    sys.stdout.write(json.dumps(thing) + "\n")


def _text(cell: object) -> str:
    """Write a cell as a person would: 12 and not 12.0, oui and not True."""
    if isinstance(cell, bool):
        return "oui" if cell else "non"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    return str(cell)
