import pytest
from hypothesis import given
from hypothesis import strategies as st

from transverse.common.errors import EditError
from transverse.documents.model import Edit, Span, apply_to_text, check_edits
from transverse.documents.textmap import Piece, rewritten, to_block

SOLIDS = st.sampled_from("\n\t").map(lambda text: Piece(text, None, solid=True))
TEXTS = st.text("da tà", max_size=6).map(lambda text: Piece(text, None))
LOCKED = st.text("XY", min_size=1, max_size=3).map(lambda text: Piece(text, None, locked=True))


def replaced(pieces, edits):
    new = {id(piece): text for piece, text in rewritten(pieces, edits)}
    return [new.get(id(piece), piece.text) for piece in pieces]


def pieces_of(*texts):
    return [Piece(text, None, solid=text in {"\n", "\t"}, locked=text.isupper()) for text in texts]


@pytest.mark.parametrize(
    ("texts", "edit", "expected"),
    [
        (("la da", "ta"), Edit(0, 3, 7, "donnée"), ["la donnée", ""]),
        (("la ", "data", " est"), Edit(0, 3, 7, "donnée"), ["la ", "donnée", " est"]),
        (("la", " data"), Edit(0, 2, 2, "-bas"), ["la-bas", " data"]),
        (("FIXE", " data"), Edit(0, 4, 4, " ou"), ["FIXE", " ou data"]),
        (("open", "\n", "data"), Edit(0, 0, 9, "données\nouvertes"), ["données", "\n", "ouvertes"]),
        (("open", "\n", "data"), Edit(0, 0, 9, "données ouvertes"), ["données ouvertes", "", ""]),
        (("\t", "data"), Edit(0, 0, 5, "donnée"), ["", "donnée"]),
        (("\n", "\n"), Edit(0, 0, 1, "x"), ["x", "\n"]),
        (("a", "\n", "b"), Edit(0, 1, 2, "x\ny"), ["ax", "\n", "yb"]),
        (("", "data", ""), Edit(0, 0, 0, "la "), ["", "la data", ""]),
    ],
)
def test_new_text_goes_where_the_edit_starts(texts, edit, expected):
    assert replaced(pieces_of(*texts), [edit]) == expected


@pytest.mark.parametrize("edit", [Edit(0, 1, 1, "x"), Edit(0, 0, 0, "x")])
def test_nothing_is_written_between_locked_pieces(edit):
    with pytest.raises(EditError):
        replaced(pieces_of("A", "B"), [edit])


@pytest.mark.parametrize("text", ["\x00", "\r", "\ud800", "\ufffe"])
def test_what_xml_cannot_hold_is_refused(text):
    with pytest.raises(EditError):
        replaced(pieces_of("data"), [Edit(0, 0, 1, text)])


def test_block_joins_neighbouring_locked_pieces():
    block = to_block(pieces_of("la ", "FI", "XE", "", " data ", "F"))
    assert block.text == "la FIXE data F"
    assert block.locked == (Span(3, 7), Span(13, 14))


@given(pieces=st.lists(st.one_of(TEXTS, SOLIDS, LOCKED), min_size=1), data=st.data())
def test_pieces_put_together_give_the_edited_text(pieces, data):
    block = to_block(pieces)
    places = st.integers(0, len(block.text))
    edits = [
        Edit(0, min(a, b), max(a, b), text)
        for a, b, text in data.draw(st.lists(st.tuples(places, places, st.text("é\n\t ", max_size=4)), max_size=4))
    ]
    try:
        edits = check_edits(edits, [block])
        new = replaced(pieces, edits)
    except EditError:
        return
    assert "".join(new) == apply_to_text(block.text, edits)
    assert all(text == piece.text for text, piece in zip(new, pieces, strict=True) if piece.locked)
