"""What a paper prints keeps its marks with their word, by the same no-break space in each format."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from transverse.documents import load
from transverse.papers import FORMATS, Paragraph, papers, write

TORN = re.compile(r"[ \t\u202f](?=[:;?!»%€](?!\w))|(?<=«)[ \t\u202f]")


def _text(paper, form, folder):
    content = write(paper, form)
    if form == "pdf":
        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    file = folder / f"essai.{form}"
    file.write_bytes(content)
    return "\n".join(block.text for block in load(file).blocks)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("kind", papers().values(), ids=lambda kind: kind.__name__.rpartition(".")[2])
def test_marks_stay_with_their_word(kind, form, tmp_path):
    text = _text(kind.compose(kind.EXAMPLE), form, tmp_path)
    assert [text[max(0, torn.start() - 20) : torn.end() + 5] for torn in TORN.finditer(text)] == []
    assert "\u00a0" in text


@pytest.mark.parametrize("form", FORMATS)
def test_what_people_write_too(form, tmp_path):
    kind = papers()["attestation"]
    paper = kind.compose(kind.EXAMPLE)
    said = Paragraph("Elle dit : « oui », à 10 % ! Vraiment ?")
    text = _text(replace(paper, blocks=(said,)), form, tmp_path)
    assert "dit\u00a0: «\u00a0oui\u00a0», à 10\u00a0%\u00a0! Vraiment\u00a0?" in text
