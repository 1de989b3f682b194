"""Texts that are no table: notes, scripts, journals."""

from transverse.inventory.profile import Profile, Source
from transverse.inventory.text import looks_like_text

ID = "note"
LABEL = "texte"
SUFFIXES = tuple(".txt .md .log .py .r .sql .js .css .ini .yml .yaml .toml".split())
MEDIA_TYPE = "text/plain"
FILE_TYPE = "TXT"
RANK = 95
SOURCE = "https://www.rfc-editor.org/rfc/rfc2046#section-4.1.3"
EXAMPLES = (
    b"Bonjour,\nla r\xe9union est report\xe9e.\n",
    b"# Lisez-moi\n",
)
COUNTER_EXAMPLES = (
    b"",
    b"\0\1\2\3\0\1\2\3",
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0",
)


def recognise(source: Source) -> bool:
    """Tell whether it is a text; the tables among texts are asked before."""
    return looks_like_text(source.head)


def profile(_: Source) -> Profile:
    """Say that it is listed and not opened."""
    return Profile(listed="Un texte qui n'est pas un tableau\u00a0: vu et daté.")
