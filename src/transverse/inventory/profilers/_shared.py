"""The shared strings of an Excel workbook: counted by their bytes, and only those that are asked for parsed."""

from collections.abc import Collection, Iterable, Iterator
from xml.etree.ElementTree import Element, ParseError, fromstring

from transverse.inventory.profile import UnreadableError
from transverse.inventory.profilers._xml import ENDLESS, without_entities
from transverse.inventory.profilers._zip import DAMAGED

_START, _END = b"<si", b"</si>"
_LONGEST = 4_000_000  # bytes of one string


def shared(pieces: Iterable[bytes], wanted: Collection[int]) -> Iterator[tuple[int, Element]]:
    """Yield the strings that stand at the places `wanted`, in their order; those after the last are not looked at.

    Nothing is yielded when the part is not written as nearly all are: without prefix, in UTF-8.

    Raises
    ------
    UnreadableError
        It defines entities, a string never ends, or is damaged.
    """
    last, place, text = max(wanted, default=-1), -1, b""  # -1: what stands before the first string
    for piece in without_entities(pieces):
        *whole, rest = (text + piece).split(_START)
        for text in whole:
            if place in wanted:
                yield place, _parsed(text)
            place += 1
        text = rest
        if place > last:
            return
        if len(text) > _LONGEST:
            raise UnreadableError(ENDLESS)
    if place in wanted and _END in text:
        yield place, _parsed(text)


def _parsed(text: bytes) -> Element:
    if text.startswith(b"/>"):
        return Element("si")
    try:
        return fromstring(_START + text[: text.find(_END)] + _END)  # noqa: S314 (a piece without definitions)
    except ParseError as error:
        raise UnreadableError(DAMAGED) from error
