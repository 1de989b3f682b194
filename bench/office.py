"""A long docx of our making: the text with one sentence in ten touched, a new page every 450 words."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from texts import count_words, extract, text_file

_WORDS_A_PAGE = 450
_DENSITY = 10
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_BODY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
)
_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def pages_file(cache: Path, pages: int) -> Path:
    """Return a docx of at least `pages` pages, made anew."""
    path = cache / f"{pages}-pages.docx"
    text = extract(text_file(cache, _DENSITY), pages * _WORDS_A_PAGE)
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr("word/document.xml", _BODY.format("".join(_paragraphs(text))))
    return path


def _paragraphs(texts: Iterable[str]) -> Iterator[str]:
    """Yield paragraphs in three runs, one of them bold, as hand-made documents have."""
    on_page = 0
    for text in texts:
        third = len(text) // 3
        parts = (text[:third], text[third : 2 * third], text[2 * third :])
        looks = ("", "<w:rPr><w:b/></w:rPr>", "")
        runs = (
            f'<w:r>{look}<w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
            for look, part in zip(looks, parts, strict=True)
        )
        yield f"<w:p>{''.join(runs)}</w:p>"
        on_page += count_words(text)
        if on_page >= _WORDS_A_PAGE:
            yield _BREAK
            on_page = 0
