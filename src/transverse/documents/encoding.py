"""Bytes of a text file to characters and back, without losing one."""

import codecs
import re
from dataclasses import dataclass

from transverse.common.errors import DamagedFileError, DocumentError, TooLargeError

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SAMPLE = 65_536
# Thousands of pages: each character takes room many times in the blocks, their places and the new text.
LONGEST = 15_000_000
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x19\x1c-\x1f\x7f]")
_STRAY = re.compile("[\udc80-\udcff]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f\udc80-\udcff]")
# Browsers and mail programs read these names as Windows-1252 (WHATWG Encoding, 4.2).
_WINDOWS = frozenset({"ascii", "iso8859-1"})
# What a typist of the same machine would have written.
_NEAREST = str.maketrans(
    {
        "\u202f": "\u00a0", "\u2009": "\u00a0", "\u2011": "-", "\u2010": "-", "’": "'", "‘": "'", "“": '"', "”": '"',
        "œ": "oe", "Œ": "OE", "…": "...", "–": "-", "—": "-", "€": "euros",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the characters of one file are written.

    Attributes
    ----------
    codec
        The name of a Python codec.
    bom
        The mark of the byte order at the start of the file, kept as it was.
    """

    codec: str
    bom: bytes = b""

    def encode(self, text: str) -> bytes:
        """Return the bytes of `text`: exactly those that `decode` was given, when it is unchanged."""
        return self.bom + text.encode(self.codec, "surrogateescape")

    def lacks(self, text: str) -> bool:
        """Say whether a character of `text` cannot be written."""
        try:
            text.encode(self.codec)
        except UnicodeEncodeError:
            return True
        return False

    def nearest(self, text: str, name: str) -> str:
        """Return `text`, or its nearest legal form: ``œ`` is ``oe`` where the encoding has no ``œ``.

        Raises
        ------
        DocumentError
            Some character has no near form.
        """
        spelt = "".join(each.translate(_NEAREST) if self.lacks(each) else each for each in text)
        if self.lacks(spelt):
            raise DocumentError(
                f"« {name} » est enregistré dans un encodage ({self.codec}) qui n'a pas tous les caractères de "
                f"« {text} ». Enregistrez-le en UTF-8, puis recommencez."
            )
        return spelt


def looks_like_text(source: bytes) -> bool:
    """Say, from its first bytes, whether `source` is text and not a binary file."""
    head = source[:_SAMPLE]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return not head.startswith(codecs.BOM_UTF32_LE)
    return b"\0" not in head and len(_CONTROL.findall(head)) * 50 <= len(head)


def check_length(source: bytes, name: str, limit: int = LONGEST) -> None:
    """Refuse a text that is too long; pictures and attachments are no text, and may be longer."""
    if len(source) > limit:
        raise TooLargeError(name, len(source), limit)


def decode(source: bytes, name: str, declared: str = "") -> tuple[str, Encoding]:
    """Return the characters of `source` and the encoding that gives back the same bytes.

    A byte order mark decides, then strict UTF-8.  A file that is UTF-8 but for a few bytes keeps those as they are
    (cut short, or glued from several files); any other is in the declared encoding, then Windows-1252.

    Parameters
    ----------
    source
        The whole file.
    name
        Its name, for messages.
    declared
        The encoding that the file itself announces, believed only where UTF-8 fails or has nothing to say.

    Raises
    ------
    TooLargeError
        There is more of it than what is read in bounded memory.
    DamagedFileError
        The bytes are no text.
    """
    check_length(source, name)
    for bom, codec in _BOMS:
        if source.startswith(bom):
            return _exact(source[len(bom) :], name, Encoding(codec, bom))
    text = source.decode("utf-8", "surrogateescape")
    stray, beyond = len(_STRAY.findall(text)), len(_BEYOND_ASCII.findall(text))
    own = _known(declared)
    if stray > beyond or (own and not beyond):
        return _exact(source, name, Encoding(own if own not in {"", "utf-8"} else "cp1252" if stray else "utf-8"))
    if "\0" in text:
        raise DamagedFileError(name, "il contient des octets nuls")
    return text, Encoding("utf-8")


def _exact(source: bytes, name: str, encoding: Encoding) -> tuple[str, Encoding]:
    try:
        text = source.decode(encoding.codec)
    except UnicodeDecodeError as error:
        raise DamagedFileError(name, "ses octets ne forment pas un texte") from error
    if "\0" in text or text.encode(encoding.codec) != source:
        raise DamagedFileError(name, "ses octets ne forment pas un texte")
    return text, encoding


def _known(declared: str) -> str:
    """Return the codec of a declared name, ``""`` when it is unknown or cannot hold plain ASCII as it is."""
    try:
        codec = codecs.lookup(declared).name
        plain = "<aZ 09>".encode(codec) == b"<aZ 09>"
    except (LookupError, UnicodeError):
        return ""
    return ("cp1252" if codec in _WINDOWS else codec) if plain else ""
