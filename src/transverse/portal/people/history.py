"""What happened to a mandate and its letters, in plain French: who, when, what."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from auditlog.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from transverse.papers.words import day, listed, of
from transverse.portal.people.models import Letter, LetterState, Mandate, Rhythm, Signature

_LABELS = {
    "title": "Fonction",
    "time_share": "Temps prévu",
    "rhythm": "Échanges",
    "starts_on": "Début",
    "ends_on": "Fin prévue",
    "attached_to": "Rattachement",
}
_NONE = "None"


class Line(NamedTuple):
    """One thing that somebody did."""

    when: datetime
    who: str
    what: str


def history(mandate: Mandate, letters: list[Letter]) -> list[Line]:
    """Return what happened, the newest first; one query.  Signatures are fetched with the letters."""
    places = {str(place.pk): place for letter in letters for place in letter.signatures.all()}
    numbers = {str(letter.pk): letter.number for letter in letters}
    types = ContentType.objects.get_for_models(Mandate, Letter, Signature)
    about = Q(content_type=types[Mandate], object_pk=str(mandate.pk))
    about |= Q(content_type=types[Letter], object_pk__in=numbers)
    about |= Q(content_type=types[Signature], object_pk__in=places)
    entries = LogEntry.objects.filter(about).select_related("actor__agent").order_by("-timestamp", "-pk")
    names = {types[Mandate].pk: "mandate", types[Letter].pk: "letter", types[Signature].pk: "signature"}
    return [
        Line(entry.timestamp, str(entry.actor) if entry.actor else "Le portail", what)
        for entry in entries
        if not _comes_with_birth(entry, mandate.created_at)
        for what in _said(names[entry.content_type_id], entry, numbers, places)
    ]


def _comes_with_birth(entry: LogEntry, born: datetime) -> bool:
    """Tell whether the units were given when the mandate was made: that says nothing more."""
    return "units" in entry.changes_dict and entry.timestamp - born < timedelta(seconds=5)


def _said(kind: str, entry: LogEntry, numbers: Mapping[str, int], places: Mapping[str, Signature]) -> Iterator[str]:
    changes = entry.changes_dict
    created = entry.action == LogEntry.Action.CREATE
    if kind == "mandate":
        yield from ["Mandat créé"] if created else _mandate(changes)
    elif kind == "letter":
        yield from _letter(numbers[entry.object_pk], changes, created=created)
    elif "signed_at" in changes and not (created and changes["signed_at"][1] == _NONE):
        yield _signature(places[entry.object_pk], changes)


def _mandate(changes: Mapping[str, Any]) -> Iterator[str]:
    if "ended_on" in changes:
        yield _ended(changes)
    for field, words in _LABELS.items():
        if field in changes:
            before, after = (_value(field, value) for value in changes[field])
            yield f"{words} : {before} devient {after}"
    if "missions" in changes:
        yield "Missions réécrites"
    if "units" in changes:
        moved = changes["units"]
        verb = "en plus" if moved["operation"] == "add" else "en moins"
        yield f"Unités couvertes {verb} : {listed(moved['objects'])}"


def _ended(changes: Mapping[str, Any]) -> str:
    after = changes["ended_on"][1]
    if after == _NONE:
        return "Mandat repris : la fin est annulée"
    last = date.fromordinal(date.fromisoformat(after).toordinal() - 1)
    reason = changes.get("end_reason", ["", ""])[1]
    return f"Mandat terminé, dernier jour le {day(last)}{f' (motif : {reason})' if reason else ''}"


def _letter(number: int, changes: Mapping[str, Any], *, created: bool) -> Iterator[str]:
    label = f"Lettre de mission, version {number}"
    if created:
        yield f"{label} : commencée"
    elif "state" in changes:
        state = {
            LetterState.SENT: "envoyée à la signature",
            LetterState.SIGNED: "signée de tous",
            LetterState.REPLACED: "remplacée par une version plus récente",
            LetterState.WITHDRAWN: f"retirée (motif : {changes.get('withdrawn_reason', ['', ''])[1]})",
        }.get(changes["state"][1], changes["state"][1])
        yield f"{label} : {state}"


def _signature(place: Signature, changes: Mapping[str, Any]) -> str:
    if changes["signed_at"][1] == _NONE:
        return f"Signature {of(place.agent)} reprise"
    paper = changes.get("means", ["", ""])[1] == Signature.PAPER
    return f"Signature {of(place.agent)}{' donnée sur papier' if paper else ''}"


def _value(field: str, value: str) -> str:
    if value == _NONE:
        return "rien"
    if field == "time_share":
        return f"{value} %"
    if field == "rhythm":
        return str(dict(Rhythm.choices).get(value, value))
    if field in {"starts_on", "ends_on"}:
        return day(date.fromisoformat(value))
    return value
