"""``smtp://user:password@host:587`` (encrypted when the server offers it) and ``smtps://host`` (from the start).

The dialogue is led step by step rather than by ``sendmail``: between the end of the message and the answer, a cut
leaves us without knowing whether the mail is gone, and that must not be taken for a failure.
"""

import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from urllib.parse import SplitResult, unquote
from uuid import UUID

from transverse.portal.ground.reasons import reason
from transverse.portal.mail.faults import NotSentError, RefusedError, UnreachableError, UnsureError

SCHEMES = ("smtp", "smtps")
IDEMPOTENT = False
_TIMEOUT = 15.0  # seconds for each answer
_PORTS = {"smtp": 25, "smtps": 465}
_FAULTS = (OSError, smtplib.SMTPException)  # cut, refused, too slow


@dataclass(frozen=True, slots=True)
class Server:
    """A server that has let us in."""

    smtp: smtplib.SMTP

    def send(self, _name: UUID, recipient: str, message: EmailMessage) -> None:
        """Hand the mail over, and wait for the answer that makes the server answer for it."""
        sender = message["From"].addresses[0].addr_spec
        try:
            self._asked(*self.smtp.mail(sender))
            self._asked(*self.smtp.rcpt(recipient))
            self._asked(*self.smtp.docmd("DATA"))
        except _FAULTS as error:
            raise UnreachableError(_cut(error)) from error
        try:
            self.smtp.send(_body(message))
            answer = self.smtp.getreply()
        except _FAULTS as error:
            raise UnsureError("le serveur n'a pas répondu après avoir reçu le courriel") from error
        self._asked(*answer)

    def _asked(self, code: int, answer: bytes) -> None:
        """Let the dialogue go on if the server agrees; else say whether another try may succeed."""
        if code < 400:
            return
        try:
            self.smtp.rset()
        except _FAULTS:
            self.smtp.close()
        said = f"le serveur répond\u00a0: {code} {answer.decode('utf-8', 'replace')}"
        raise RefusedError(said) if code >= 500 else NotSentError(said)


def _body(message: EmailMessage) -> bytes:
    """Return the message as the protocol carries it: a line that begins with a dot has one more."""
    text = message.as_bytes()
    return re.sub(rb"(?m)^\.", b"..", text) + (b".\r\n" if text.endswith(b"\r\n") else b"\r\n.\r\n")


@contextmanager
def opened(address: SplitResult) -> Iterator[Server]:
    """Reach the server, encrypt, sign in."""
    try:
        smtp = _connected(address)
    except _FAULTS as error:
        raise UnreachableError(_cut(error)) from error
    try:
        yield Server(smtp)
    finally:
        try:
            smtp.quit()
        except _FAULTS:
            smtp.close()


def _connected(address: SplitResult) -> smtplib.SMTP:
    host, port = address.hostname or "localhost", address.port or _PORTS[address.scheme]
    context = ssl.create_default_context()
    if address.scheme == "smtps":
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=_TIMEOUT, context=context)
    else:
        smtp = smtplib.SMTP(host, port, timeout=_TIMEOUT)
    try:
        smtp.ehlo_or_helo_if_needed()
        if address.scheme == "smtp" and smtp.has_extn("starttls"):
            smtp.starttls(context=context)
            smtp.ehlo()
        if address.username:
            smtp.login(unquote(address.username), unquote(address.password or ""))
    except BaseException:
        smtp.close()
        raise
    return smtp


def _cut(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return "le serveur de courriels refuse le nom ou le mot de passe de TRANSVERSE_SMTP"
    if isinstance(error, ssl.SSLCertVerificationError):
        return "le certificat du serveur de courriels n'est pas reconnu"
    if isinstance(error, smtplib.SMTPServerDisconnected):
        late = isinstance(error.__context__, TimeoutError)
        return f"le serveur de courriels {'ne répond plus' if late else 'a coupé la liaison'}"
    detail = reason(error) if isinstance(error, OSError) and error.errno else str(error) or type(error).__name__
    return f"le serveur de courriels n'est pas joignable ({detail})"
