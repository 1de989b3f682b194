"""Composing a shared fiche de poste: what is proposed, what is refused, one draft at a time, versions that are kept."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q, QuerySet

from transverse.portal.ground.refusals import RefusalError
from transverse.portal.ground.revision import save_if_unchanged
from transverse.portal.people.models import Agent, JobSheet, JobSheetVersion, Kind, Mandate, Post, Share, Unit

if TYPE_CHECKING:
    from transverse.portal.accounts.models import Account

WHOLE = 100
_FIELDS = ("title", "grade", "purpose", "skills", "relations")


@dataclass(frozen=True, slots=True)
class Part:
    """What the agent does for one unit, for so many hundredths of the time, under which authority."""

    unit: Unit
    percent: int
    activity: str
    is_functional: bool = False
    is_relay: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """All that is written in a draft."""

    title: str
    grade: str = ""
    purpose: str = ""
    skills: str = ""
    relations: str = ""
    parts: tuple[Part, ...] = ()


def visible(account: "Account") -> QuerySet[JobSheet]:
    """Return the sheets that somebody may read: all, or one's own and those that one is asked to read."""
    found = JobSheet.objects.select_related("agent")
    if account.has_perm("job_sheets.list"):
        return found
    agent = account.standing.agent or 0
    asked = JobSheetVersion.objects.filter(acknowledgements__director=agent).exclude(state=JobSheetVersion.DRAFT)
    return found.filter(Q(agent=agent) | Q(pk__in=asked.values("sheet")))


def versions(account: "Account", sheet: JobSheet) -> QuerySet[JobSheetVersion]:
    """Return the versions that somebody may read; drafts are for those who write."""
    found = JobSheetVersion.objects.filter(sheet=sheet)
    return found if account.has_perm("job_sheets.write") else found.exclude(state=JobSheetVersion.DRAFT)


def proposed(agent: Agent, today: date) -> Content:
    """Propose a first content: the title of the post held, its unit for what is left, the mandates in force."""
    post = Post.objects.filter(holder=agent, closed_on=None).select_related("unit").first()
    parts = mandate_parts(agent, today, post.unit if post else None)
    left = WHOLE - total(parts)
    if post and left > 0:
        parts = [Part(post.unit, left, post.title), *parts]
    return Content(title=post.title if post else "", parts=tuple(parts))


def mandate_parts(agent: Agent, today: date, own: Unit | None) -> list[Part]:
    """Return the mandates in force of `agent` as shares: one a unit, the time divided between units."""
    mandates = Mandate.objects.in_force(today).filter(agent=agent).prefetch_related("units")
    parts: dict[int, Part] = {}
    for mandate in mandates:
        units = list(mandate.units.all()) or ([own] if own else [])
        for position, unit in enumerate(units):
            percent = mandate.time_share // len(units) + (position < mandate.time_share % len(units))
            if percent:
                words = (
                    "Coordination du réseau des données" if mandate.kind == Kind.LEAD else mandate.called.capitalize()
                )
                before = parts.get(unit.pk, Part(unit, 0, words, is_functional=unit != own, is_relay=True))
                parts[unit.pk] = replace(before, percent=before.percent + percent)
    return list(parts.values())


def total(parts: Iterable[Part]) -> int:
    """Return the sum of the shares."""
    return sum(part.percent for part in parts)


def faults(parts: Iterable[Part]) -> list[str]:
    """Say what is wrong with shares taken together; nothing: they hold."""
    listed = list(parts)
    found = []
    if (whole := total(listed)) > WHOLE:
        largest = max(listed, key=lambda part: part.percent)
        found.append(
            f"La somme des parts est de {whole} %, soit {whole - WHOLE} % de trop. Baissez une ou plusieurs parts, "
            f"par exemple « {largest.unit} » ({largest.percent} %)."
        )
    twice = Counter((part.unit, part.is_relay) for part in listed)
    found.extend(
        f"« {unit} » est écrit deux fois : réunissez les deux lignes en une."
        for (unit, _), times in twice.items()
        if times > 1
    )
    if len({part.unit.pk for part in listed if not part.is_functional}) > 1:
        found.append(
            "Un agent n'a qu'un supérieur hiérarchique : gardez l'autorité hiérarchique pour un seul service, "
            "l'autorité est fonctionnelle dans les autres."
        )
    return found


