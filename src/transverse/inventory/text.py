"""The text of a file of any size: its encoding, and its first, middle and last lines."""

import codecs
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO

HEAD, PIECE = 262_144, 65_536
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1a\x1b")) + b"\x7f"
_STRANGE = 0.01  # of control characters, beyond which it is no text


@dataclass(frozen=True, slots=True)
class Text:
    """What was read of a text.

    Attributes
    ----------
    encoding
        ``"utf-8"``, ``"utf-16-le"``, ``"utf-16-be"``, ``"utf-32-le"`` or ``"cp1252"``.
    head
        The first lines, whole, without the mark of the encoding.
    pieces
        Whole lines from the middle and from the end of a larger file.
    whole
        Whether `head` is all of it.
    bytes_a_line
        The mean length of the lines read, to estimate how many there are.
    """

    encoding: str
    head: str
    pieces: tuple[str, ...]
    whole: bool
    bytes_a_line: float


def encoding_of(head: bytes, *, cut: bool) -> tuple[str, int]:
    """Return the encoding of a text and the length of its mark.

    By its mark, else UTF-8 if every byte obeys, else Windows-1252: no guess by frequency, which takes French for
    Central European or EBCDIC.

    Parameters
    ----------
    head
        The first bytes.
    cut
        Whether more follow: a last character may then be cut.
    """
    for bom, name in _BOMS:
        if head.startswith(bom):
            return name, len(bom)
    decoder = codecs.getincrementaldecoder("utf-8")()
    with suppress(UnicodeDecodeError):
        decoder.decode(head, final=not cut)
        return "utf-8", 0
    return "cp1252", 0


def looks_like_text(head: bytes) -> bool:
    """Tell whether the first bytes are those of a text: a known mark, or hardly any control character."""
    if not head:
        return False
    if any(head.startswith(bom) for bom, _ in _BOMS):
        return True
    strange = len(head) - len(head.translate(None, _CONTROLS))
    return strange <= len(head) * _STRANGE


def decoded_head(head: bytes) -> str:
    """Return the text of the first bytes, whose last character may be cut."""
    codec, mark = encoding_of(head, cut=True)
    return head[mark:].decode(codec, "ignore")


def read_text(file: BinaryIO, size: int) -> Text:
    """Read a text in bounded memory: all of it when it is short, else its head, its middle and its end."""
    raw = file.read(HEAD)
    whole = size <= len(raw)
    pieces = [] if whole else [_piece(file, place) for place in ((HEAD + size - PIECE) // 2, size - PIECE)]
    codec, mark = encoding_of(raw, cut=not whole)
    if codec == "utf-8" and not all(_obeys(piece, codec) for piece in pieces):
        codec = "cp1252"
    head = _decoded(raw[mark:], codec)
    lines = head if whole else head[: head.rfind("\n") + 1] or head
    count = lines.count("\n") or 1
    return Text(
        codec,
        lines,
        tuple(_whole_lines(_decoded(piece, codec)) for piece in pieces),
        whole,
        len(lines.encode(codec, "replace")) / count,
    )


def _piece(file: BinaryIO, place: int) -> bytes:
    place = max(place, HEAD)
    early = place % 4  # so that a character of UTF-16 or UTF-32 is not cut
    file.seek(place - early)
    return file.read(PIECE + early)


def _obeys(piece: bytes, codec: str) -> bool:
    """Tell whether a piece cut anywhere is of this encoding."""
    trimmed = piece.lstrip(bytes(range(0x80, 0xC0)))
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        decoder.decode(trimmed)
    except UnicodeDecodeError:
        return False
    return True


def _decoded(raw: bytes, codec: str) -> str:
    """Decode; what Windows-1252 leaves without a character, and a last one that was cut, become « � »."""
    return raw.decode(codec, "replace")


def _whole_lines(text: str) -> str:
    """Drop the first and the last line, which were cut."""
    return text[text.find("\n") + 1 : text.rfind("\n") + 1]
