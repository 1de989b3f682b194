"""A fiche de poste in circulation: frozen, read by the directors concerned, followed when a post changes hands."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from transverse.portal.ground.refusals import RefusalError
from transverse.portal.ground.revision import save_if_unchanged
from transverse.portal.people.heads import heads_of
from transverse.portal.people.job_sheets import content_of, faults, locked
from transverse.portal.people.models import Acknowledgement, Agent, JobSheet, JobSheetVersion, Unit
from transverse.portal.people.notices import tell
from transverse.portal.people.sheet_papers import frozen

if TYPE_CHECKING:
    from transverse.portal.accounts.models import Account

UNDO = timedelta(hours=1)
DIRECTORS = "directors"  # in the content: who was asked for each unit, by keys


def concerned(agent: Agent, units: Iterable[Unit]) -> dict[Unit, Agent]:
    """Return the director of each unit: its head or, if there is none, that of the unit above; never the agent."""
    listed = list(units)
    posts = heads_of(listed, without=agent.pk)
    return {unit: holder for unit in listed if unit.pk in posts and (holder := posts[unit.pk].holder)}


@transaction.atomic
def circulate(version: JobSheetVersion, revision: int, now: datetime) -> None:
    """Freeze a draft, put it in the place of the version before, and ask each director concerned to read it.

    Raises
    ------
    RefusalError
        It circulates already, shares nothing, shares too much, or nobody heads the services that share it.
    ConflictError
        It was changed since `revision` was read.
    """
    locked(version)
    agent, content = version.sheet.agent, content_of(version)
    if not content.parts:
        raise RefusalError("Cette fiche ne partage encore aucun temps : ajoutez au moins un service.")
    if found := faults(content.parts):
        raise RefusalError(" ".join(found))
    directors = concerned(agent, dict.fromkeys(part.unit for part in content.parts))
    if not directors:
        raise RefusalError(
            "Personne ne dirige ces services ni ceux qui les contiennent : dites dans l'organigramme qui les dirige, "
            "puis recommencez."
        )
    version.sheet.versions.filter(state=JobSheetVersion.CIRCULATED).update(state=JobSheetVersion.REPLACED)
    version.state, version.circulated_at = JobSheetVersion.CIRCULATED, now
    version.content = frozen(version, timezone.localdate(now))
    version.content[DIRECTORS] = {str(unit.pk): director.pk for unit, director in directors.items()}
    save_if_unchanged(version, revision, "Cette fiche")
    for director, unit in {director: unit for unit, director in reversed(directors.items())}.items():
        _ask(version, director, unit, now)
    _tell_agent(version)


def acknowledge(reading: Acknowledgement, remark: str, by: "Account", now: datetime) -> None:
    """Keep that the director has read the sheet; counted once.

    Raises
    ------
    RefusalError
        It is done already, or another version has replaced this one.
    """
    _read(reading, remark, by, now, read_at=now, on_paper=False)


def record(reading: Acknowledgement, on: date, remark: str, by: "Account", now: datetime) -> None:
    """Keep that the director has signed a paper copy on a day.

    Raises
    ------
    RefusalError
        The day is before the sheet circulated or still to come; or see `acknowledge`.
    """
    sent = reading.version.circulated_at
    if on > timezone.localdate(now) or (sent and on < timezone.localdate(sent)):
        raise RefusalError("La date est celle du papier signé : entre la mise en circulation et aujourd'hui.")
    read_at = timezone.make_aware(datetime.combine(on, time(12)))
    _read(reading, remark, by, now, read_at=read_at, on_paper=True)


def can_undo(reading: Acknowledgement, by: "Account", now: datetime) -> bool:
    """Tell whether `by` said less than an hour ago that it was read."""
    answered = reading.answered_at
    return reading.recorded_by_id == by.pk and answered is not None and now - answered < UNDO


@transaction.atomic
def undo(reading: Acknowledgement, by: "Account", now: datetime) -> None:
    """Take a reading back within the hour.

    Raises
    ------
    RefusalError
        Somebody else said it, more than an hour has passed, or another version has replaced this one.
    """
    if not can_undo(reading, by, now) or reading.version.state != JobSheetVersion.CIRCULATED:
        raise RefusalError("Il est trop tard pour revenir sur cette lecture : dites-le au chef de projet.")
    Acknowledgement.objects.filter(pk=reading.pk).update(
        read_at=None, answered_at=None, recorded_by=None, on_paper=False, remark=""
    )


def reassign(now: datetime) -> int:
    """Make the readings that wait follow the posts: ask whoever heads a unit now; return how many requests moved.

    Run again, it changes nothing.  What a director has read stays read, whoever comes after.
    """
    waiting = JobSheetVersion.objects.filter(
        state=JobSheetVersion.CIRCULATED, acknowledgements__read_at=None, acknowledgements__isnull=False
    ).distinct()
    return sum(_reassign(version.pk, now) for version in waiting.only("pk"))


@transaction.atomic
def _reassign(key: int, now: datetime) -> int:
    version = JobSheetVersion.objects.select_related("sheet__agent").get(pk=key)
    JobSheet.objects.select_for_update().get(pk=version.sheet_id)
    readings = {each.director_id: each for each in version.acknowledgements.select_related("director")}
    asked = version.content.get(DIRECTORS) or {str(each.unit_id): each.director_id for each in readings.values()}
    units = Unit.objects.filter(pk__in=map(int, asked))
    moved = 0
    for unit, head in concerned(version.sheet.agent, units).items():
        before = readings.get(asked[str(unit.pk)])
        if head.pk == asked[str(unit.pk)] or (before and before.read_at):
            continue
        asked[str(unit.pk)] = head.pk
        moved += 1
        if head.pk not in readings:
            readings[head.pk] = _ask(version, head, unit, now)
    if moved:
        version.acknowledgements.filter(read_at=None).exclude(director__in=asked.values()).delete()
        version.content = {**version.content, DIRECTORS: asked}
        version.save(update_fields=["content"])
    return moved


def _ask(version: JobSheetVersion, director: Agent, unit: Unit, now: datetime) -> Acknowledgement:
    reading = Acknowledgement.objects.create(version=version, director=director, unit=unit, asked_at=now)
    agent = version.sheet.agent
    tell(
        director,
        f"job_sheet:{version.pk}:read:{reading.pk}",
        f"Fiche de poste à lire : {agent}",
        f"{agent} travaille en partie pour « {unit} ». Sa fiche de poste, version {version.number}, vous est envoyée "
        "pour que vous en preniez connaissance.",
        reverse("acknowledge", args=[reading.pk]),
    )
    return reading


def _tell_agent(version: JobSheetVersion) -> None:
    tell(
        version.sheet.agent,
        f"job_sheet:{version.pk}:agent",
        "Votre fiche de poste est en circulation",
        f"Votre fiche de poste, version {version.number}, est envoyée aux directeurs des services pour lesquels vous "
        "travaillez.",
        version.get_absolute_url(),
    )


@transaction.atomic
def _read(
    reading: Acknowledgement, remark: str, by: "Account", now: datetime, *, read_at: datetime, on_paper: bool
) -> None:
    done = Acknowledgement.objects.filter(
        pk=reading.pk, read_at=None, version__state=JobSheetVersion.CIRCULATED
    ).update(read_at=read_at, remark=remark, answered_at=now, recorded_by=by, on_paper=on_paper)
    if not done:
        raise RefusalError(
            "Cette lecture est déjà notée, ou une nouvelle version a remplacé celle-ci. Rouvrez la fiche pour voir "
            "où elle en est."
        )
