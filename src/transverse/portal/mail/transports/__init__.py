"""The ways of sending a mail, one file a way: `SCHEMES` are those of the addresses that it serves."""

from contextlib import AbstractContextManager
from email.message import EmailMessage
from typing import Protocol
from urllib.parse import SplitResult, urlsplit
from uuid import UUID

from transverse.common.registry import modules


class Session(Protocol):
    """An open way, over which several mails may go."""

    def send(self, name: UUID, recipient: str, message: EmailMessage) -> None:
        """Send one mail, whose `name` never changes.

        Raises
        ------
        NotSentError, UnsureError
            See `mail.faults`.
        """
        ...


class Transport(Protocol):
    """A module of this folder."""

    SCHEMES: tuple[str, ...]
    IDEMPOTENT: bool  # sent twice, a mail is there once

    def opened(self, address: SplitResult) -> AbstractContextManager[Session]:
        """Open the way.

        Raises
        ------
        UnreachableError
            There is no way.
        """
        ...


class UnknownTransportError(ValueError):
    """The address names none of the ways."""

    def __init__(self, scheme: str, known: list[str]) -> None:
        super().__init__(
            f"TRANSVERSE_SMTP ne se comprend pas (« {scheme} »). Elle commence par l'un de : {', '.join(known)}."
        )


def transport(address: str) -> Transport:
    """Return the transport that serves `address`.

    Raises
    ------
    UnknownTransportError
        There is none.
    """
    scheme = urlsplit(address).scheme
    known: dict[str, Transport] = {}
    for module in modules(__name__):
        known.update(dict.fromkeys(module.SCHEMES, module))
    if scheme not in known:
        raise UnknownTransportError(scheme, sorted(known))
    return known[scheme]
