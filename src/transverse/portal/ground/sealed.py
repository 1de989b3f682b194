"""Secrets kept in the data base, sealed by the secret key of the portal: whoever copies the base cannot read them."""

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_SEALED = "fernet:"


class OtherKeyError(Exception):
    """The secret was sealed by another secret key: nobody here can read it."""


def seal(text: str, purpose: bytes, key: str) -> str:
    """Return `text` as it is kept; what is sealed for one `purpose` cannot be opened for another."""
    return _SEALED + _box(purpose, key).encrypt(text.encode()).decode("ascii")


def opened(kept: str, purpose: bytes, key: str) -> str:
    """Return the text of `kept`; one that was kept in clear is read as it is.

    Raises
    ------
    OtherKeyError
        It was sealed by another key.
    """
    if not kept.startswith(_SEALED):
        return kept
    try:
        return _box(purpose, key).decrypt(kept.removeprefix(_SEALED)).decode()
    except InvalidToken as error:
        raise OtherKeyError from error


def _box(purpose: bytes, key: str) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(key.encode())
    return Fernet(base64.urlsafe_b64encode(derived))