@transaction.atomic
def create(agent: Agent, content: Content) -> JobSheetVersion:
    """Open the sheet of an agent, with a first draft.

    Raises
    ------
    RefusalError
        The agent has one already, or the shares do not hold.
    """
    sheet, created = JobSheet.objects.get_or_create(agent=agent)
    if not created and sheet.versions.exists():
        raise RefusalError(f"{agent} a déjà une fiche de poste : ouvrez-la et préparez une nouvelle version.")
    return _write(JobSheetVersion(sheet=sheet), content)


@transaction.atomic
def save(version: JobSheetVersion, revision: int, content: Content) -> None:
    """Keep a draft, unless somebody else has changed it since `revision`.

    Raises
    ------
    RefusalError
        It circulates already, or the shares do not hold.
    ConflictError
        It was changed meanwhile.
    """
    locked(version)
    _copy(version, content)
    save_if_unchanged(version, revision, "Cette fiche")
    _parts(version, content.parts)


@transaction.atomic
def renew(sheet: JobSheet) -> JobSheetVersion:
    """Prepare the next version: a draft that starts as a copy of the last one; a draft that exists is returned."""
    JobSheet.objects.select_for_update().get(pk=sheet.pk)
    last = sheet.versions.order_by("-number").first()
    if last is None:
        raise RefusalError("Cette fiche n'a pas encore de version : composez-la d'abord.")
    if last.state == JobSheetVersion.DRAFT:
        return last
    return _write(JobSheetVersion(sheet=sheet, number=last.number + 1), content_of(last))


@transaction.atomic
def discard(version: JobSheetVersion) -> None:
    """Throw a draft away, and the sheet with it when it was its first version.

    Raises
    ------
    RefusalError
        It circulates: what directors have been asked to read is kept.
    """
    locked(version)
    version.delete()
    if not version.sheet.versions.exists():
        version.sheet.delete()


def content_of(version: JobSheetVersion) -> Content:
    """Return what a version says."""
    parts = tuple(
        Part(each.unit, each.percent, each.activity, each.is_functional, each.is_relay)
        for each in version.shares.select_related("unit")
    )
    return Content(**{name: getattr(version, name) for name in _FIELDS}, parts=parts)


def locked(version: JobSheetVersion) -> None:
    """Lock the sheet until the end of the transaction, and check that the version is still a draft.

    Raises
    ------
    RefusalError
        It is a draft no more.
    """
    JobSheet.objects.select_for_update().get(pk=version.sheet_id)
    if not JobSheetVersion.objects.filter(pk=version.pk, state=JobSheetVersion.DRAFT).exists():
        raise RefusalError("Cette version n'est plus un brouillon : préparez une nouvelle version pour la changer.")


def _write(version: JobSheetVersion, content: Content) -> JobSheetVersion:
    _copy(version, content)
    version.save()
    _parts(version, content.parts)
    return version


def _copy(version: JobSheetVersion, content: Content) -> None:
    if found := faults(content.parts):
        raise RefusalError(" ".join(found))
    for name in _FIELDS:
        setattr(version, name, getattr(content, name))


def _parts(version: JobSheetVersion, parts: Iterable[Part]) -> None:
    version.shares.all().delete()
    Share.objects.bulk_create(
        Share(
            version=version,
            unit=part.unit,
            percent=part.percent,
            activity=part.activity,
            is_functional=part.is_functional,
            is_relay=part.is_relay,
        )
        for part in parts
    )
