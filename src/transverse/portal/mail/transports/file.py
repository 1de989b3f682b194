"""``file:/folder``: a file a mail, for whoever has no mail server, or wants to look at the mails first."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import SplitResult, unquote
from uuid import UUID

from transverse.portal.ground.reasons import reason
from transverse.portal.mail.faults import NotSentError, UnreachableError

SCHEMES = ("file",)
IDEMPOTENT = True


@dataclass(frozen=True, slots=True)
class Files:
    """A folder of mails, each a file that any mail program opens."""

    folder: Path

    def send(self, name: UUID, _recipient: str, message: EmailMessage) -> None:
        """Write the mail beside, then give it its name: it is there whole, or not there."""
        path, temporary = self.folder / f"{name}.eml", self.folder / f".{name}.{os.getpid()}"
        try:
            with open(temporary, "wb", opener=_private) as file:
                file.write(message.as_bytes())
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        except OSError as error:
            raise NotSentError(f"le fichier ne peut pas être écrit ({reason(error)})") from error


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


@contextmanager
def opened(address: SplitResult) -> Iterator[Files]:
    """Make the folder if need be."""
    folder = Path(unquote(address.path))
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise UnreachableError(f"le dossier des courriels ne peut pas être créé ({reason(error)})") from error
    yield Files(folder)
