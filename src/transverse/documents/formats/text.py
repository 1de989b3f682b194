"""Plain text: paragraphs between blank lines, list items, rows of a table, a signature.

What an edit does not name stays as it was: line breaks, spaces, byte order mark, encoding.  A character that the
encoding lacks is written in its nearest form (``encoding.Encoding.nearest``).
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from transverse.documents.encoding import decode, looks_like_text
from transverse.documents.model import Block, Edit, Kind
from transverse.documents.sourcemap import Passage, bounded, joined, lines, rewrite

ID = "text"
LABEL = "texte brut"
EXTENSIONS = (".txt", ".text")

_BLANK = " \t\f\v\u00a0\ufeff"
_ITEM = re.compile(r"(?:[-*+•·◦▪–—]|\d{1,3}[.)°]|[a-zA-Z][.)])[ \t\u00a0]+(?=\S)")
_DASH = re.compile(r"[–—]")
_ROW = re.compile(r"\S\t+\S|\S *\|.*\|")
_RULE = re.compile(r"[-=_*~#+|. \t]{3,}\Z")
_UNDERLINE = re.compile(r"[-=~]{3,}\Z")
_CLOSED = re.compile(r"[.:;,!?…»)\"][ \t\u00a0]*\Z")
_SIGNATURE = re.compile(r"-- ?\Z")
# Where a mail program has put the message that is answered, without a ">" before each line.
_OTHERS_MESSAGE = re.compile(
    r"-{2,} ?(?:Message d'origine|Message initial|Message transféré|Original Message|Forwarded message) ?-{2,}"
    r"|_{20,}\Z"
)

Ranges = list[tuple[int, int]]


def matches(source: bytes, name: str) -> bool:
    """Say whether this is text under an extension of this format, or under none."""
    return PurePath(name).suffix.lower() in {*EXTENSIONS, ""} and looks_like_text(source)


def read(source: bytes, name: str) -> tuple[Block, ...]:
    """Return the paragraphs of the file."""
    return tuple(passage.block for passage in passages(decode(source, name)[0]))


def write(source: bytes, name: str, edits: Sequence[Edit]) -> bytes:
    """Return the file with `edits`."""
    text, encoding = decode(source, name)
    broken = "\r\n" if "\r\n" in text else "\n"

    def spell(_block: int, inserted: str) -> str:
        return encoding.nearest(inserted, name).replace("\n", broken)

    return encoding.encode(rewrite(text, passages(text), edits, spell))


def passages(text: str, *, mail: bool = False) -> list[Passage]:
    """Return the paragraphs of `text` with their places; of a mail, only what its author wrote."""
    found = [
        joined(text, group).passage(kind)
        for kind, ranges in _paragraphs(text, mail=mail)
        for group in bounded(text, ranges)
    ]
    return [passage for passage in found if passage.block.text]


def _paragraphs(text: str, *, mail: bool) -> Iterator[tuple[Kind, Ranges]]:
    kind, ranges = Kind.PARAGRAPH, Ranges()
    for line_start, line_end in lines(text):
        line = text[line_start:line_end]
        signed = _SIGNATURE.match(line)
        if mail and (signed or _OTHERS_MESSAGE.match(line)):
            break
        shown = line.strip(_BLANK)
        start = line_start + line.index(shown)
        end = start + len(shown)
        if not shown or signed or _RULE.match(shown) or (mail and line.startswith(">")):
            underlined = len(ranges) == 1 and _UNDERLINE.match(shown) and not signed
            yield (Kind.HEADING if underlined else kind), ranges
            kind, ranges = Kind.PARAGRAPH, Ranges()
            continue
        begun = _begins(text, ranges, shown, kind)
        if begun or kind is Kind.CELL:
            yield kind, ranges
            kind, ranges = begun or Kind.PARAGRAPH, Ranges()
            if begun is Kind.ITEM and (marker := _ITEM.match(shown)):
                start += marker.end()
        ranges.append((start, end))
    yield kind, ranges


def _begins(text: str, ranges: Ranges, shown: str, kind: Kind) -> Kind | None:
    """Return the kind of block that the line begins, None when it goes on with the paragraph."""
    if ("\t" in shown or "|" in shown) and _ROW.search(shown):
        return Kind.CELL
    if not _ITEM.match(shown):
        return None
    # A dash may also open an aside in the middle of a sentence.
    within = ranges and kind is not Kind.ITEM and not _CLOSED.search(text, *ranges[-1])
    return None if within and _DASH.match(shown) else Kind.ITEM
