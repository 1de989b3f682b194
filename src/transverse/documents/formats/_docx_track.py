"""New text into the runs of a docx as tracked changes: ``w:del`` and ``w:ins`` (ECMA-376 part 1, 17.13.5)."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count, groupby

from lxml.etree import _Element

from transverse.documents.formats._docx_write import isolate, like, spell
from transverse.documents.formats._ooxml import bare, name_of, remove, sibling_tag, value
from transverse.documents.formats._ooxml_paragraph import Pieces
from transverse.documents.model import Edit, Tracking
from transverse.documents.textmap import Change, Piece, spread

TEXT = {"del": "delText", "ins": "t"}
# What takes no room in the text: the ends of ranges.
POINTS = {"w:proofErr", "w:permStart", "w:permEnd"}
POINTS |= {f"w:{each}Range{end}" for each in ("comment", "moveFrom", "moveTo") for end in ("Start", "End")}
POINTS |= {"w:bookmarkStart", "w:bookmarkEnd"}
INSERTIONS = {"w:ins", "w:moveTo"}


class Tracker:
    """Writes the edits of one author, with identifiers that nothing else in the document bears."""

    def __init__(self, tracking: Tracking, roots: "Iterable[_Element]") -> None:
        self.tracking = tracking
        taken = {value(each, "id") for root in roots for each in root.iter() if name_of(each)}
        self._ids = (str(number) for number in count(1) if str(number) not in taken)

    def apply(self, pieces: Pieces, edits: Sequence[Edit]) -> None:
        """Mark `edits`, all of one paragraph, on its `pieces`."""
        marks: dict[Edit, list[_Element]] = {edit: [] for edit in edits}
        changes = sorted(spread(pieces, edits), key=lambda change: (change.piece, change.start))
        groups = [list(group) for _, group in groupby(changes, key=lambda change: change.piece)]
        for group in reversed(groups):
            for change, mark in reversed(list(self._mark(pieces[group[0].piece], group))):
                marks[change.edit].insert(0, mark)
        for made in marks.values():
            _join(made)
            for insertion in (mark for mark in made if name_of(mark) == "w:ins"):
                self._hoist(insertion)
            _join(made)  # out of the other's insertion, ours may have come before one more deletion

    def _mark(self, piece: Piece[_Element], changes: list[Change]) -> Iterator[tuple[Change, _Element]]:
        """Replace the run that holds `piece` by runs kept, deleted and inserted; yield these last two."""
        run = isolate(piece.node)
        position = 0
        for change in changes:
            _keep(run, piece.text[position : change.start])
            for name, text in (("del", piece.text[change.start : change.end]), ("ins", change.text)):
                if text:
                    mark = self._wrapper(run, name)
                    mark.append(like(run, spell(run, text, TEXT[name]), history=name == "del"))
                    run.addprevious(mark)
                    yield change, mark
            position = change.end
        _keep(run, piece.text[position:])
        remove(run)

    def _wrapper(self, model: "_Element", local: str) -> "_Element":
        wrapper = model.makeelement(sibling_tag(model, local))
        facts = {"id": next(self._ids), "author": self.tracking.author, "date": self.tracking.date}
        for attribute, text in facts.items():
            wrapper.set(sibling_tag(model, attribute), text)
        return wrapper

    def _hoist(self, mark: "_Element") -> None:
        """Take our insertion out of somebody else's, which is cut in two around it: they may not nest."""
        while (outer := mark.getparent()) is not None and name_of(outer) in INSERTIONS:
            rest = list(mark.itersiblings())
            outer.addnext(mark)
            if rest:
                other = bare(outer)
                other.set(sibling_tag(outer, "id"), next(self._ids))
                other.extend(rest)
                mark.addnext(other)
            if not len(outer):
                remove(outer)


def _join(marks: "list[_Element]") -> None:
    """Bring the marks of one edit that stand side by side down to one deletion followed by one insertion."""
    for mark in marks:
        if name_of(mark) == "w:ins" and (last := _last_deletion(mark, marks)) is not None:
            last.addnext(mark)
    deletions = [mark for mark in marks if name_of(mark) == "w:del"]
    for first, second in zip(deletions[-2::-1], deletions[:0:-1], strict=True):
        if first.getnext() is second:
            first.extend(list(second))
            remove(second)


def _last_deletion(mark: "_Element", marks: "list[_Element]") -> "_Element | None":
    """Return the last of the deletions that follow `mark` with nothing visible between."""
    last, after = None, mark.getnext()
    while after is not None and (name_of(after) in POINTS or (name_of(after) == "w:del" and after in marks)):
        last = after if after in marks else last
        after = after.getnext()
    return last


def _keep(run: "_Element", text: str) -> None:
    if text:
        run.addprevious(like(run, spell(run, text)))
