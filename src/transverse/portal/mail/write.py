"""Write a mail into the outbox."""

import re

from transverse.portal.mail.models import Mail

_BLANKS = re.compile(r"[^\S\u00a0]+")  # a no-break space stays


def write(key: str, recipient: str, subject: str, text: str) -> bool:
    """Write a mail down unless one of the same key exists; tell whether it was written.

    Parameters
    ----------
    key
        Why it is sent, such as ``"letter:12:sign:7:2026-11-02"``: the same reason never makes two mails.
    recipient
        An address; without one nothing is written: the person is told by the portal alone.
    subject, text
        Plain text, in French.
    """
    if not recipient:
        return False
    line = _BLANKS.sub(" ", subject).strip()[:250]
    _, created = Mail.objects.get_or_create(
        key=key[:200], defaults={"recipient": recipient, "subject": line, "text": text}
    )
    return created
