"""Addresses of what a catalogue names: the same from one scan to the next, and legal whatever a file is called."""

import re
from hashlib import blake2b
from urllib.parse import quote

from transverse.common.errors import TransverseError

_ADDRESS = re.compile(r"https?://[A-Za-z0-9.\-]+(?::\d+)?(?:/[A-Za-z0-9._~!$&'()*+,;=:@%/\-]*)?")
_MAIL = re.compile(r"[A-Za-z0-9.!#$&'*+/=?^_`{|}~\-]+@[A-Za-z0-9.\-]+")


class AddressError(TransverseError):
    """What should be an address is none."""

    def __init__(self, given: str, what: str, such_as: str) -> None:
        self.given = given
        super().__init__(
            f"« {given} » ne peut pas servir d'adresse pour {what}. "
            f"Donnez une adresse de la forme {such_as}, sans espace ni accent."
        )


def checked(address: str, what: str) -> str:
    """Return a web address that may begin others, with its final slash.

    Parameters
    ----------
    address
        Such as ``https://ville.example/catalogue``.
    what
        What it is the address of, in French, for the message.

    Raises
    ------
    AddressError
        It is not one, or holds what an IRI may not.
    """
    if not _ADDRESS.fullmatch(address):
        raise AddressError(address, what, "« https://ville.example/catalogue »")
    return address if address.endswith("/") else f"{address}/"


def checked_mail(address: str) -> str:
    """Return an e-mail address, or raise `AddressError` if it is none."""
    if not _MAIL.fullmatch(address):
        raise AddressError(address, "un courriel", "« accueil@ville.example »")
    return address


def identifier(base: str, *parts: str) -> str:
    """Return 32 hexadecimal digits that hang on `base` and `parts` alone: neither on a title nor on a date."""
    written = "\0".join((base, *parts))
    return blake2b(written.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def of_file(base: str, path: str) -> str:
    """Return the address of a file under `base`, every character that an IRI refuses written in percents."""
    return base + quote(path, safe="/", errors="replace")
