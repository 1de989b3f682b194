"""The name of a file without what changes from one copy, version or edition to the next."""

import re
from dataclasses import dataclass
from functools import lru_cache

from transverse.inventory.names import SMALL_WORDS, repaired, unaccented, without_extensions, words

_MONTHS = "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|janv|fevr|avr|juil|sept"
_YEAR, _MONTH, _DAY = r"(?:19|20)\d\d", r"(?:0[1-9]|1[0-2])", r"(?:0[1-9]|[12]\d|3[01])"
_PASSING_WORDS = (
    r"copie\ de|copie|copy\ of|copy|ok|finale?s?|definitif|definitive|def|corrigee?s?|correction|modifiee?s?|modif|bis"
    r"|old|new|nouveau|nouvelle|geocoded|geocodee?s?|bak|backup|brouillon|draft|provisoire|maj|mis\ a\ jour|vf|vdef"
    r"|utf\ ?8|ansi|l93|lambert\ ?93|wgs\ ?84|4326|2154|rgf\ ?93"
)
_CHANGING = re.compile(
    rf"""
      (?<!\d) {_YEAR} [-_.\ ]? {_MONTH} (?: [-_.\ ]? {_DAY} (?: [-_.\ t]? \d{{4,6}} )? )? (?!\d)
    | (?<!\d) {_DAY} [-_.\ ] {_MONTH} [-_.\ ] (?: {_YEAR} | \d\d ) (?!\d)
    | (?<!\d) {_DAY} {_MONTH} {_YEAR} (?!\d)
    | (?<![a-z]) (?: \d\d? [-_.\ ] )? (?: {_MONTHS} ) [-_.\ ]? {_YEAR} (?!\d)
    | (?<!\d) {_YEAR} [-_\ ] (?: {_YEAR} | \d\d ) (?!\d)
    | (?<!\d) {_YEAR} (?!\d)
    | (?<![a-z]) v (?: ersion )? [-_.\ ]? \d+ (?: [._]\d+ )* (?![a-z0-9])
    | (?<![a-z0-9]) (?: {_PASSING_WORDS} ) (?![a-z0-9])
    | \( \s* \d+ \s* \)
    """,
    re.VERBOSE,
)
_GENERIC = frozenset(
    "base bd book classeur csv data dataset donnee dump exemple export exportation extract extraction feuille fichier"
    " file gabarit import index invalide json liste list modele output readme resultat result sheet sortie table"
    " tableau template test tmp valide valeur inconnu document sans titre untitled".split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a file, taken apart.

    Attributes
    ----------
    whole
        In small letters without accents, without extensions: two formats of one file share it.
    series
        The stems of its words, without dates, versions and « copie »: two editions share it.
    title
        The same words as they are written; ``""`` when nothing is left.
    generic
        Whether it would suit any file: « export », « liste ».
    """

    whole: str
    series: tuple[str, ...]
    title: str
    generic: bool


@lru_cache(maxsize=1 << 15)
def name_of(file: str) -> Name:
    """Take the name of a file apart.

    >>> name_of("points_apport_volontaire_2021_v2-final.csv").title
    'Points apport volontaire'
    >>> name_of("Copie de Export (1).csv.xls").generic
    True
    """
    text = without_extensions(repaired(file))
    plain = unaccented(text).lower()
    kept = _CHANGING.sub(lambda found: " " * len(found[0]), plain)
    shown = "".join(char if kept[place] != " " else " " for place, char in enumerate(text))
    left = list(words(shown))
    series = tuple(word.stem for word in left if word.stem not in SMALL_WORDS)
    generic = all(each in _GENERIC or each.isdigit() for each in series)
    return Name(plain, series, _title([word.text for word in left]), generic)


@lru_cache(maxsize=1 << 15)
def says_when(folder: str) -> bool:
    """Tell whether the name of a folder only says when: « 2019 », « 03-2021 », « v2 ».

    >>> [says_when(folder) for folder in ("2019", "mars 2021", "arbres_2019", "12")]
    [True, True, False, False]
    """
    plain = unaccented(repaired(folder)).lower()
    return not _CHANGING.sub("", plain).strip(" _-.()") and bool(plain)


_LONGEST_ACRONYM, _LONGEST_SHOUTED_ACRONYM = 5, 3


def _title(parts: list[str]) -> str:
    """Write words as a title: the first with a capital, acronyms as they are."""
    shouted = sum(part.isalpha() for part in parts) > 1 and not any(part.islower() for part in " ".join(parts))
    longest = _LONGEST_SHOUTED_ACRONYM if shouted else _LONGEST_ACRONYM
    text = " ".join(
        part if part.isupper() and len(part) <= longest and part.lower() not in SMALL_WORDS else part.lower()
        for part in parts
    )
    return text[:1].upper() + text[1:]
