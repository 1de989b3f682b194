"""The sheet of a service as a paper."""

from datetime import date

from django.utils import timezone

from transverse.papers.kinds import fiche_de_service
from transverse.portal.data import history, saying, sheets
from transverse.portal.data.choices import grouped
from transverse.portal.data.models import Holding, Sheet
from transverse.portal.people.sheets import whom_to_call


def paper_data(sheet: Sheet, organisation: str, today: date) -> fiche_de_service.Data:
    """Fill the paper; five queries, however many lines."""
    lines = list(sheets.kept(sheet).select_related("contact").prefetch_related("shared_with"))
    new = history.new_in(sheet)
    relays = whom_to_call(sheet.unit, today).relays
    return fiche_de_service.Data(
        organisation=organisation,
        unit=sheet.unit.name,
        year=sheet.year,
        date=timezone.localdate(sheet.published_at) if sheet.published_at else today,
        lines=tuple(_line(phrase, each) for phrase, rows in grouped(lines, sheet.trade) for each in rows),
        new=tuple(each.label for each in lines if each.key in new),
        tools=tuple(sheet.tools),
        contact=" ; ".join(f"{each.agent}, {each.called}" for each in relays),
        reach=" ; ".join(each.agent.email for each in relays if each.agent.email),
        is_draft=not sheet.is_published,
    )


def _line(phrase: str, line: Holding) -> fiche_de_service.Line:
    return fiche_de_service.Line(
        phrase,
        line.label,
        saying.known(line),
        saying.fresh(line),
        saying.shared(line),
        saying.people(line),
        saying.opening(line),
    )
