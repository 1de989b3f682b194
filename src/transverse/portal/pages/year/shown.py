"""The board in words and bars: what its page and its picture show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString

from transverse.portal.components.year_picture import Bar
from transverse.portal.projects.board import Board, Crossing, Days
from transverse.portal.projects.day_words import in_days, in_number
from transverse.portal.projects.models import Project, ProjectState
from transverse.portal.projects.quarters import said

_WORDS = {
    Crossing.CONCERNED: ("concernée", "off"),
    Crossing.ASKED: ("demandé", "info"),
    Crossing.PROMISED: ("promis", "info"),
    Crossing.AGREED: ("convenu", "ok"),
}
_WIDTH = 100


class Cell(NamedTuple):
    """The days of a directorate in a quarter: in words, and as a bar."""

    quarter: str
    words: str
    bar: SafeString | str


@dataclass(frozen=True, slots=True)
class Shown:
    """A board as its page shows it.

    Attributes
    ----------
    board
        What it shows.
    projects
        Those of the page: the board of a large year has several.
    """

    board: Board
    projects: Sequence[Project]

    @property
    def bars(self) -> list[Bar]:
        """One a project, for the picture."""
        return [_bar(each, self.board.quarters) for each in self.projects]

    @property
    def columns(self) -> list[str]:
        """The quarters, in words."""
        return [said(each) for each in self.board.quarters]

    @property
    def across(self) -> list[tuple[int, str]]:
        """The directorates that a project concerns or asks, by key and name, in alphabetical order."""
        keys = {key for key, _ in self.board.crossings}
        return [(key, name) for key, name in self.board.names.items() if key in keys]

    @property
    def rows(self) -> list[tuple[Project, str, list[tuple[str, str, str]]]]:
        """Each project, when it runs, and for each directorate across its name, a word and a tone."""
        return [(each, each.span, list(self._row(each.pk))) for each in self.projects]

    def _row(self, project: int) -> Iterator[tuple[str, str, str]]:
        for key, name in self.across:
            how = self.board.crossings.get((key, project))
            yield (name, *_WORDS[how]) if how else (name, "", "")

    @property
    def days(self) -> list[tuple[str, list[Cell]]]:
        """The days of each directorate that has promised some, quarter by quarter."""
        keys = {key for key, _ in self.board.days}
        most = max((each.promised for each in self.board.days.values()), default=0.0)
        return [(name, self._cells(key, most)) for key, name in self.board.names.items() if key in keys]

    def _cells(self, key: int, most: float) -> list[Cell]:
        rows = ((each, self.board.days.get((key, each), Days())) for each in self.board.quarters)
        return [Cell(said(quarter), in_words(days), _drawn(days, most)) for quarter, days in rows]

    @property
    def totals(self) -> list[str]:
        """The days of all directorates, quarter by quarter."""
        return [in_words(self.board.total(each)) for each in self.board.quarters]


def in_words(days: Days) -> str:
    """Say days: « 12 jours, dont 8 convenus »; « – » for none."""
    if not days.promised:
        return "–"
    if not days.agreed:
        return in_days(days.promised)
    if days.agreed == days.promised:
        return f"{in_days(days.promised)}, {'convenus' if days.promised >= 2 else 'convenu'}"
    return f"{in_days(days.promised)}, dont {in_number(days.agreed)} {'convenus' if days.agreed >= 2 else 'convenu'}"


def _drawn(days: Days, most: float) -> SafeString | str:
    """Draw promised days as an edge, agreed ones inside it; the words beside say the same."""
    if not days.promised:
        return ""
    promised, agreed = (round(_WIDTH * each / most) for each in days)
    return format_html(
        '<svg class="day-bars" viewBox="0 0 102 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        '<rect class="promised" x="1" y="1" width="{}" height="10"/><rect class="agreed" x="1" y="1" width="{}" '
        'height="10"/></svg>',
        *(promised, agreed),
    )


def _bar(project: Project, quarters: tuple[str, ...]) -> Bar:
    inside = [place for place, each in enumerate(quarters) if project.first_quarter <= each <= project.last_quarter]
    return Bar(
        title=project.title,
        address=project.get_absolute_url(),
        first=inside[0],
        last=inside[-1],
        state=project.get_state_display(),
        is_sure=project.state in {ProjectState.RUNNING, ProjectState.ENDED},
        before=project.first_quarter < quarters[0],
        after=project.last_quarter > quarters[-1],
    )
