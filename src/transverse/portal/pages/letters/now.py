"""What somebody can do about a letter now: one sentence, and the link that does it."""

from typing import NamedTuple

from django.urls import reverse

from transverse.papers.words import listed
from transverse.portal.people.models import Letter, LetterState


class Now(NamedTuple):
    """The sentence, and the link if there is one."""

    sentence: str
    address: str = ""
    link: str = ""


class Reader(NamedTuple):
    """Who reads: the agent, and whether the letter may be written, and a paper signature noted."""

    agent: int | None
    may_write: bool
    may_record: bool


def what_now(letter: Letter, reader: Reader, *, over: bool) -> Now:
    """Return what `reader` can do about `letter`; `over` tells that its mandate has ended."""
    if over and letter.state in {LetterState.DRAFT, LetterState.SENT}:
        return Now("Le mandat est terminé : il n'y a plus rien à signer.")
    if letter.state == LetterState.DRAFT:
        return _draft(letter, reader)
    if letter.state == LetterState.SENT:
        return _sent(letter, reader)
    if letter.state == LetterState.SIGNED:
        return Now("Tous ont signé : elle vaut. Téléchargez-la en bas de page pour vos dossiers.")
    mandate = letter.mandate.get_absolute_url()
    if letter.state == LetterState.REPLACED:
        return Now("Une version plus récente l'a remplacée.", mandate, "Voir le mandat et ses lettres")
    if reader.may_write and not over:
        return Now("Elle ne peut plus être signée : faites une nouvelle version, en bas de page.")
    return Now("Elle ne peut plus être signée : vous n'avez rien à faire.")


def _draft(letter: Letter, reader: Reader) -> Now:
    if reader.may_write:
        send = reverse("letter_send", args=[letter.pk])
        return Now("C'est un brouillon : relisez-la, complétez-la, puis envoyez-la.", send, "Passer à l'envoi")
    return Now("C'est un brouillon : personne ne peut encore la signer. Vous serez prévenu par un courriel.")


def _sent(letter: Letter, reader: Reader) -> Now:
    places = list(letter.signatures.all())
    mine = next((each for each in places if each.agent_id == reader.agent), None)
    others = listed([str(each.agent) for each in places if each.signed_at is None and each != mine])
    awaited = f"On attend encore la signature de : {others}." if others else ""
    if mine and mine.signed_at is None:
        return Now("Cette lettre attend votre signature.", "#signer", "Lire la lettre, puis signer au bas de la page")
    if mine:
        return Now(f"Vous avez signé. {awaited}".strip())
    if reader.may_record:
        return Now(f"{awaited} Si l'une est donnée sur papier, notez-la dans le tableau.")
    return Now(f"{awaited} Vous n'avez rien à faire.")
