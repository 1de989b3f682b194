"""Random edits that fit a document, for the property tests of the formats."""

from hypothesis import strategies as st

from transverse.common.errors import EditError
from transverse.documents.model import Edit, Span, check_edits

TEXTS = st.text("éa \n\t'«&<", max_size=5)


@st.composite
def edits_for(draw, blocks, texts=TEXTS):
    """Return edits of `blocks` that ``check_edits`` lets through."""
    kept = []
    for _ in range(draw(st.integers(0, 6))):
        block = draw(st.integers(0, len(blocks) - 1))
        places = st.integers(0, len(blocks[block].text))
        start, end = sorted((draw(places), draw(places)))
        edit = Edit(block, start, end, draw(texts))
        beside_lock = any(span.start <= start <= span.end for span in blocks[block].locked)
        try:
            if not (start == end and beside_lock):
                kept = check_edits([*kept, edit], blocks)
        except EditError:
            continue
    return kept


def edits_on(word, new, blocks):
    """Return the edits that replace each `word` that is not locked."""
    found = []
    for index, block in enumerate(blocks):
        start = block.text.find(word)
        while start >= 0:
            span = Span(start, start + len(word))
            if not any(span.overlaps(lock) for lock in block.locked):
                found.append(Edit(index, span.start, span.end, new))
            start = block.text.find(word, span.end)
    return found
