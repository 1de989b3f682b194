"""Records written as JSON: a list, lists within an object, a line each, or a map under a common name."""

import re

from transverse.inventory.profile import Profile, Source, UnreadableError
from transverse.inventory.profilers import _json_content, _json_tables
from transverse.inventory.profilers._json_text import Text
from transverse.inventory.text import decoded_head, looks_like_text

ID = "json"
LABEL = "enregistrements JSON"
SUFFIXES = (".json", ".jsonl", ".ndjson", ".geojson")
MEDIA_TYPE = "application/json"
FILE_TYPE = "JSON"
RANK = 70
SOURCE = "https://www.rfc-editor.org/rfc/rfc8259"
EXAMPLES = (
    b'[{"id": 1, "nom": "Quai"}]',
    b'\xef\xbb\xbf  {"marches": [{"id": "01"}]}',
    b'{"id": 1}\n{"id": 2}\n',
    '{"nom": "école"}'.encode("cp1252"),
    b"[12, NaN]",
    b"[]",
)
COUNTER_EXAMPLES = (
    b"",
    b"[R\xc3\xa9union] \xc3\xa0 dix heures",
    b"[1] Voir la note",
    b"[[Accueil]]",
    b"{\\rtf1\\ansi Bonjour}",
    b"{ font: 12px; }",
    b"id;nom\n1;{}\n",
    b"<html>{}</html>",
    b"\x00\x01{",
)

_SCALAR = r'(?:"(?:[^"\\]|\\.)*(?:"|$)|-?\d[\d.eE+-]*|true|false|null|NaN|-?Infinity)'
_BEGINS = re.compile(
    r"[\s\x1e]*(?:\[\s*)*(?:"
    r'\{\s*(?:"(?:[^"\\]|\\.){0,300}"\s*:|\}\s*(?:$|[\]},{]))'
    rf"|(?<=[\[\s]){_SCALAR}\s*(?:,|$|\]\s*(?:$|[\],]))"
    r"|(?<=[\[\s])\]\s*(?:$|[\],]))"
)
_SEPARATOR = b"\x1e"  # a control character, before each record of a JSON sequence (RFC 7464)
_CLAIMS = (".json", ".geojson")
_LISTED = "Une description ou un réglage au format JSON\u00a0: il ne contient pas de tableau."
_EMPTY = "Une carte sans aucun objet."
_FALSE = (
    "Son nom annonce du JSON, mais son contenu est {}. Ouvrez-le dans un éditeur de texte, ou demandez-le de nouveau."
)
_LONG = "Son premier enregistrement est trop long pour être lu. Demandez à son auteur une copie plus légère."
_CUT = "Le fichier s'arrête au milieu d'un enregistrement\u00a0: seuls les précédents ont été lus."
_BROKEN = "Le fichier n'est plus du JSON à partir d'un certain endroit\u00a0: seul ce qui précède a été lu."


def begins(source: Source) -> bool:
    """Tell whether the first characters are those of JSON: a bracket and what may follow it."""
    if not looks_like_text(source.head.replace(_SEPARATOR, b"")):
        return False
    text = decoded_head(source.head).lstrip("\ufeff")
    return text.lstrip(" \t\r\n\x1e")[:1] in {"{", "["} and _BEGINS.match(text) is not None


def recognise(source: Source) -> bool:
    """Tell whether a text begins as JSON, or claims to be by its name and is no table either."""
    if begins(source):
        return True
    if source.suffix not in _CLAIMS or not looks_like_text(source.head):
        return False
    return not _has_columns(decoded_head(source.head))


def _has_columns(text: str) -> bool:
    first, second = ([line.count(mark) for mark in ";\t,"] for line in (*text.splitlines()[:2], "", "")[:2])
    return any(count and count == below for count, below in zip(first, second, strict=True))


def profile(source: Source) -> Profile:
    """Read the lists of records, of which the first 2 000 are kept.

    Raises
    ------
    UnreadableError
        Nothing in it is JSON, or its values are nested beyond all use.
    """
    if not begins(source):
        page = decoded_head(source.head).lstrip("\ufeff \t\r\n").startswith("<")
        raise UnreadableError(_FALSE.format("une page de la Toile ou du XML" if page else "un texte"))
    return document(source, drawn=False)


def document(source: Source, *, drawn: bool) -> Profile:
    """Read a document that begins as JSON; `drawn` for a map, whose positions are passed over."""
    with source.path.open("rb") as file:
        text = Text(file, drawn=drawn)
        try:
            content = _json_content.read(text)
        except RecursionError as error:
            raise UnreadableError(
                "Il contient des listes dans des listes, sans fin. Demandez-en une copie à son auteur."
            ) from error
    found = tuple(_json_tables.grids(content))
    if content.broken and not any(grid.rows for grid in found):
        raise UnreadableError(_unreadable(content.broken.cut))
    if not content.whole and not found:
        raise UnreadableError(_LONG)
    words = tuple(filter(None, (content.leaf(name) for name in ("title", "name", "description"))))
    if not found or _json_tables.describes(content):
        return Profile(listed=_EMPTY if drawn else _LISTED, encoding=text.encoding, words=words)
    notes = () if content.broken is None else (_CUT if content.broken.cut else _BROKEN,)
    return Profile(found, encoding=text.encoding, notes=notes, words=words)


def _unreadable(cut: bool) -> str:  # noqa: FBT001 (a word of the error itself)
    where = (
        "il s'arrête avant la fin de son premier enregistrement" if cut else "il ne suit pas les règles de ce format"
    )
    return f"Ce fichier JSON est abîmé\u00a0: {where}. Demandez-en une copie à son auteur."
