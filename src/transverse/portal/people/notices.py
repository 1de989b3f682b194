"""A mail about something that has just happened to a person, unless the person prefers not to be written to."""

from django.conf import settings

from transverse.portal.mail.write import write
from transverse.portal.people.models import Agent, Mails, Preference


def tell(agent: Agent, key: str, subject: str, sentence: str, link: str) -> bool:
    """Write to `agent` one sentence and one link; tell whether a mail was written.

    Nobody is written to who has left, has no address, or has chosen to be written to weekly or never: the home page
    says the same.

    Parameters
    ----------
    agent, key
        To whom, and why; the same key never makes two mails.
    subject, sentence, link
        In French; the link is an address of the portal without its host.
    """
    if agent.left_on is not None or not agent.email:
        return False
    if Preference.objects.filter(agent=agent).exclude(mails=Mails.AT_ONCE).exists():
        return False
    return write(key, agent.email, subject, signed(f"Bonjour,\n\n{sentence}\n\n{settings.ADDRESS}{link}"))


def signed(text: str) -> str:
    """Put under `text` who writes, and where to say how often."""
    return (
        f"{text}\n\n-- \nTransverse, le portail du réseau des données\n"
        f"Recevoir moins de courriels : {settings.ADDRESS}/rappels/\n"
    )
