"""The mails about a lettre de mission: to sign, withdrawn, signed of all.  Reminders: `waiting.letters`."""

from datetime import date

from django.conf import settings

from transverse.papers.words import listed, of
from transverse.portal.mail.write import write
from transverse.portal.people.models import Agent, Kind, Letter, Mandate, Signature


def ask_to_sign(letter: Letter, place: Signature) -> None:
    """Ask one signatory to read and sign."""
    _write(
        f"letter:{letter.pk}:sign:{place.pk}",
        place.agent,
        f"À signer : lettre de mission {of(letter.mandate.agent)}",
        f"La lettre de mission {of(_about(letter))} attend votre signature, en qualité de : {place.capacity}.\n\n"
        f"Lisez-la et signez-la ici :\n{_address(letter)}\n\n"
        "Si vous préférez le papier, imprimez-la depuis cette page, signez-la et remettez-la au chef de projet.",
    )


def tell_withdrawn(letter: Letter, place: Signature) -> None:
    """Tell one signatory that there is nothing to sign any more, and why."""
    _write(
        f"letter:{letter.pk}:withdrawn:{place.pk}",
        place.agent,
        f"Lettre de mission {of(letter.mandate.agent)} : retirée",
        f"La lettre de mission {of(_about(letter))} a été retirée. Motif : {letter.withdrawn_reason}\n\n"
        "Vous n'avez rien à faire : une nouvelle version vous sera envoyée s'il y a lieu.",
    )


def tell_signed(letter: Letter, today: date) -> None:
    """Tell the person and the project lead that everybody has signed."""
    leads = Mandate.objects.in_force(today).filter(kind=Kind.LEAD, agent__left_on=None).select_related("agent")
    agents = {each.pk: each for each in (letter.mandate.agent, *(lead.agent for lead in leads))}
    for agent in agents.values():
        _write(
            f"letter:{letter.pk}:signed:{agent.pk}",
            agent,
            f"Lettre de mission {of(letter.mandate.agent)} : signée de tous",
            f"La lettre de mission {of(_about(letter))} porte maintenant toutes ses signatures.\n\n"
            f"Elle est ici, à lire ou à télécharger :\n{_address(letter)}",
        )


def _write(key: str, agent: Agent, subject: str, text: str) -> None:
    if agent.left_on is None:
        write(key, agent.email, subject, f"Bonjour {agent},\n\n{text}\n")


def _about(letter: Letter) -> str:
    units = listed([str(unit) for unit in letter.mandate.units.all()])
    return f"{letter.mandate.agent} ({letter.mandate.called}{f', {units}' if units else ''})"


def _address(letter: Letter) -> str:
    return f"{settings.ADDRESS}{letter.get_absolute_url()}"
