"""The way in for the mails that libraries send, such as the link for a new password."""

from collections.abc import Sequence
from uuid import uuid4

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from transverse.portal.mail.write import write


class Outbox(BaseEmailBackend):
    """Writes into the outbox instead of sending."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write each message down, once for each recipient."""
        return sum(
            write(f"library:{uuid4()}", recipient, str(message.subject), str(message.body))
            for message in email_messages
            for recipient in message.recipients()
        )
