"""A file becomes a chart: which importer reads it, and what it had to report."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from transverse.common.errors import EmptyChartError, UnknownChartError
from transverse.organisation.anomaly import Anomaly, Log, Severity, shown
from transverse.organisation.draft import Draft
from transverse.organisation.model import Chart
from transverse.organisation.parts import parts_of
from transverse.organisation.reader import Importer, importers
from transverse.organisation.settle import settle
from transverse.organisation.source import Part, copied

Progress = Callable[[int, int | None], None]

_EVERY = 1000
_BLANK = " \t\r\n;,|"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file gave.

    Attributes
    ----------
    chart
        Sound, whatever the file was; empty or partial when an anomaly is blocking.
    anomalies
        All that was odd, in the order of the lines.
    source
        Identifier of the importer.
    rows
        How many lines, entries or records were read.
    """

    chart: Chart
    anomalies: tuple[Anomaly, ...]
    source: str
    rows: int

    @property
    def is_blocked(self) -> bool:
        """Whether nothing sound can be imported."""
        return any(each.severity is Severity.BLOCKING for each in self.anomalies)


def read_chart(source: BinaryIO | Path, name: str, *, progress: Progress | None = None) -> Reading:
    """Read an organisation chart, whatever its form.

    Parameters
    ----------
    source
        The file, open or by its path; it is read once, from where it stands, and left open.
    name
        Its name, for the messages; the content alone decides of the form.
    progress
        Called now and then with the line reached and the number of lines, None when that is not known.

    Raises
    ------
    ChartError
        The file is empty, too large, damaged, protected, unsafe, or no chart at all.
    """
    log = Log()
    with ExitStack() as stack:
        file = stack.enter_context(copied(source, name))
        parts = parts_of(file, name, log, stack)
        importer, chosen = _choose(parts, name, log)
        total = sum(part.lines or 0 for part in chosen) or None
        counter = _Counter(progress, total)
        draft = Draft(log)
        importer.read(chosen, draft, counter.tick)
        log.part = ""
        if not counter.rows and not log.anomalies():
            raise EmptyChartError(name, "il n'y a que les titres des colonnes")
        chart = settle(draft)
    counter.end()
    return Reading(chart, log.anomalies(), importer.ID, counter.rows)


class _Counter:
    """Counts the lines read, and tells how far it is every thousand of them."""

    def __init__(self, progress: Progress | None, total: int | None) -> None:
        self.progress, self.total, self.rows, self.line = progress, total, 0, 0

    def tick(self, line: int) -> None:
        """Note that what starts at `line` is read."""
        self.rows += 1
        self.line = line
        if self.progress and self.rows % _EVERY == 0:
            self.progress(line, self.total)

    def end(self) -> None:
        """Tell that all is read."""
        if self.progress:
            done = self.total or self.line
            self.progress(done, done)


def _choose(parts: Sequence[Part], name: str, log: Log) -> tuple[Importer, Sequence[Part]]:
    """Return the first importer that knows a part, and the parts that it knows; report the others."""
    for importer in importers():
        chosen = [part for part in parts if importer.matches(part)]
        if chosen:
            for part in parts:
                if part not in chosen and part.preview():
                    log.add("part-unknown", value=part.name)
            return importer, chosen
    if not any(part.head().strip(_BLANK) or any(map(any, _rows(part))) for part in parts):
        raise EmptyChartError(name, "aucune ligne n'est remplie")
    first = next((row for part in parts for row in _rows(part) if any(row)), [])
    headings = shown(", ".join(cell[:30] for cell in first if cell))
    raise UnknownChartError(
        name, (each.LABEL for each in importers()), f"première ligne : {headings}" if headings else ""
    )


def _rows(part: Part) -> list[list[str]]:
    return [[cell.strip() for cell in row] for _, row in part.preview()]
