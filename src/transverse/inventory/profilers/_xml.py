"""XML read element by element from pieces of bytes, in bounded memory, without entities nor definitions of type."""

from collections.abc import Iterable, Iterator
from typing import cast
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from transverse.inventory.profile import UnreadableError
from transverse.inventory.profilers._zip import DAMAGED

_LONGEST, _LARGEST = 4_000_000, 200_000  # bytes and elements that go by without one that is asked for
_MOST = 1_000_000  # elements: each leaves some 80 bytes behind
_CODECS = ("ascii", "utf-16-le", "utf-16-be")
_REFUSED = tuple(word.encode(codec) for word in ("<!DOCTYPE", "<!ENTITY") for codec in _CODECS)
_DANGER = "Le fichier définit des raccourcis (entités XML) qui peuvent nuire\u00a0: il n'est pas lu, par prudence."
ENDLESS = "Une de ses parties est démesurée\u00a0: il n'est pas lu, par prudence."
_OVERLAP = max(map(len, _REFUSED))


def elements(pieces: Iterable[bytes], *names: str, cut: bool = False) -> Iterator[Element]:
    """Yield each whole element whose local name is one of `names`; it is emptied once the next one is asked for.

    Parameters
    ----------
    pieces
        The bytes of one XML text.
    cut
        Whether the text may stop anywhere; past a million elements, it always may.

    Raises
    ------
    UnreadableError
        It is no XML, defines entities, or has an endless element.
    """
    parser: XMLPullParser[Element] = XMLPullParser(("end",))
    asked: dict[str, bool] = {}  # by whole names, which are few
    waiting = others = found = 0
    try:
        for piece in without_entities(pieces):
            parser.feed(piece)
            waiting += len(piece)
            for _, element in cast("Iterator[tuple[str, Element]]", parser.read_events()):
                tag = element.tag
                if tag not in asked:
                    asked[tag] = local(tag) in names
                others += 1
                if asked[tag]:
                    waiting = others = 0
                    found += 1
                    yield element
                    element.clear()
            if found > _MOST:
                return
            if waiting > _LONGEST or others > _LARGEST:
                raise UnreadableError(ENDLESS)
        if not cut:
            parser.close()
    except (ParseError, LookupError, ValueError) as error:
        raise UnreadableError(DAMAGED) from error


def local(tag: str) -> str:
    """Return the name of an element or attribute without its namespace."""
    return tag[tag.rfind("}") + 1 :]


def attribute(element: Element, name: str) -> str:
    """Return an attribute by its local name, ``""`` when there is none."""
    return next((value for key, value in element.items() if local(key) == name), "")


def without_entities(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the pieces as they are; refuse them as soon as they define an entity or a type."""
    tail = b""
    for piece in pieces:
        seen = tail + piece
        if any(word in seen for word in _REFUSED):
            raise UnreadableError(_DANGER)
        tail = seen[-_OVERLAP:]
        yield piece
