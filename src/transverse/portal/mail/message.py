"""A row of the outbox as a message: the same row always makes the same bytes."""

from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from django.conf import settings
from django.utils import timezone

from transverse.portal.mail.faults import RefusedError
from transverse.portal.mail.models import Mail


def compose(mail: Mail) -> EmailMessage:
    """Return the message of `mail`.

    Raises
    ------
    RefusedError
        The recipient is not an address that a server takes.
    """
    message = EmailMessage(policy=SMTP)
    try:
        message["To"] = Address(addr_spec=mail.recipient)
        message["To"].encode("ascii")
    except (MessageError, ValueError, IndexError) as error:
        raise RefusedError("l'adresse du destinataire est mal écrite") from error
    message["From"] = settings.DEFAULT_FROM_EMAIL
    message["Subject"] = mail.subject
    message["Date"] = timezone.localtime(mail.created_at)
    message["Message-ID"] = f"<{mail.message_id}@{sender_domain(message)}>"
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = "fr"
    message.set_content(mail.text, cte="quoted-printable")
    return message


def sender_domain(message: EmailMessage) -> str:
    """Return the domain of the sender, which no machine of somebody else may claim."""
    return str(message["From"].addresses[0].domain or "localhost")
