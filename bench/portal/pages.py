"""The main pages that are measured, and as whom each is asked for."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its name in the report, the role of whoever asks, its address by the name that the portal gives it.

    `about` is the row that it shows: ``unit`` (a directorate), ``service``, ``agent``, ``mandate``, ``letter``.
    """

    name: str
    role: str
    view: str
    about: str = ""
    query: str = ""

    def address(self) -> str | None:
        """Return the address, None when this portal has no such page."""
        from django.urls import NoReverseMatch, reverse

        try:
            return reverse(self.view, args=[_key(self.about)] if self.about else []) + self.query
        except NoReverseMatch:
            return None


def _key(about: str) -> int:
    from transverse.portal.people.models import Agent, Letter, Mandate, Unit

    rows: dict[str, Any] = {
        "unit": Unit.objects.filter(depth=1),
        "service": Unit.objects.filter(expects_relay=True),
        "agent": Agent.objects.filter(mandates__kind="relay"),
        "mandate": Mandate.objects.filter(kind="relay"),
        "letter": Letter.objects.filter(mandate__kind="relay"),
    }
    return int(rows[about].order_by("pk").values_list("pk", flat=True)[0])


PAGES = (
    Page("accueil (DGS)", "dgs", "home"),
    Page("accueil (chef de projet)", "lead", "home"),
    Page("accueil (référent)", "relay", "home"),
    Page("réseau", "lead", "network"),
    Page("réseau (agent)", "deputy", "network"),
    Page("page du CODIR", "dgs", "codir"),
    Page("annuaire", "relay", "directory"),
    Page("annuaire, recherche « martin »", "relay", "directory", query="?q=martin"),
    Page("annuaire, recherche « eau technicien »", "head", "directory", query="?q=eau+technicien"),
    Page("organigramme", "relay", "chart"),
    Page("organigramme, image", "head", "chart_picture"),
    Page("fiche d'unité", "relay", "unit", about="service"),
    Page("fiche d'agent", "head", "agent", about="agent"),
    Page("mandats", "lead", "mandates"),
    Page("mandat", "lead", "mandate", about="mandate"),
    Page("lettre", "lead", "letter", about="letter"),
    Page("fiches de poste", "drh", "job_sheets"),
    Page("échanges", "relay", "slots"),
)
