"""Declared or recognised: four plain lines, what is missing, the link that settles it; and the next step."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from transverse.papers.words import day, days_a_month, number
from transverse.portal.people.letter_content import changed_since
from transverse.portal.people.mandate_states import State, letter_of, state_of
from transverse.portal.people.models import JobSheet, Kind, Letter, LetterState, Mandate
from transverse.portal.people.recognition import LEAST_TIME, Criterion


class Line(NamedTuple):
    """One of the four: what it is about, whether it is met, the sentence, and the link that settles it."""

    criterion: Criterion
    met: bool
    sentence: str
    address: str = ""
    link: str = ""

    @property
    def label(self) -> str:
        """What the line is about, in two or three words."""
        return _LABELS[self.criterion]


_LABELS = {
    Criterion.FORCE: "En vigueur",
    Criterion.LETTER: "Lettre signée de tous",
    Criterion.TIME: "Temps réservé",
    Criterion.SHEET: "Dans la fiche de poste",
}


class Step(NamedTuple):
    """What to do next: the sentence, and the link; `compose` when it begins with a new letter."""

    sentence: str
    address: str = ""
    link: str = ""
    compose: bool = False


def lines(mandate: Mandate, missing: tuple[Criterion, ...], sheet: JobSheet | None, today: date) -> list[Line]:
    """Return the four lines of a mandate."""
    letter = letter_of(mandate)
    return [
        _force(mandate, today, met=Criterion.FORCE not in missing),
        _letter(letter, met=Criterion.LETTER not in missing),
        _time(mandate, met=Criterion.TIME not in missing),
        _sheet(sheet, met=Criterion.SHEET not in missing),
    ]


def _force(mandate: Mandate, today: date, *, met: bool) -> Line:
    first, last = day(mandate.starts_on), day(mandate.last_day)
    if met:
        return Line(Criterion.FORCE, met, f"Du {first} au {last}.")
    if mandate.starts_on > today:
        return Line(Criterion.FORCE, met, f"Il commence le {first}.")
    again = reverse("mandate_renew", args=[mandate.pk]) if mandate.ended_on is None else ""
    return Line(Criterion.FORCE, met, f"Il s'est terminé le {last}.", again, "Renouveler le mandat" if again else "")


def _letter(letter: Letter | None, *, met: bool) -> Line:
    about = Criterion.LETTER
    if letter is None:
        return Line(about, met, "La lettre de mission n'est pas rédigée.")
    address = letter.get_absolute_url()
    if met:
        signed = f" le {day(timezone.localdate(letter.signed_at))}" if letter.signed_at else ""
        changed = " Le mandat a changé depuis." if changed_since(letter) else ""
        return Line(about, met, f"Signée de tous{signed}.{changed}", address, "Lire la lettre")
    if letter.state == LetterState.SENT:
        waiting = [str(each.agent) for each in letter.signatures.all() if each.signed_at is None]
        return Line(about, met, f"Il manque la signature de : {', '.join(waiting)}.", address, "Ouvrir la lettre")
    if letter.state == LetterState.WITHDRAWN:
        return Line(about, met, "La lettre a été retirée.", address, "Faire une nouvelle version")
    return Line(about, met, "La lettre est un brouillon : envoyez-la à la signature.", address, "Ouvrir le brouillon")


def _time(mandate: Mandate, *, met: bool) -> Line:
    days = days_a_month(Decimal(mandate.time_share))
    said = f"{mandate.time_share} % du temps, environ {number(days)} {'jours' if days >= 2 else 'jour'} par mois."
    if met:
        return Line(Criterion.TIME, met, said)
    address = reverse("mandate_change", args=[mandate.pk])
    return Line(Criterion.TIME, met, f"{said} Il en faut {LEAST_TIME} % au moins.", address, "Modifier le temps")


def _sheet(sheet: JobSheet | None, *, met: bool) -> Line:
    about = Criterion.SHEET
    address = sheet.get_absolute_url() if sheet else _list_of_sheets()
    if met:
        return Line(about, met, "La fiche de poste en circulation le mentionne.", address, "Lire la fiche de poste")
    if sheet is None:
        return Line(
            about,
            met,
            "La personne n'a pas de fiche de poste partagée : rédigez-la, puis faites-la circuler.",
            address,
            "Ouvrir les fiches de poste",
        )
    return Line(
        about,
        met,
        "La fiche de poste en circulation n'en dit rien : complétez-la, puis faites-la circuler.",
        address,
        "Compléter la fiche de poste",
    )


def _list_of_sheets() -> str:
    try:
        return reverse("job_sheets")
    except NoReverseMatch:
        return ""


def next_step(
    mandate: Mandate, missing: tuple[Criterion, ...], found: list[Line], today: date, *, has_deputy: bool
) -> Step:
    """Return the one thing to do now, the most pressing first."""
    steps = (*_to_end(mandate, today), *_to_recognise(mandate, found, today))
    if mandate.kind == Kind.RELAY and not has_deputy:
        sentence = "Nommez un suppléant : le service garde un relais pendant les absences."
        steps = (*steps, Step(sentence, reverse("mandate_deputy", args=[mandate.pk]), "Nommer un suppléant"))
    if missing:
        steps = (*steps, Step("Le mandat sera reconnu dès qu'il aura commencé."))
    return next(iter(steps), Step("Rien ne manque : le mandat est reconnu."))


def _to_end(mandate: Mandate, today: date) -> Iterator[Step]:
    """Yield what the end of a mandate asks for."""
    state, handover = state_of(mandate, today), getattr(mandate, "handover", None)
    if mandate.agent.left_on and mandate.ended_on is None and state != State.OVER:
        left = day(mandate.agent.left_on)
        sentence = (
            f"{mandate.agent} a quitté la collectivité le {left} : terminez le mandat, puis nommez un successeur."
        )
        yield Step(sentence, reverse("mandate_end", args=[mandate.pk]), "Terminer le mandat")
    if handover and handover.closed_at is None and (mandate.ended_on or state == State.OVER):
        yield Step("La passation est ouverte : complétez-la.", handover.get_absolute_url(), "Ouvrir la passation")
    if state == State.OVER or mandate.ended_on:
        end = "est terminé" if state == State.OVER else f"se termine le {day(mandate.last_day)}"
        yield Step(f"Ce mandat {end} : il n'y a plus rien à faire.")
    if state == State.RENEW:
        sentence = f"Il se termine le {day(mandate.last_day)} : renouvelez-le, ou préparez la passation."
        yield Step(sentence, reverse("mandate_renew", args=[mandate.pk]), "Renouveler le mandat")


def _to_recognise(mandate: Mandate, found: list[Line], today: date) -> Iterator[Step]:
    """Yield what is missing for the mandate to be recognised."""
    if letter_of(mandate) is None and mandate.last_day >= today:
        yield Step("Rédigez la lettre de mission : c'est elle qui dit à quel titre la personne agit.", compose=True)
    yield from (Step(each.sentence, each.address, each.link) for each in found if not each.met and each.address)
    letter = letter_of(mandate)
    if letter and letter.state == LetterState.SIGNED and changed_since(letter):
        yield Step(
            "Le mandat a changé depuis la signature de la lettre : faites une nouvelle version.",
            letter.get_absolute_url(),
            "Ouvrir la lettre",
        )
