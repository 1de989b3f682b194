"""The styles of the two office formats: what each is called there, and how it looks; declared once for both."""

from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from transverse.papers.model import Paper

INK, LINE, PALE, BLACK = "1D3557", "8D99AE", "F1F4F8", "000000"
FONT = "Arial"
BOXES = {False: "☐", True: "☒"}
SIGNATURE_HEIGHT = 20
_SMALLEST = 3.0


class Look(NamedTuple):
    """A paragraph style.

    ``word`` and ``odf`` are its names there (those of the office software itself where it has one, so that outline and
    tables of contents work); sizes and spaces are in heights of the text.
    """

    word: str
    odf: str
    ratio: float = 1.0
    bold: bool = False
    italic: bool = False
    ink: bool = False
    before: float = 0.0
    after: float = 0.0
    level: int = 0

    def points(self, size: float) -> float:
        """Return the size of its type, by halves as Word has them, for a text of `size` points."""
        return max(_SMALLEST, round(self.ratio * size * 2) / 2)

    @property
    def keeps(self) -> bool:
        """Whether it stays on the page of what follows; small print so that signatures never stand alone on a sheet."""
        return bool(self.level) or self.odf in {"Caption", "Mention"}


LOOKS = {
    "normal": Look("Normal", "Standard", after=0.5),
    "title": Look("Title", "Title", 1.7, bold=True, ink=True, after=0.2),
    "subtitle": Look("Subtitle", "Subtitle", 1.15, ink=True, after=0.8),
    "heading1": Look("heading 1", "Heading_20_1", 1.2, bold=True, ink=True, before=0.9, after=0.35, level=1),
    "heading2": Look("heading 2", "Heading_20_2", 1.1, bold=True, ink=True, before=0.8, after=0.3, level=2),
    "heading3": Look("heading 3", "Heading_20_3", 1.0, bold=True, ink=True, before=0.7, after=0.3, level=3),
    "bullet": Look("List Bullet", "List_20_Bullet", after=0.15),
    "box": Look("Case à cocher", "Case_20_à_20_cocher", after=0.25),
    "caption": Look("caption", "Caption", 0.9, italic=True, before=0.3, after=0.3),
    "header": Look("header", "Header", 0.85, ink=True),
    "footer": Look("footer", "Footer", 0.85, ink=True),
    "lead": Look("Phrase à retenir", "Phrase_20_à_20_retenir", 1.25, bold=True, after=0.6),
    "note": Look("Mention", "Mention", 0.85, before=0.4, after=0.6),
    "cell": Look("Cellule", "Table_20_Contents", 0.92, before=0.18, after=0.18),
    "head": Look("En-tête de tableau", "Table_20_Heading", 0.92, bold=True, ink=True, before=0.18, after=0.18),
    "total": Look("Total", "Total", 0.92, bold=True, before=0.18, after=0.18),
    "figure": Look("Chiffre clé", "Chiffre_20_clé", 1.4, bold=True, ink=True, after=0.2),
    "gap": Look("Intervalle", "Intervalle", 0.3),
}


def full_title(paper: Paper) -> str:
    """Return what the properties of the file call it: the title and its second line."""
    return " – ".join(filter(None, (paper.title, paper.subtitle)))


def country(language: str) -> str:
    """Return the country whose habits the language follows: that of the product, for French."""
    return "FR" if language == "fr" else ""


def archive(members: dict[str, bytes], stored: str = "") -> bytes:
    """Zip `members` in their order, bearing the oldest date that a zip can; the one called `stored` is left plain."""
    result = BytesIO()
    with ZipFile(result, "w") as target:
        for name, content in members.items():
            info = ZipInfo(name)
            info.compress_type = ZIP_STORED if name == stored else ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            target.writestr(info, content)
    return result.getvalue()
