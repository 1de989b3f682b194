"""Names of files, sheets and columns as machines mangle them: their words, and what makes two of them equal.

``pointsApportVolontaire``, ``POINTS-APPORT_VOLONTAIRE`` and ``points dâ€™apport volontaire`` say the same thing.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

_RUN = re.compile(r"[^\W_]+")
_PART = re.compile(r"[A-ZŒ]+(?![a-zœ])|[A-ZŒ]?[a-zœ]+|\d+|[^A-Za-zŒœ\d]+")
_INDEX = re.compile(r"\[\d*\]")
_CONTAINERS = ("properties__", "properties.", "fields.", "record.fields.", "attributes.")
_MOJIBAKE = re.compile("[ÃÂâ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡-¿]")

# They neither name anything nor part the words around them: "points d'apport" is "points_apport".
SMALL_WORDS = frozenset("a au aux avec d de des du en et l la le les ou par plus pour sur un une".split())

_EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,8}$")
_DOUBLED = frozenset(
    ".bak .bz2 .csv .dbf .gdb .geocoded .geojson .gpkg .gz .json .kml .ods .old .parquet .shp .sql .sqlite .tab .tar"
    " .tmp .tsv .txt .utf8 .xls .xlsm .xlsx .xml .zip".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name.

    Attributes
    ----------
    text
        As it stands in the name.
    stem
        Small letters, no accents, no plural: what is compared.
    """

    text: str
    stem: str


def repaired(name: str) -> str:
    """Return `name` with its accents, when UTF-8 was once read as Windows-1252; otherwise unchanged.

    >>> repaired("rÃ©seau"), repaired("réseau")
    ('réseau', 'réseau')
    """
    if not _MOJIBAKE.search(name):
        return name
    try:
        return name.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return name


def without_extensions(file: str) -> str:
    """Return the name of a file without its extension, nor those that stand before it.

    >>> [without_extensions(name) for name in ("bornes.geocoded.csv.xls", "N.d.Archivage.csv", ".htaccess")]
    ['bornes', 'N.d.Archivage', '.htaccess']
    """
    found = _EXTENSION.search(file, 1)
    while found:
        file = file[: found.start()]
        found = _EXTENSION.search(file, 1)
        if found and found[0].lower() not in _DOUBLED:
            break
    return file


def bare(name: str) -> str:
    """Return `name` in small letters, without accents."""
    if name.isascii():
        return name.lower()
    plain = unicodedata.normalize("NFKD", name.lower().replace("œ", "oe").replace("æ", "ae"))
    return "".join(char for char in plain if not unicodedata.combining(char))


@lru_cache(maxsize=1 << 14)
def column_key(name: str) -> str:
    """Return what makes two names of a column equal: its letters and digits alone.

    >>> column_key("Coordonnées XY") == column_key("coordonnees_xy"), column_key("marches[0].acheteur.id")
    (True, 'marchesacheteurid')
    """
    name = _INDEX.sub("", bare(repaired(name)).strip())
    for container in _CONTAINERS:
        name = name.removeprefix(container)
    return "".join(_RUN.findall(name)).replace("_", "")


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """Return `word` bare and in the singular.

    >>> [stem(word) for word in ("Marchés", "ÉCOLES", "communaux", "bus", "taux")]
    ['marche', 'ecole', 'communal', 'bus', 'taux']
    """
    word = bare(word)
    if len(word) <= 4:
        return word.removesuffix("s") if len(word) == 4 else word
    if word.endswith("eaux"):
        return word[:-1]
    if word.endswith("aux"):
        return f"{word[:-3]}al"
    return word[:-1] if word[-1] in "sx" and word[-2] != "s" else word


def words(name: str, known: Callable[[str], bool] | None = None) -> Iterator[Word]:
    """Yield the words of a name.

    Parameters
    ----------
    name
        Of a file, a folder, a sheet, a column: words are parted by any sign, by a capital letter, or by nothing.
    known
        Whether a stem is a word that the caller looks for: such a word is kept whole (``PLUi``), and words that are
        glued together (``bureauxvote``) are cut where each piece is known.  None: neither is done.
    """
    for run in _RUN.findall(repaired(name)):
        yield from _of_run(run, known)


def _of_run(run: str, known: Callable[[str], bool] | None) -> Iterator[Word]:
    if known and known(stem(run)):
        yield Word(run, stem(run))
        return
    for match in _PART.finditer(unaccented(run)):
        part = _without_article(run[match.start() : match.end()], known)
        glued = _cut(bare(part), known) if known and len(part) >= _GLUED and not known(stem(part)) else []
        yield from (Word(piece, stem(piece)) for piece in glued or [part])


def _without_article(word: str, known: Callable[[str], bool] | None) -> str:
    """Return what an article was glued to, when that is a word looked for: « qualite-de-lair », « baux-durbanisme »."""
    rest = word[1:]
    glued = word[0] in "dlDL" and rest[:1] in _ELIDING and len(rest) >= _SHORTEST_PIECE
    return rest if glued and known and known(stem(rest)) and not known(stem(word)) else word


def unaccented(run: str) -> str:
    """Return `run` without accents, each letter in its place and in its case."""
    return run if run.isascii() else "".join(unicodedata.normalize("NFD", char)[0] for char in run)


_ELIDING = frozenset("aehiouyéèêAEHIOUYÉÈÊ")
_GLUED, _LONGEST_GLUED, _SHORTEST_PIECE = 8, 40, 3


def _cut(word: str, known: Callable[[str], bool]) -> list[str]:
    """Return the known words of which `word` is made, the longest first; nothing when a piece is not known."""
    if len(word) > _LONGEST_GLUED:
        return []
    best: list[list[str] | None] = [[]] + [None] * len(word)
    for end in range(_SHORTEST_PIECE, len(word) + 1):
        for start in range(end):
            before, piece = best[start], word[start:end]
            whole = len(piece) >= _SHORTEST_PIECE + 1 and known(stem(piece))
            small = start > 0 and end < len(word) and piece in SMALL_WORDS
            if before is None or not (whole or small):
                continue
            now = best[end]
            if now is None or len(before) + 1 < len(now):
                best[end] = [*before, piece]
    return [piece for piece in best[-1] or [] if piece not in SMALL_WORDS]
