"""Edits on one Markdown paragraph, written so that they are read as they were meant."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transverse.common.errors import EditError
from transverse.documents.encoding import Encoding
from transverse.documents.formats._markdown_emphasis import Pair
from transverse.documents.formats._markdown_inline import PUNCTUATION, Inline
from transverse.documents.model import Edit, Kind, apply_to_text
from transverse.documents.sourcemap import Passage, Splice, same_words, spliced

_MARKS = frozenset("\\`*_[]<~|{")
# At the start of a line, what would begin another kind of block.
_RISKY = re.compile(r"[ \t]*(?:#{1,6}(?=\s|\Z)|(?:[-+*]|\d{1,9}[.)])(?=\s|\Z)|>|[-=]+\s*\Z|\[[^\]]+\]:|:::|\$\$)")


class Paragraph(NamedTuple):
    """The joined lines of a leaf, what is read in them, and the marks of its emphases."""

    lines: Passage
    passages: list[Passage]
    pairs: list[Pair]

    @property
    def content(self) -> str:
        """The joined lines."""
        return self.lines.block.text

    def edited(self, edits: Sequence[Sequence[Edit]], labels: frozenset[str], encoding: Encoding) -> list[Splice]:
        """Return the changes to the joined lines that amount to `edits`, one sequence for each passage.

        Raises
        ------
        EditError
            No way of writing them reads as it should.
        """
        meant = [apply_to_text(one.block.text, some) for one, some in zip(self.passages, edits, strict=True)]
        for way in _WAYS:
            splices = self._written(edits, way, encoding)
            new = spliced(self.content, splices)
            read = Inline(new, 0, len(new), labels).passages(Kind.PARAGRAPH, "")
            if same_words(meant, (passage.block.text for passage in read)):
                return splices
        first = next(edit for some in edits for edit in some)
        raise EditError(first.block, first.start, first.end, "elle changerait la mise en forme autour d'elle")

    def _written(self, edits: Sequence[Sequence[Edit]], way: "_Way", encoding: Encoding) -> list[Splice]:
        content = self.content
        placed = [
            splice
            for passage, some in zip(self.passages, edits, strict=True)
            for edit in some
            for splice in passage.splices(edit, lean_right=way.lean_right)
        ]
        one_line = self.passages[0].block.kind in {Kind.HEADING, Kind.CELL}
        splices = [
            Splice(start, end, _spelt(text, content[end : end + 1], way, encoding, one_line=one_line))
            for start, end, text in placed
        ]
        dropped = {pair for splice in splices for pair in self._around(splice)[: way.dropped]}
        splices += (Splice(*mark, "") for pair in dropped for mark in (pair[:2], pair[2:]))
        splices.sort(key=lambda splice: splice[:2])
        return list(_guarded(content, splices))

    def _around(self, splice: Splice) -> list[Pair]:
        """Return the emphases that `splice` touches, innermost first."""
        return sorted(
            (p for p in self.pairs if p.open_start <= splice.end and splice.start <= p.close_end), reverse=True
        )


class _Way(NamedTuple):
    """How to write edits: where they fall between two marks, how many emphases they drop, escaped or as numbers."""

    lean_right: bool = False
    dropped: int = 0
    numbered: bool = False


_WAYS = (_Way(), _Way(lean_right=True), _Way(dropped=1), _Way(dropped=99), _Way(dropped=99, numbered=True))


def _spelt(text: str, following: str, way: _Way, encoding: Encoding, *, one_line: bool) -> str:
    def sign(character: str) -> str:
        if encoding.lacks(character) or (way.numbered and character in PUNCTUATION):
            return f"&#{ord(character)};"
        return f"\\{character}" if character in _MARKS else character

    spelt = "".join(map(sign, text))
    if spelt.endswith("!") and following == "[":
        spelt = spelt[:-1] + "\\!"  # or the link would become an image
    return spelt.replace("\n", "<br>") if one_line else spelt


def _guarded(content: str, splices: Sequence[Splice]) -> Iterator[Splice]:
    """Yield `splices`, with a backslash wherever a line now begins as a list, a title or a rule does."""
    risks = list(_risks(content, spliced(content, splices)))
    shift = 0
    for start, end, text in splices:
        while risks and risks[0] < start + shift:
            place = risks.pop(0) - shift
            yield Splice(place, place, "\\")
        safe, first, length = text, start + shift, len(text)
        while risks and risks[0] < first + length:
            cut = risks.pop(0) - first + len(safe) - length
            safe = f"{safe[:cut]}\\{safe[cut:]}"
        shift += length - (end - start)
        yield Splice(start, end, safe)
    yield from (Splice(risk - shift, risk - shift, "\\") for risk in risks)


def _risks(old: str, new: str) -> Iterator[int]:
    known = {found[0] for line in old.split("\n") if (found := _RISKY.match(line))}
    position = 0
    for line in new.split("\n"):
        found = _RISKY.match(line)
        if found and found[0] not in known:
            numbered = found[0].strip()[0].isdigit()
            yield position + (found.end() - 1 if numbered else len(line) - len(line.lstrip(" \t")))
        position += len(line) + 1
