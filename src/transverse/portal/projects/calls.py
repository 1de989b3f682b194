"""The life of a call: prepared, its services chosen by the lead, sent to the directors, closed."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from transverse.papers.words import day as french
from transverse.papers.words import listed
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.ground.revision import save_if_unchanged
from transverse.portal.people.heads import heads_of
from transverse.portal.people.models import Agent, Unit
from transverse.portal.people.workdays import workdays
from transverse.portal.projects import call_mails as mails
from transverse.portal.projects.models.calls import Call, CallState, Request, Share
from transverse.portal.projects.models.projects import Need, Project, ProjectState
from transverse.portal.projects.models.skills import MOST_DAYS
from transverse.portal.projects.quarters import quarter_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from transverse.portal.accounts.models import Account

USUAL = 10  # working days to answer
LONGEST = timedelta(days=120)
MOST = 60  # services of one call: beyond, it is no longer a call but a circular
SENT_ALREADY = "Cet appel est déjà envoyé : il faut le clore pour en préparer un autre."
CLOSED = "Cet appel est clos"

P = ParamSpec("P")
R = TypeVar("R")


def alone(act: Callable[Concatenate[Call, P], R]) -> Callable[Concatenate[Call, P], R]:
    """Let one act at a time be done on a call, on what the tables say at that moment."""

    @wraps(act)
    def inner(call: Call, *args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic():
            Call.objects.select_for_update().get(pk=call.pk)
            return act(Call.objects.select_related("project__lead").get(pk=call.pk), *args, **kwargs)

    return cast("Callable[Concatenate[Call, P], R]", inner)


def prepare(project: Project, today: date) -> Call:
    """Return the call of a project that is not closed, begun if there is none.

    Raises
    ------
    RefusalError
        The project is over, or asks for nothing.
    """
    with transaction.atomic():
        locked = Project.objects.select_for_update().get(pk=project.pk)
        found = locked.calls.exclude(state=CallState.CLOSED).first()
        if found is not None:
            return found
        if not locked.is_open:
            raise RefusalError(f"« {locked} » est {locked.get_state_display()} : il n'appelle plus personne.")
        if locked.last_quarter < quarter_of(today):
            raise RefusalError("Les trimestres de ce projet sont passés : changez ses dates, puis préparez l'appel.")
        if not locked.needs.exists() and not locked.concerned.exists():
            raise RefusalError("Ce projet n'a aucun besoin : ajoutez une compétence, puis préparez l'appel.")
        return Call.objects.create(project=locked, answer_by=usual_day(today))


def usual_day(today: date) -> date:
    """Return the day by which an answer is usually asked: ten working days from `today`."""
    days = workdays(today + timedelta(days=1))
    return next(each for count, each in enumerate(days, 1) if count == USUAL)


@alone
def add_service(call: Call, unit: Unit, need: Need, days: Decimal, today: date) -> Request:
    """Ask one more service for days of a need, in each quarter that is left, or one service for one need more.

    Raises
    ------
    RefusalError
        The call has been sent, there are too many services, or the days make no sense.
    """
    _refuse_unless_draft(call)
    if need.project_id != call.project_id or unit.closed_on:
        raise RefusalError("Ce besoin ou ce service n'existe plus : rouvrez la page de l'appel.")
    _refuse_unless_days(days, least=Decimal("0.5"))
    request, is_new = Request.objects.get_or_create(
        call=call, unit=unit, defaults={"why": ["Proposé par le responsable du projet."]}
    )
    if is_new and call.requests.count() > MOST:
        raise RefusalError(f"Un appel s'adresse à {MOST} services au plus : retirez-en, puis recommencez.")
    for quarter in call.project.quarters:
        if quarter >= quarter_of(today):
            Share.objects.update_or_create(request=request, need=need, quarter=quarter, defaults={"asked": days})
    return request


@alone
def remove_service(call: Call, request: int) -> Unit:
    """No longer ask a service; return which.

    Raises
    ------
    RefusalError
        The call has been sent.
    Request.DoesNotExist
        It is not one of this call.
    """
    _refuse_unless_draft(call)
    found = call.requests.select_related("unit").get(pk=request)
    found.delete()
    return found.unit


@alone
def change_days(call: Call, request: int, days: Mapping[int, Decimal]) -> None:
    """Ask a service for other days per quarter of some of its needs, by the key of the need; 0 asks no more.

    Raises
    ------
    RefusalError
        The call has been sent, or the days make no sense.
    Request.DoesNotExist
        It is not one of this call.
    """
    _refuse_unless_draft(call)
    found = call.requests.get(pk=request)
    for need, number in days.items():
        _refuse_unless_days(number, least=Decimal(0))
        shares = found.shares.filter(need=need)
        if number:
            shares.update(asked=number)
        else:
            shares.delete()
    if not found.is_relay and not found.shares.exists():
        found.delete()


@alone
def write(call: Call, revision: int, answer_by: date, message: str, today: date) -> None:
    """Keep the day by which to answer, and the word to the directors.

    Raises
    ------
    RefusalError
        The call has been sent, or the day is past or too far.
    ConflictError
        Somebody wrote it since `revision`.
    """
    _refuse_unless_draft(call)
    _refuse_unless_day(answer_by, today)
    call.answer_by, call.message = answer_by, message.strip()
    save_if_unchanged(call, revision, "Cet appel")


def addressees(call: Call) -> dict[int, Agent | None]:
    """Return who would be asked for each unit of a call, by the key of the unit; None: nobody heads it."""
    units = [each.unit for each in call.requests.select_related("unit")]
    heads = heads_of(units)
    return {unit.pk: heads[unit.pk].holder if unit.pk in heads else None for unit in units}


@alone
def send(call: Call, by: "Account", now: datetime) -> int:
    """Ask each director; return how many services were asked.

    Raises
    ------
    RefusalError
        It has been sent, asks nobody, its day is past, or a service has no head up to the top of the chart.
    """
    _refuse_unless_draft(call)
    today = timezone.localdate(now)
    _refuse_unless_day(call.answer_by or today, today)
    asked, whom = list(call.requests.select_related("unit")), addressees(call)
    if not asked:
        raise RefusalError("Cet appel ne s'adresse à aucun service : cherchez des services, ou ajoutez-en un.")
    headless = sorted(f"« {each.unit.name} »" for each in asked if whom[each.unit_id] is None)
    if headless:
        raise RefusalError(
            f"Personne ne dirige {listed(headless)} dans l'organigramme : retirez ce service, ou faites compléter "
            "l'organigramme."
        )
    call.state, call.sent_at, call.sent_by = CallState.SENT, now, by
    call.save()
    Project.objects.filter(pk=call.project_id, state=ProjectState.DRAFT).update(state=ProjectState.CALLED)
    for each in asked:
        each.director = whom[each.unit_id]
        each.save(update_fields=["director"])
        mails.ask(each)
    return len(asked)


@alone
def close(call: Call, now: datetime) -> None:
    """Take no more answers; those who were asked and have not answered are told.

    Raises
    ------
    RefusalError
        It was not sent, or is closed already.
    """
    if call.state != CallState.SENT:
        raise RefusalError("Seul un appel envoyé peut être clos.")
    call.state, call.closed_at = CallState.CLOSED, now
    call.save()
    for each in call.requests.filter(reply="").select_related("unit", "director", "delegate"):
        mails.tell_closed(each)


@alone
def discard(call: Call) -> None:
    """Throw a call away that was not sent.

    Raises
    ------
    RefusalError
        It has been sent.
    """
    _refuse_unless_draft(call)
    call.delete()


def addressed_to(agent: int | None) -> "QuerySet[Request]":
    """Return the requests sent that somebody is to answer, has answered, or is named in, the last first."""
    mine = Q(director=agent) | Q(delegate=agent) | Q(answered_by=agent) | Q(agent=agent)
    found = Request.objects.filter(mine).exclude(call__state=CallState.DRAFT)
    return found.order_by("-call__sent_at", "-pk") if agent is not None else Request.objects.none()


def closed_sentence(call: Call) -> str:
    """Say that no answer is taken any more, since when, and whom to call."""
    since = f" depuis le {french(timezone.localdate(call.closed_at))}" if call.closed_at else ""
    return (
        f"{CLOSED}{since} : votre réponse n'est pas enregistrée. Ce que vous avez écrit reste sur cette page ; "
        f"dites-le à {call.project.lead}, qui conduit le projet."
    )


def _refuse_unless_draft(call: Call) -> None:
    if call.state != CallState.DRAFT:
        raise RefusalError(SENT_ALREADY if call.state == CallState.SENT else f"{CLOSED} : préparez-en un autre.")


def _refuse_unless_days(days: Decimal, least: Decimal) -> None:
    if not least <= days <= MOST_DAYS:
        raise RefusalError(f"Donnez un nombre de jours par trimestre entre {least} et {MOST_DAYS}.")


def _refuse_unless_day(answer_by: date, today: date) -> None:
    if not today < answer_by <= today + LONGEST:
        raise RefusalError(
            f"La réponse est attendue après aujourd'hui et avant le {french(today + LONGEST)} : changez la date."
        )
