"""The logo of the collectivité: a PNG picture, rebuilt from the parts that draw it, so that it carries nothing else.

References
----------
PNG specification, structure of the file: https://www.w3.org/TR/png-3/#5DataRep
"""

import zlib
from collections.abc import Iterator
from typing import NamedTuple

from transverse.portal.ground.refusals import RefusalError

LIMIT = 50_000
SIDES = range(16, 2001)
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_DRAWING = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}


class Logo(NamedTuple):
    """A picture that may be shown: its bytes, its size in pixels."""

    data: bytes
    width: int
    height: int


def read_logo(given: bytes) -> Logo:
    """Check a picture and keep the parts that draw it.

    Raises
    ------
    RefusalError
        It is not a PNG picture, is damaged, too heavy, too small or too large.
    """
    if len(given) > LIMIT:
        raise RefusalError(f"Le logo pèse plus de {LIMIT // 1000} ko : allégez-le, puis choisissez-le de nouveau.")
    if not given.startswith(_SIGNATURE):
        raise RefusalError("Le logo doit être une image PNG : demandez-la à votre service de communication.")
    parts = list(_parts(given))
    names = [name for name, _ in parts]
    if not parts or names[0] != b"IHDR" or names[-1] != b"IEND" or b"IDAT" not in names or len(parts[0][1]) != 13:
        raise RefusalError(_DAMAGED)
    width, height = (int.from_bytes(parts[0][1][at : at + 4], "big") for at in (0, 4))
    if width not in SIDES or height not in SIDES:
        raise RefusalError(f"Chaque côté du logo doit avoir de {SIDES[0]} à {SIDES[-1]} points.")
    return Logo(_SIGNATURE + b"".join(_part(*each) for each in parts if each[0] in _DRAWING), width, height)


_DAMAGED = "Ce fichier PNG est abîmé : enregistrez-le de nouveau, puis choisissez-le."


def _parts(given: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at < len(given):
        length = int.from_bytes(given[at : at + 4], "big")
        name, content = given[at + 4 : at + 8], given[at + 8 : at + 8 + length]
        if given[at + 8 + length : at + 12 + length] != _checksum(name, content):
            raise RefusalError(_DAMAGED)
        yield name, content
        if name == b"IEND":
            return
        at += 12 + length


def _part(name: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + name + content + _checksum(name, content)


def _checksum(name: bytes, content: bytes) -> bytes:
    return zlib.crc32(name + content).to_bytes(4, "big")
