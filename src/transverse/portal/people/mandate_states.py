"""Where a mandate stands on a day, and where its letter stands: what lists are filtered by and what they show."""

from datetime import date
from typing import NamedTuple

from django.db import models
from django.db.models import Prefetch

from transverse.portal.people.mandates import RENEWAL_NOTICE
from transverse.portal.people.models import Letter, LetterState, Mandate
from transverse.portal.people.models.mandates import MandateQuerySet


class State(models.TextChoices):
    """What a day makes of a mandate; one to be renewed is also in force."""

    FORCE = "force", "en vigueur"
    RENEW = "renew", "à renouveler"
    COMING = "coming", "à venir"
    OVER = "over", "terminé"


class Shown(NamedTuple):
    """A state in words, and its tone (see the tag `tag`)."""

    words: str
    tone: str


_TONES = {State.FORCE: "ok", State.RENEW: "warn", State.COMING: "info", State.OVER: "off"}
_LETTERS = {
    None: Shown("à rédiger", "warn"),
    LetterState.DRAFT: Shown("brouillon", "warn"),
    LetterState.SENT: Shown("à signer", "warn"),
    LetterState.SIGNED: Shown("signée", "ok"),
    LetterState.REPLACED: Shown("remplacée", "off"),
    LetterState.WITHDRAWN: Shown("retirée", "warn"),
}


def in_state(mandates: MandateQuerySet, state: str, today: date) -> MandateQuerySet:
    """Keep the mandates that stand so on `today`."""
    if state == State.COMING:
        return mandates.current(today).filter(starts_on__gt=today)
    if state == State.OVER:
        return mandates.exclude(pk__in=mandates.current(today).values("pk"))
    found = mandates.in_force(today)
    if state == State.RENEW:
        return found.filter(ends_on__lte=today + RENEWAL_NOTICE, ended_on=None, renewal=None)
    return found


def state_of(mandate: Mandate, today: date) -> State:
    """Return where a mandate stands; its renewal is fetched first, to spare a query."""
    if mandate.last_day < today:
        return State.OVER
    if mandate.starts_on > today:
        return State.COMING
    soon = mandate.ends_on <= today + RENEWAL_NOTICE and mandate.ended_on is None
    return State.RENEW if soon and getattr(mandate, "renewal", None) is None else State.FORCE


def shown(mandate: Mandate, today: date) -> Shown:
    """Return the state of a mandate to show."""
    state = state_of(mandate, today)
    return Shown(state.label, _TONES[state])


def with_letters(mandates: MandateQuerySet) -> MandateQuerySet:
    """Fetch the letters too, without what they say."""
    return mandates.prefetch_related(Prefetch("letters", Letter.objects.defer("content", "basis")))


def letter_of(mandate: Mandate) -> Letter | None:
    """Return the letter that counts: the one signed of all, else the newest."""
    letters = list(mandate.letters.all())
    return next((each for each in letters if each.state == LetterState.SIGNED), letters[0] if letters else None)


def letter_shown(mandate: Mandate) -> Shown:
    """Return the state of the letter of a mandate to show."""
    letter = letter_of(mandate)
    return _LETTERS[LetterState(letter.state) if letter else None]
