"""The life of a lettre de mission: composed, sent, signed by each, withdrawn, made anew."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

from django.db import transaction
from django.utils import timezone

from transverse.papers.words import day
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.ground.revision import save_if_unchanged
from transverse.portal.people import letter_mails as mails
from transverse.portal.people.heads import dgs_post, heads_of
from transverse.portal.people.letter_content import OWN, as_json, content_of, fingerprint, said_by, title_of
from transverse.portal.people.models import Agent, Letter, LetterState, Mandate, Signature

if TYPE_CHECKING:
    from transverse.portal.accounts.models import Account

UNDO = timedelta(hours=1)
"""How long one may take one's own signature back."""

HOLDER = "Titulaire de la mission"

P = ParamSpec("P")
R = TypeVar("R")


def _alone(act: Callable[Concatenate[Letter, P], R]) -> Callable[Concatenate[Letter, P], R]:
    """Let one act at a time be done on a letter, on what the table says at that moment."""

    @wraps(act)
    def inner(letter: Letter, *args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic():
            fresh = Letter.objects.select_for_update().get(pk=letter.pk)
            return act(fresh, *args, **kwargs)

    return cast("Callable[Concatenate[Letter, P], R]", inner)


def compose(mandate: Mandate, today: date) -> Letter:
    """Begin the letter of a mandate, or the next version of the one it has; a draft already begun is returned.

    Raises
    ------
    RefusalError
        A version waits for its signatures, or the mandate is over.
    """
    if mandate.last_day < today:
        raise RefusalError("Ce mandat est terminé : une lettre n'aurait plus d'objet.")
    with transaction.atomic():
        Mandate.objects.select_for_update().get(pk=mandate.pk)
        last = mandate.letters.order_by("-number").first()
        if last and last.state == LetterState.DRAFT:
            return last
        if last and last.state == LetterState.SENT:
            raise RefusalError(
                "Une version attend déjà ses signatures : retirez-la d'abord, puis faites-en une nouvelle."
            )
        letter = Letter.objects.create(mandate=mandate, number=last.number + 1 if last else 1, content=_kept(last))
        for position, (agent, capacity) in enumerate(usual_signatories(mandate)):
            Signature.objects.create(letter=letter, agent=agent, capacity=capacity, position=position)
    return letter


def _kept(last: Letter | None) -> dict[str, object]:
    """Return what was written for the last version and is worth keeping in the next."""
    if last is None:
        return {}
    kept = {name: last.content[name] for name in OWN if last.content.get(name) and name != "reference"}
    if kept.get("missions") == last.basis.get("missions"):
        kept.pop("missions", None)
    return kept


def usual_signatories(mandate: Mandate) -> list[tuple[Agent, str]]:
    """Return who signs: the DGS, the heads of the units covered, the person; each once, in that order."""
    dgs = dgs_post()
    heads = heads_of(mandate.units.all(), without=mandate.agent_id).values()
    posts = [*([dgs] if dgs else []), *sorted(heads, key=lambda post: str(post.holder))]
    found = {post.holder: post.title for post in reversed(posts) if post.holder and post.holder_id != mandate.agent_id}
    return [*reversed(found.items()), (mandate.agent, HOLDER)]


@_alone
def write(letter: Letter, revision: int, own: dict[str, object]) -> None:
    """Keep what is written for this letter: its title, reference, greeting, missions and means.

    Raises
    ------
    RefusalError
        It has been sent.
    ConflictError
        Somebody wrote in it since `revision`.
    """
    _refuse_unless(letter, LetterState.DRAFT)
    of_mandate = {"title": title_of(letter.mandate)}  # what it says already follows it
    letter.content = {name: own[name] for name in OWN if own.get(name) and own[name] != of_mandate.get(name)}
    save_if_unchanged(letter, revision, "Cette lettre")


@_alone
def add_signatory(letter: Letter, agent: Agent, capacity: str) -> None:
    """Ask for one more signature, before that of the person, who signs last.

    Raises
    ------
    RefusalError
        The letter has been sent, or the person signs it already or has left.
    """
    _refuse_unless(letter, LetterState.DRAFT)
    if agent.left_on:
        raise RefusalError(f"{agent} a quitté la collectivité : choisissez une autre personne.")
    if letter.signatures.filter(agent=agent).exists():
        raise RefusalError(f"{agent} signe déjà cette lettre.")
    last = letter.signatures.exclude(agent=letter.mandate.agent_id).order_by("-position").first()
    place = last.position + 1 if last else 0
    for each in letter.signatures.filter(position__gte=place):
        each.position += 1
        each.save()
    Signature.objects.create(letter=letter, agent=agent, capacity=capacity, position=place)


@_alone
def remove_signatory(letter: Letter, signature: int) -> None:
    """No longer ask for a signature; the person's own is always asked.

    Raises
    ------
    RefusalError
        The letter has been sent, or it is the person's own signature.
    """
    _refuse_unless(letter, LetterState.DRAFT)
    place = letter.signatures.get(pk=signature)
    if place.agent_id == letter.mandate.agent_id:
        raise RefusalError("La personne à qui la mission est confiée signe toujours sa lettre.")
    place.delete()


@_alone
def send(letter: Letter, now: datetime) -> None:
    """Freeze what the letter says and ask each signatory to sign it.

    Raises
    ------
    RefusalError
        It has been sent, the mandate is over or attached to nobody, or nobody but the person signs.
    """
    _refuse_unless(letter, LetterState.DRAFT)
    mandate = letter.mandate
    if mandate.last_day < timezone.localdate(now):
        raise RefusalError("Ce mandat est terminé : une lettre n'aurait plus d'objet.")
    if mandate.attached_to is None:
        raise RefusalError(
            "Le mandat ne dit pas à qui la personne rend compte : modifiez-le pour choisir un rattachement."
        )
    if letter.signatures.count() < 2:
        raise RefusalError(
            "Il faut au moins un signataire avec la personne : ajoutez le DGS ou le responsable du service."
        )
    letter.content = as_json(content_of(letter))
    letter.basis, letter.fingerprint = said_by(mandate), fingerprint(letter.content)
    letter.state, letter.sent_at = LetterState.SENT, now
    letter.save()
    for place in letter.signatures.select_related("agent"):
        mails.ask_to_sign(letter, place)


@_alone
def sign(letter: Letter, agent: int | None, seen: str, now: datetime) -> bool:
    """Sign in the portal what was shown; return whether it counted (a second click does not).

    Parameters
    ----------
    letter
        The letter.
    agent
        Who signs.
    seen
        The fingerprint of what was shown.
    now
        The moment.

    Raises
    ------
    RefusalError
        The letter is not to be signed, is no longer the one that was shown, or asks nothing of this person.
    """
    place = letter.signatures.filter(agent=agent).first()
    if place and place.signed_at:
        return False
    _refuse_unless_to_sign(letter, now)
    if place is None:
        raise RefusalError("Cette lettre ne demande pas votre signature.")
    if seen != letter.fingerprint:
        raise RefusalError("La lettre n'est plus celle que vous avez lue : rouvrez-la, relisez-la, puis signez.")
    _fill(letter, place, now, Signature.ONLINE, None)
    return True


@_alone
def record(letter: Letter, signature: int, on: date, by: "Account", now: datetime) -> bool:
    """Note a signature given on paper, on the day that it bears; return whether it counted.

    Raises
    ------
    RefusalError
        The letter is not to be signed, or the day cannot be right.
    """
    place = letter.signatures.get(pk=signature)
    if place.signed_at:
        return False
    _refuse_unless_to_sign(letter, now)
    sent = timezone.localdate(letter.sent_at) if letter.sent_at else on
    if not sent <= on <= timezone.localdate(now):
        raise RefusalError(f"Le jour de la signature se situe entre l'envoi ({day(sent)}) et aujourd'hui.")
    moment = min(now, timezone.make_aware(datetime.combine(on, time(12))))
    _fill(letter, place, max(moment, letter.sent_at or moment), Signature.PAPER, by)
    return True


def may_unsign(letter: Letter, place: Signature, by: "Account", now: datetime) -> bool:
    """Tell whether `by` may still take a signature back: one's own within the hour, one noted on paper all along."""
    if letter.state != LetterState.SENT or place.signed_at is None:
        return False
    if place.means == Signature.PAPER:
        return by.has_perm("letters.record")
    return place.agent_id == by.standing.agent and now - place.signed_at <= UNDO


@_alone
def unsign(letter: Letter, signature: int, by: "Account", now: datetime) -> None:
    """Take a signature back.

    Raises
    ------
    RefusalError
        The hour is over, or the letter is signed of all.
    """
    place = letter.signatures.get(pk=signature)
    if not may_unsign(letter, place, by, now):
        raise RefusalError(
            "Cette signature ne peut plus être reprise : plus d'une heure a passé, ou tous ont signé. "
            "Demandez au chef de projet une nouvelle version de la lettre."
        )
    place.signed_at, place.fingerprint, place.recorded_by, place.means = None, "", None, Signature.ONLINE
    place.save()


@_alone
def withdraw(letter: Letter, reason: str) -> None:
    """Take a letter back before all have signed; those who were asked are told why.

    Raises
    ------
    RefusalError
        It is not waiting for signatures.
    """
    _refuse_unless(letter, LetterState.SENT)
    letter.state, letter.withdrawn_reason = LetterState.WITHDRAWN, reason
    letter.save()
    for place in letter.signatures.select_related("agent"):
        mails.tell_withdrawn(letter, place)


@_alone
def discard(letter: Letter) -> None:
    """Throw a draft away.

    Raises
    ------
    RefusalError
        It has been sent.
    """
    _refuse_unless(letter, LetterState.DRAFT)
    letter.delete()


def _fill(letter: Letter, place: Signature, when: datetime, means: str, by: "Account | None") -> None:
    """Put a signature in its place; with the last one the letter is signed, and replaces the one before."""
    place.signed_at, place.means, place.recorded_by, place.fingerprint = when, means, by, letter.fingerprint
    place.save()
    dates = list(letter.signatures.values_list("signed_at", flat=True))
    if None in dates:
        return
    for old in Letter.objects.filter(mandate=letter.mandate_id, state=LetterState.SIGNED):
        old.state = LetterState.REPLACED
        old.save()
    letter.state, letter.signed_at = LetterState.SIGNED, max(each for each in dates if each)
    letter.save()
    mails.tell_signed(letter, timezone.localdate(when))


_WHY_NOT = {
    LetterState.DRAFT: "Cette lettre est encore un brouillon : envoyez-la d'abord à la signature.",
    LetterState.SENT: "Cette lettre est déjà envoyée : pour la changer, retirez-la puis faites une nouvelle version.",
    LetterState.SIGNED: "Cette lettre est déjà signée de tous : faites une nouvelle version pour la changer.",
    LetterState.REPLACED: "Cette lettre est remplacée par une version plus récente : ouvrez cette version.",
    LetterState.WITHDRAWN: "Cette lettre a été retirée : demandez au chef de projet une nouvelle version.",
}


def _refuse_unless(letter: Letter, state: LetterState) -> None:
    if letter.state != state:
        raise RefusalError(_WHY_NOT[LetterState(letter.state)])


def _refuse_unless_to_sign(letter: Letter, now: datetime) -> None:
    _refuse_unless(letter, LetterState.SENT)
    if letter.mandate.last_day < timezone.localdate(now):
        raise RefusalError("Le mandat est terminé : il n'y a plus rien à signer.")
