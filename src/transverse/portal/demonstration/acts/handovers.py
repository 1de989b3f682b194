"""Hand-overs: what one relay leaves to the next."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial

from transverse.portal.accounts.models import Account
from transverse.portal.demonstration.acts.mandates import LEAD
from transverse.portal.demonstration.past import day, moment
from transverse.portal.demonstration.stage import Event, Stage
from transverse.portal.demonstration.story import Role, story
from transverse.portal.people import handovers
from transverse.portal.people.models import Handover

_CONTACTS = (
    "Le chef du service\nLa cheffe de projet, chaque mois\nLe service de l'information géographique, pour les plans"
)
_PAPERS = "Dossier partagé du service, « Données »\nListe des tableaux suivis, à jour"
_PENDING = "Relire la liste des tableaux du service\nPrésenter le réseau à la prochaine réunion de service"


def events(today: date) -> Iterator[Event]:
    """Yield what was written in the hand-overs, and which were closed; the end of the mandate has opened them."""
    for role in story().mandates:
        if role.ended and role.handover:
            yield Event(moment(day(today, role.ended.days - 4), 10), role.post, partial(_write, role=role))
        if role.ended and role.handover == "closed":
            yield Event(moment(day(today, role.ended.days - 30), 16), LEAD, partial(_close, post=role.post))


def _write(on: Stage, _when: datetime, _by: Account, *, role: Role) -> None:
    handover = Handover.objects.get(mandate=on.mandates[role.post])
    papers = _PAPERS if role.handover == "closed" else ""
    handovers.write(handover, handover.revision, {"contacts": _CONTACTS, "papers": papers, "pending": _PENDING})


def _close(on: Stage, when: datetime, _by: Account, *, post: str) -> None:
    handover = Handover.objects.get(mandate=on.mandates[post])
    follower = next(each.post for each in story().mandates if each.follows == post)
    handovers.follow(handover, on.mandates[follower])
    handovers.close(handover, handover.revision, when)
