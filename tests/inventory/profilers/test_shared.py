import pytest
from hypothesis import given
from hypothesis import strategies as st

from transverse.inventory.profile import UnreadableError
from transverse.inventory.profilers._rows import plain
from transverse.inventory.profilers._shared import shared

HEAD = b'<?xml version="1.0" encoding="UTF-8"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
STRINGS = [
    b"<si><t>Rue A</t></si>",
    b"<si/>",
    b'<si><t xml:space="preserve"> Quai &amp; Port </t></si>',
    "<si><r><rPr><sz val='9'/></rPr><t>Été </t></r><r><t>2026</t></r></si>".encode(),
    b"<si><t></t></si>",
]
TEXTS = ["Rue A", "", " Quai & Port ", "Été 2026", ""]
PART = HEAD + b"".join(STRINGS) + b"</sst>"


def _texts(pieces, wanted):
    return {place: plain(each) for place, each in shared(pieces, wanted)}


def test_only_those_that_are_asked_for():
    assert _texts([PART], {0, 3}) == {0: "Rue A", 3: "Été 2026"}
    assert _texts([PART], set(range(9))) == dict(enumerate(TEXTS))
    assert _texts([PART], ()) == {}


@given(st.integers(1, 40))
def test_wherever_the_pieces_are_cut(size):
    pieces = [PART[at : at + size] for at in range(0, len(PART), size)]
    assert _texts(pieces, range(5)) == dict(enumerate(TEXTS))


def test_what_comes_after_the_last_is_not_looked_at():
    def pieces():
        yield PART
        pytest.fail("read on")

    assert _texts(pieces(), {1}) == {1: ""}


@pytest.mark.parametrize("part", [PART.replace(b"<si", b"<x:si"), PART.decode().encode("utf-16")])
def test_a_rarer_way_of_writing_is_left_to_the_parser(part):
    assert _texts([part], {0, 1}) == {}


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        (HEAD.replace(b"<sst", b'<!DOCTYPE a [<!ENTITY b "c">]><sst') + STRINGS[0], "raccourcis"),
        (HEAD + b"<si><t>a</si>", "abîmé"),
        (HEAD + b"<si><t>" + b"a" * 5_000_000, "démesurée"),
    ],
)
def test_harm_and_damage_are_refused(part, reason):
    with pytest.raises(UnreadableError, match=reason):
        _texts([part[at : at + 1_000_000] for at in range(0, len(part), 1_000_000)], {0, 9})
