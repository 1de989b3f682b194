"""The small town and its projects of the year: one agreed in part, one that waits, one in preparation; offers."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from transverse.portal.people.models import Agent
from transverse.portal.projects.models import (
    Acknowledgement,
    Call,
    CallState,
    Need,
    Project,
    ProjectState,
    Reply,
    Request,
    ServiceOffer,
    Share,
    Skill,
)
from transverse.portal.projects.quarters import after, quarter_of


def skill(code, label):
    return Skill.objects.get_or_create(code=code, defaults={"label": label, "key": label.lower(), "family": "Cartes"})[
        0
    ]


def offer(town, unit, wanted, level=3, days=10):
    today = timezone.localdate()
    return ServiceOffer.objects.create(
        unit=town.units[unit], skill=wanted, level=level, days=days, said_on=today, confirmed_on=today
    )


def project(town, title, state=ProjectState.CALLED, start=0, length=1, **fields):
    now = quarter_of(timezone.localdate())
    return Project.objects.create(
        title=title,
        why="Les plans ne se voient pas d'un service à l'autre.",
        lead=town.agents["lead"],
        first_quarter=after(now, start),
        last_quarter=after(now, start + length - 1),
        state=state,
        created_by=town.accounts["lead"],
        **fields,
    )


def need(of, wanted, level=3, days=5):
    return Need.objects.create(project=of, skill=wanted, level=level, days=days)


def call(of, *, sent=True):
    now = timezone.now()
    state = CallState.SENT if sent else CallState.DRAFT
    return Call.objects.create(project=of, state=state, sent_at=now - timedelta(days=3) if sent else None)


def request(of, unit, wanted, days=(5, None), *, reply="", signed=False):
    asked, promised = days
    director = Agent.objects.get(code="M-director")
    row = Request.objects.create(call=of, unit=unit, reply=reply, director=director)
    Share.objects.create(
        request=row,
        need=wanted,
        quarter=of.project.first_quarter,
        asked=Decimal(asked),
        promised=None if promised is None else Decimal(promised),
    )
    if signed:
        Acknowledgement.objects.create(request=row, agent=director, capacity="x", at=timezone.now())
    return row


def fill_year(town):
    """Give the town two skills, offers, and three projects of this year; kept on `town` by name."""
    town.maps, town.surveys = skill("cartes", "Lire et dresser des cartes"), skill("enquetes", "Mener une enquête")
    offer(town, "EAU", town.maps, level=3, days=4)
    offer(town, "PAIE", town.maps, level=2, days=6)
    town.project = project(town, "Carte des fuites", ProjectState.RUNNING)
    town.need = need(town.project, town.maps)
    town.project.concerned.set([town.units["DECHETS"]])
    town.call = call(town.project)
    town.request = request(town.call, town.units["EAU"], town.need, (3, 2), reply=Reply.PART, signed=True)
    request(town.call, town.units["PAIE"], town.need)
    town.waiting = project(town, "Enquête sur les usages")
    need(town.waiting, town.surveys, days=8)
    town.draft = project(town, "Affaire en préparation", ProjectState.DRAFT)
    need(town.draft, town.maps, days=2)
