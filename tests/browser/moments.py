"""The portal at four moments: just installed; its chart imported, all names as long as they get; mandates; a year."""

from django.db.models import F, Value
from django.db.models.functions import Concat

from portal.conftest import appoint, hire
from portal.full_town import fill
from transverse.portal.ground.models import Collectivity
from transverse.portal.people.models import Handover, Post, Unit

_UNIT = ", de la gestion des milieux aquatiques, de la prévention des inondations et de l'assainissement non collectif"
_HOST = "communaute-d-agglomeration-du-pays-de-valmerande-et-des-deux-rives.example"
_PATH = "https://intranet.valmerande.example/documents/" + "reseau_d_eau_potable_" * 4


def _install(_town):
    """Leave the portal as it is."""


def _import_chart(town):
    hire(town)
    Unit.objects.update(name=Concat(F("name"), Value(_UNIT)))
    Post.objects.update(title=Concat(F("title"), Value(" territoriale de première classe et coordinatrice")))
    for agent in town.agents.values():
        agent.last_name += "-Châteauneuf-de-Randon-Montmorency-Luxembourg"
        agent.email = agent.account.email = f"{agent.first_name}-secretariat@{_HOST}".lower()
        agent.account.save()
        agent.save()
    for role in ("administrator", "stranger"):  # without an agent, they are called by their address
        town.accounts[role].email = f"{role}-{'du-portail' * 4}@{_HOST}"
        town.accounts[role].save()
    Collectivity.objects.create(name="Communauté d'agglomération du Pays de Valmerande", is_demonstration=True)


def _live(town):
    fill(town)
    Handover.objects.update(contacts=_PATH, papers=_PATH, pending=_PATH)


MOMENTS = {"installation": _install, "organigramme": _import_chart, "mandats": appoint, "un-an": _live}
