"""The nominal mode: closed until an administrator records the impact assessment (AIPD) that it rests on."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from transverse.portal.ground.refusals import RefusalError
from transverse.portal.ground.revision import save_if_unchanged
from transverse.portal.projects.models.nominal import Findable, NominalMode
from transverse.portal.projects.models.skills import AgentSkill

if TYPE_CHECKING:
    from transverse.portal.accounts.models import Account

_OLDEST = date(2018, 5, 25)  # the day from which impact assessments exist: RGPD, articles 35 and 99
CLOSED = (
    "Le mode nominatif est fermé : les recherches portent sur les services, jamais sur les personnes. Un "
    "administrateur peut l'ouvrir quand l'analyse d'impact (AIPD) est faite."
)


@dataclass(frozen=True, slots=True)
class Act:
    """What the opening rests on: the number and the day of the AIPD, the day of the opinion of the CST if given."""

    aipd_reference: str
    aipd_on: date
    cst_on: date | None = None


def nominal_mode() -> NominalMode:
    """Return the one row, or the closed mode when nobody has decided anything yet."""
    return NominalMode.objects.select_related("changed_by__agent").first() or NominalMode(pk=NominalMode.ONLY)


def is_nominal() -> bool:
    """Tell whether persons may be named today; one query."""
    return NominalMode.objects.filter(is_on=True).exists()


def require_nominal() -> None:
    """Let nobody go on while the mode is closed.

    Raises
    ------
    RefusalError
        It is.
    """
    if not is_nominal():
        raise RefusalError(CLOSED)


@transaction.atomic
def open_mode(act: Act, revision: int, by: "Account", now: datetime) -> NominalMode:
    """Open the mode on the strength of `act`, or record a newer act while it is open.

    Raises
    ------
    RefusalError
        The reference is empty, or a day is to come or older than the law.
    ConflictError
        Another administrator decided meanwhile.
    """
    _check(act, now.date())
    row = _row()
    row.aipd_reference, row.aipd_on, row.cst_on = act.aipd_reference.strip(), act.aipd_on, act.cst_on
    return _decided(row, revision, by, now, is_on=True)


@transaction.atomic
def close_mode(by: "Account", now: datetime) -> None:
    """Close the mode at once, whatever was changed meanwhile; the act recorded stays written.

    What was said under it goes: who wished to be found, and how far agents go in their skills.
    """
    row = _row()
    if row.is_on:
        _decided(row, row.revision, by, now, is_on=False)
        Findable.objects.all().delete()
        AgentSkill.objects.exclude(level=None).update(level=None)


def _check(act: Act, today: date) -> None:
    if not act.aipd_reference.strip():
        raise RefusalError("Sans référence d'AIPD, le mode nominatif reste fermé. Écrivez celle de votre registre.")
    for what, day in (("de l'AIPD", act.aipd_on), ("de l'avis du CST", act.cst_on)):
        if day and day > today:
            raise RefusalError(f"La date {what} est à venir. Ouvrez le mode nominatif quand l'acte est rendu.")
        if day and day < _OLDEST:
            raise RefusalError(f"La date {what} est antérieure au 25 mai 2018. Vérifiez l'année.")


def _row() -> NominalMode:
    return NominalMode.objects.select_for_update().get_or_create(pk=NominalMode.ONLY)[0]


def _decided(row: NominalMode, revision: int, by: "Account", now: datetime, *, is_on: bool) -> NominalMode:
    row.is_on, row.changed_by, row.changed_at = is_on, by, now
    save_if_unchanged(row, revision, "Le mode nominatif")
    return row
