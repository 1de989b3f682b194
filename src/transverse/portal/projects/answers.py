"""What a director answers to a call: yes, no, so many days; who answers in his place; whom he names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

from django.db import transaction

from transverse.portal.ground.refusals import RefusalError
from transverse.portal.ground.revision import save_if_unchanged
from transverse.portal.people.models import Agent
from transverse.portal.projects import agreements
from transverse.portal.projects import call_mails as mails
from transverse.portal.projects.calls import closed_sentence
from transverse.portal.projects.models.calls import Call, CallState, Reply, Request, WhyNot

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from transverse.portal.accounts.models import Account

WHAT = "La réponse de ce service"

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Answer:
    """What was written.

    Attributes
    ----------
    reply
        One of `Reply`.
    days
        At most so many days per quarter of each need, by its key; for `Reply.PART`.
    why_not
        One of `WhyNot`, for `Reply.NO`.
    words
        Some more, if the director wishes.
    """

    reply: str
    days: Mapping[int, Decimal] = field(default_factory=dict)
    why_not: str = ""
    words: str = ""


def _alone(act: Callable[Concatenate[Request, P], R]) -> Callable[Concatenate[Request, P], R]:
    """Let one act at a time be done on a call, on what the tables say at that moment."""

    @wraps(act)
    def inner(request: Request, *args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic():
            Call.objects.select_for_update().get(pk=request.call_id)
            fresh = Request.objects.select_related("call__project__lead", "unit", "director", "delegate", "agent")
            return act(fresh.get(pk=request.pk), *args, **kwargs)

    return cast("Callable[Concatenate[Request, P], R]", inner)


def _refuse_unless_open(request: Request) -> None:
    if request.call.state != CallState.SENT:
        raise RefusalError(closed_sentence(request.call))


def may_name(request: Request) -> bool:
    """Tell whether an agent may be named: as long as the project lasts, the call being closed or not."""
    return request.is_promised and request.call.project.is_open


@_alone
def answer(request: Request, revision: int, given: Answer, by: "Account", now: datetime) -> Request:
    """Keep an answer, or another one in its place, and tell the lead.

    Raises
    ------
    RefusalError
        The call is closed, or the answer does not hold together.
    ConflictError
        Somebody else has answered since `revision`.
    """
    _refuse_unless_open(request)
    _refuse_unless_whole(given)
    if request.revision != revision and request.reply:
        whom = f"{request.answered_by}" if request.answered_by else "Quelqu'un"
        raise RefusalError(
            f"{whom} vient de répondre « {request.get_reply_display()} » ({request.unit}). Rien n'est changé : "
            "rouvrez la page, puis revenez sur cette réponse si elle n'est pas la bonne."
        )
    request.reply, request.words = given.reply, given.words.strip()
    request.why_not = given.why_not if given.reply == Reply.NO else ""
    request.answered_at, request.answered_by = now, by.agent
    _forget_agreement(request)
    save_if_unchanged(request, revision, WHAT)
    _promise(request, given)
    mails.tell_answered(request)
    return request


@_alone
def take_back(request: Request, revision: int) -> None:
    """Return to no answer at all, as long as the call is open; the agreement goes with it.

    Raises
    ------
    RefusalError
        The call is closed, or there is no answer.
    ConflictError
        Somebody else has changed it since `revision`.
    """
    _refuse_unless_open(request)
    if not request.reply:
        raise RefusalError("Ce service n'a pas encore répondu : il n'y a rien à reprendre.")
    mails.tell_taken_back(request)
    request.reply, request.why_not, request.words = "", "", ""
    request.answered_at, request.answered_by = None, None
    _forget_agreement(request)
    save_if_unchanged(request, revision, WHAT)
    request.shares.update(promised=None)


@_alone
def delegate(request: Request, agent: Agent | None) -> None:
    """Hand the answer over to somebody of the unit, or take it back (None).

    Raises
    ------
    RefusalError
        The call is closed, the service has answered, or the agent is not of the unit.
    """
    _refuse_unless_open(request)
    if request.reply:
        raise RefusalError("Ce service a déjà répondu : il n'y a plus de réponse à confier.")
    if agent is not None and not people_of(request).filter(pk=agent.pk).exists():
        raise RefusalError(f"{agent} ne travaille pas dans ce service ({request.unit}) : choisissez quelqu'un d'ici.")
    request.delegate = agent
    request.save(update_fields=["delegate"])
    if agent is not None:
        mails.ask(request, "delegate")


@_alone
def name(request: Request, revision: int, agent: Agent, now: datetime) -> None:
    """Name the agent who will do it, and draw up the agreement; naming somebody else makes another one.

    Raises
    ------
    RefusalError
        The project is over, the service gives no days, or the agent is not of the unit.
    ConflictError
        Somebody else has changed the answer since `revision`.
    """
    if not request.is_promised:
        raise RefusalError("Ce service n'a promis aucun jour : répondez d'abord, puis désignez un agent.")
    if not may_name(request):
        project = request.call.project
        raise RefusalError(f"Le projet « {project} » est {project.get_state_display()} : il n'attend plus personne.")
    if not people_of(request).filter(pk=agent.pk).exists():
        raise RefusalError(f"{agent} ne travaille pas dans ce service ({request.unit}) : choisissez quelqu'un d'ici.")
    _forget_agreement(request)
    request.agent, request.named_at = agent, now
    save_if_unchanged(request, revision, WHAT)
    agreements.draw_up(request, now)
    mails.tell_named(request, agent)


def people_of(request: Request) -> "QuerySet[Agent]":
    """Return who works in the unit of a request or below it, by name: those whom its director may name."""
    inside = {"posts__unit__path__startswith": request.unit.path, "posts__closed_on": None}
    return Agent.objects.filter(left_on=None, **inside).distinct().order_by("search_key", "code")


def _refuse_unless_whole(given: Answer) -> None:
    if given.reply not in Reply.values:
        raise RefusalError("Choisissez une réponse : oui, oui pour moins de jours, ou non.")
    if given.reply == Reply.NO and given.why_not not in WhyNot.values:
        raise RefusalError("Dites en un mot pourquoi : choisissez une raison dans la liste.")
    if given.reply == Reply.PART and not any(given.days.values()):
        raise RefusalError("Donnez au moins une demi-journée pour une compétence, ou répondez non.")


def _promise(request: Request, given: Answer) -> None:
    for share in request.shares.all():
        part = min(given.days.get(share.need_id, Decimal(0)), share.asked)
        share.promised = {Reply.YES: share.asked, Reply.PART: max(part, Decimal(0))}.get(Reply(given.reply), Decimal(0))
        share.save(update_fields=["promised"])


def _forget_agreement(request: Request) -> None:
    request.agent, request.named_at, request.agreement, request.fingerprint = None, None, {}, ""
    request.acknowledgements.all().delete()
