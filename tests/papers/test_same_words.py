"""The three files of a paper say the same words in the same order."""

import pytest
from reading import KINDS, cut, example, office_texts, pdf_text

from transverse.papers import write


@pytest.mark.parametrize("name", KINDS)
def test_word_and_opendocument_have_the_same_blocks(name):
    docx, odt = (office_texts(write(example(name), form), f"a.{form}") for form in ("docx", "odt"))
    assert docx == odt


@pytest.mark.parametrize("name", KINDS)
def test_the_pdf_has_the_blocks_of_the_others_in_their_order(name):
    text, place = pdf_text(write(example(name), "pdf")), 0
    for each in office_texts(write(example(name), "docx"), "a.docx"):
        found = text.find(cut(each), place)
        assert found >= 0, f"{each!r} is not after {text[max(0, place - 40) : place]!r}"
        place = found + len(cut(each))


@pytest.mark.parametrize("name", KINDS)
def test_no_word_of_the_blocks_is_lost(name):
    """The blocks of the paper are read from the model itself, not from another file."""
    whole = cut("".join(office_texts(write(example(name), "docx"), "a.docx"))).replace("’", "'")
    for word in _words(example(name).blocks):
        assert cut(word).replace("’", "'") in whole


def _words(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _words(each)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from _words(getattr(value, name))
