"""How many services have their sheet: what the page for the directors says."""

from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q

from transverse.portal.data.models import Sheet
from transverse.portal.people.models import Unit


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


def sheet_count(year: int) -> SheetCount:
    """Count the services and their sheets; one query."""
    published = Sheet.objects.filter(unit=OuterRef("pk"), state=Sheet.PUBLISHED)
    found = (
        Unit.objects.filter(expects_relay=True, closed_on=None)
        .annotate(has=Exists(published), now=Exists(published.filter(year=year)))
        .aggregate(services=Count("pk"), with_sheet=Count("pk", Q(has=True)), this_year=Count("pk", Q(now=True)))
    )
    return SheetCount(**found)
