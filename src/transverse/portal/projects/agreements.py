"""The agreement of a service that has named somebody: what it says, and who has read it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from transverse.papers import Signatory
from transverse.papers.kinds.accord_de_contribution import Data, Days
from transverse.portal.ground.models import collectivity
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.people.models import Agent, Post
from transverse.portal.projects.models.calls import Acknowledgement, Request, Share
from transverse.portal.projects.quarters import said, said_between

NAMED = "Agent désigné"
LEADS = "Responsable du projet"


def draw_up(request: Request, now: datetime) -> None:
    """Freeze what the agreement says, and ask those it binds to read it: the director, the lead, the agent."""
    data = _data(request, timezone.localdate(now))
    request.agreement = as_json(data)
    request.fingerprint = fingerprint(request.agreement)
    request.save(update_fields=["agreement", "fingerprint"])
    answered = request.answered_by or request.director
    post = data.director_post or "pour le service"
    people = ((answered, f"{post[:1].upper()}{post[1:]}"), (request.call.project.lead, LEADS))
    asked = {agent: capacity for agent, capacity in (*people, (request.agent, NAMED)) if agent is not None}
    for position, (agent, capacity) in enumerate(asked.items()):
        Acknowledgement.objects.create(request=request, agent=agent, capacity=capacity[:200], position=position)


def data_of(request: Request) -> Data:
    """Return what the agreement says, with the days on which each has read it.

    Raises
    ------
    RefusalError
        Nobody was named yet.
    """
    if not request.agreement:
        raise RefusalError("L'accord sera fait quand le service aura désigné un agent.")
    read = tuple(
        Signatory(each.capacity, str(each.agent), timezone.localdate(each.at) if each.at else None)
        for each in request.acknowledgements.select_related("agent")
    )
    return replace(from_json(request.agreement), signatories=read)


@transaction.atomic
def acknowledge(request: Request, agent: int | None, seen: str, now: datetime) -> bool:
    """Note that somebody has read the agreement; tell whether it counted (a second click does not).

    Parameters
    ----------
    request, agent
        Which agreement, and who reads it.
    seen
        The fingerprint of what was shown.
    now
        The moment.

    Raises
    ------
    RefusalError
        The agreement has changed since it was shown, or asks nothing of this person.
    """
    place = request.acknowledgements.select_for_update().filter(agent=agent).first()
    if place is None:
        raise RefusalError("Cet accord n'attend pas votre lecture.")
    if place.at:
        return False
    fresh = Request.objects.values_list("fingerprint", flat=True).get(pk=request.pk)
    if not fresh or seen != fresh:
        raise RefusalError("L'accord n'est plus celui que vous avez lu : rouvrez-le, relisez-le, puis recommencez.")
    place.at, place.fingerprint = now, fresh
    place.save(update_fields=["at", "fingerprint"])
    return True


def as_json(data: Data) -> dict[str, Any]:
    """Return `data` as JSON keeps it; who has read it stays out."""
    values = {each.name: getattr(data, each.name) for each in fields(data) if each.name != "signatories"}
    kept: dict[str, Any] = json.loads(json.dumps(values, default=str))
    return kept


def from_json(kept: Mapping[str, Any]) -> Data:
    """Return the content that `as_json` kept."""
    days = tuple(Days(skill, period, Decimal(number)) for skill, period, number in kept["days"])
    return Data(**{**kept, "date": date.fromisoformat(kept["date"]), "days": days})


def fingerprint(kept: Mapping[str, Any]) -> str:
    """Return the SHA-256 of what is read."""
    plain = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def _data(request: Request, today: date) -> Data:
    project, shares = request.call.project, _promised(request)
    quarters = sorted({each.quarter for each in shares}) or list(project.quarters)
    answered = request.answered_by or request.director
    return Data(
        organisation=collectivity().name,
        date=today,
        reference=f"Appel {request.call_id}-{request.pk}",
        project=project.title,
        why=project.why,
        lead=str(project.lead),
        lead_post=_post_of(project.lead),
        service=request.unit.name,
        director=str(answered or ""),
        director_post=_post_of(answered),
        agent=str(request.agent or ""),
        agent_post=_post_of(request.agent),
        period=said_between(quarters[0], quarters[-1]),
        days=tuple(Days(each.need.skill.label, said(each.quarter), each.promised or Decimal(0)) for each in shares),
    )


def _promised(request: Request) -> list[Share]:
    return list(request.shares.filter(promised__gt=0).select_related("need__skill"))


def _post_of(agent: Agent | None) -> str:
    """Return the title of the post, as a sentence says it."""
    post = Post.objects.filter(holder=agent, closed_on=None).first() if agent else None
    if post is None:
        return ""
    return post.title if post.title[:2].isupper() else f"{post.title[:1].lower()}{post.title[1:]}"
