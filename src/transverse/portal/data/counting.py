"""How many services have their sheet: what the page for the directors says."""

from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, Subquery

from transverse.portal.data.models import Sheet
from transverse.portal.people.models import Unit
from transverse.portal.people.network import Network


class SheetCount(NamedTuple):
    """Of the services that expect a relay: all of them, those with a published sheet, those with one of this year."""

    services: int
    with_sheet: int
    this_year: int

    def sentence(self) -> str:
        """Say it: « 6 services sur 22 ont leur fiche « Vous gérez déjà », dont 4 de cette année. »."""
        if not self.with_sheet:
            return f"Aucun des {self.services} services n'a encore sa fiche « Vous gérez déjà »."
        one = self.with_sheet < 2
        said = f"{self.with_sheet} {'service' if one else 'services'} sur {self.services} "
        said += f"{'a' if one else 'ont'} {'sa' if one else 'leur'} fiche « Vous gérez déjà »"
        if self.with_sheet > self.this_year:
            said += f", dont {self.this_year} de cette année"
        return f"{said}."


def last_year_of_sheet() -> Subquery:
    """Return, for each unit of a query, the year of its last published sheet: a mark for `people.network.network`."""
    own = Sheet.objects.filter(unit=OuterRef("pk"), state=Sheet.PUBLISHED).order_by("-year")
    return Subquery(own.values("year")[:1])


def count_of(found: Network) -> SheetCount:
    """Count the services and their sheets in a network read with that mark; no query."""
    years = found.marks.values()
    return SheetCount(len(found.services), len(years), sum(year == found.today.year for year in years))


def sheet_count(year: int) -> SheetCount:
    """Count the services and their sheets; one query."""
    published = Sheet.objects.filter(unit=OuterRef("pk"), state=Sheet.PUBLISHED)
    found = (
        Unit.objects.filter(expects_relay=True, closed_on=None)
        .annotate(has=Exists(published), now=Exists(published.filter(year=year)))
        .aggregate(services=Count("pk"), with_sheet=Count("pk", Q(has=True)), this_year=Count("pk", Q(now=True)))
    )
    return SheetCount(**found)
