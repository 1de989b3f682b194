"""``console:``: each mail on the terminal of the worker, for whoever tries the portal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from urllib.parse import SplitResult
from uuid import UUID

SCHEMES = ("console",)
IDEMPOTENT = True  # nobody receives it


class Console:
    """The standard output."""

    def send(self, _name: UUID, _recipient: str, message: EmailMessage) -> None:
        """Write the mail as one reads it."""
        text = message.get_content().strip()
        sys.stdout.write(f"\nÀ\u00a0: {message['To']}\nObjet\u00a0: {message['Subject']}\n\n{text}\n")
        sys.stdout.flush()


@contextmanager
def opened(_address: SplitResult) -> Iterator[Console]:
    """Need nothing."""
    yield Console()
