"""Open an account for an agent: a mail with a link, by which the agent chooses a password."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.db import transaction
from django.urls import reverse

from transverse.portal.accounts.models import Account
from transverse.portal.ground.models import collectivity
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.mail.write import write
from transverse.portal.people.models import Agent

VALID_DAYS = settings.PASSWORD_RESET_TIMEOUT // 86_400


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening several accounts came to: those opened, the agents without address, those whose address is taken."""

    accounts: tuple[Account, ...]
    without_address: tuple[Agent, ...]
    taken: tuple[Agent, ...]


@transaction.atomic
def open_account(agent: Agent, now: datetime) -> Account:
    """Open an account for an agent and write the invitation.

    Raises
    ------
    RefusalError
        The agent has left, has an account already or no address, or somebody else signs in with that address.
    """
    if agent.left_on is not None:
        raise RefusalError(f"{agent} est parti : on n'ouvre pas de compte à quelqu'un qui a quitté la collectivité.")
    if not agent.email:
        raise RefusalError(
            f"{agent} n'a pas d'adresse électronique dans l'organigramme. Complétez-la dans le logiciel des ressources "
            "humaines, puis importez de nouveau l'organigramme."
        )
    if Account.objects.filter(agent=agent).exists():
        raise RefusalError(f"{agent} a déjà un compte.")
    if Account.objects.filter(email__iexact=agent.email).exists():
        raise RefusalError(f"L'adresse {agent.email} est déjà celle d'un autre compte.")
    account = Account.objects.create_user(agent.email, None, agent=agent)
    invite(account, now)
    return account


@transaction.atomic
def open_accounts(agents: Iterable[Agent], now: datetime) -> Opened:
    """Open an account for each agent who may have one; tell for whom it could not be done."""
    wanted = [agent for agent in agents if agent.left_on is None]
    addresses = {agent.email.lower() for agent in wanted if agent.email}
    known = set(Account.objects.filter(email__in=addresses).values_list("email", flat=True))
    opened, without, taken = [], [], []
    for agent in wanted:
        address = agent.email.lower()
        if not address:
            without.append(agent)
        elif address in known:
            taken.append(agent)
        else:
            known.add(address)
            opened.append(open_account(agent, now))
    return Opened(tuple(opened), tuple(without), tuple(taken))


def invite(account: Account, now: datetime) -> None:
    """Write to the person a link to choose a password; it serves once."""
    token = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(account)
    place = {"uidb36": user_pk_to_url_str(account), "key": token}
    link = urljoin(settings.ADDRESS, reverse("account_reset_password_from_key", kwargs=place))
    write(
        f"invitation:{account.pk}:{now:%Y-%m-%dT%H:%M:%S.%f}",
        account.email,
        f"Votre compte sur le portail de {collectivity().name}",
        f"Bonjour,\n\nUn compte est ouvert pour vous sur le portail Transverse de {collectivity().name}, qui dit qui "
        "relaye les données dans chaque service, avec quel mandat.\n\nChoisissez votre mot de passe par ce lien, "
        f"valable {VALID_DAYS} jours :\n\n{link}\n\nPassé ce délai, demandez un autre lien à la page de connexion, par "
        f"« Mot de passe oublié » :\n\n{urljoin(settings.ADDRESS, reverse('account_login'))}\n",
    )
