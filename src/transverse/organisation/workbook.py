"""The sheets of a workbook (XLSX, XLSB, ODS, XLS), read by a process apart that cannot harm this one."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from tempfile import TemporaryFile
from typing import BinaryIO, TextIO, cast

from transverse.common.errors import (
    ChartError,
    DamagedChartError,
    EncryptedChartError,
    TransverseError,
    UnsafeChartError,
)
from transverse.organisation import workbook_reader
from transverse.organisation.anomaly import Log
from transverse.organisation.table import MAX_COLUMNS, MAX_ROWS, PREVIEW, Row

SECONDS = 120


@dataclass(eq=False)
class SheetPart:
    """One sheet, its rows kept as lines of JSON from `start` on in `file`."""

    shown: str
    name: str
    file: BinaryIO
    start: int
    lines: int | None

    def head(self) -> str:
        """Return nothing: a sheet is no text."""
        return ""

    def preview(self) -> Sequence[Row]:
        """Return the first rows."""
        return [(number, row[:MAX_COLUMNS]) for number, row in islice(self._rows(), PREVIEW)]

    def rows(self, log: Log) -> Iterator[Row]:  # noqa: ARG002 (a sheet has no quotes to report)
        """Yield all rows, with their numbers in the sheet."""
        if (self.lines or 0) > MAX_ROWS:
            raise UnsafeChartError(self.shown, f"il a plus de {MAX_ROWS} lignes")
        for number, row in self._rows():
            if len(row) > MAX_COLUMNS:
                raise UnsafeChartError(self.shown, f"il a plus de {MAX_COLUMNS} colonnes")
            yield number, row

    def text(self) -> TextIO:
        """Refuse: no importer of texts is given a sheet."""
        raise DamagedChartError(self.shown, "c'est un classeur")

    def _rows(self) -> Iterator[Row]:
        place = self.start
        for number in range(1, (self.lines or 0) + 1):
            self.file.seek(place)
            line = self.file.readline()
            place += len(line)
            yield number, json.loads(line)


def sheets(file: BinaryIO, name: str, log: Log, stack: ExitStack) -> Sequence[SheetPart]:
    """Return the visible sheets that hold something; report the hidden ones.

    Parameters
    ----------
    file
        A real file: the other process reads it.
    name
        Its name, for the messages.
    log
        Where to report.
    stack
        Keeps what was read until the caller is done.
    """
    rows = cast("BinaryIO", stack.enter_context(TemporaryFile()))  # noqa: SIM115 (the stack does)
    file.flush()
    os.lseek(file.fileno(), 0, os.SEEK_SET)
    command = [sys.executable, "-P", "-c", f"from {workbook_reader.__name__} import main; raise SystemExit(main())"]
    try:
        ended = subprocess.run(  # noqa: S603 (our own module, no argument from outside)
            command, stdin=file, stdout=rows, stderr=subprocess.DEVNULL, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise UnsafeChartError(name, "sa lecture n'en finit pas") from error
    if ended.returncode:
        raise _fault(ended.returncode, name)
    found = _indexed(rows, name, log)
    if len(found) == 1:
        found[0].name = ""
    return found


def _fault(code: int, name: str) -> TransverseError:
    match code:
        case workbook_reader.ENCRYPTED:
            return EncryptedChartError(name)
        case workbook_reader.DAMAGED:
            return DamagedChartError(name, "son contenu n'est pas celui d'un classeur complet")
        case workbook_reader.MISSING:
            return ChartError(
                "La lecture des classeurs demande un module de plus. "
                "Installez-le par « pip install 'transverse[organisation]' », ou enregistrez la feuille en CSV."
            )
    return UnsafeChartError(name, "il est démesuré une fois ouvert")


def _indexed(rows: BinaryIO, name: str, log: Log) -> list[SheetPart]:
    """Return where each sheet starts in what the process wrote."""
    rows.seek(0)
    found: list[SheetPart] = []
    place = 0
    for line in rows:
        place += len(line)
        if line.startswith(b"{"):
            about = json.loads(line)
            found.append(SheetPart(name, about["name"], rows, place, 0))
            if not about["visible"]:
                log.add("sheet-hidden", value=about["name"])
        else:
            found[-1].lines = (found[-1].lines or 0) + 1
    return [part for part in found if part.lines]
