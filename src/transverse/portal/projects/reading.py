"""Read a file of skills: which reference list it is, its language, its terms, or one sentence that says no."""

import re
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from typing import IO, Any

from transverse.common.registry import modules
from transverse.portal.projects.csv_rows import rows
from transverse.portal.projects.terms import SkillFileError, Term

_FRENCH = re.compile(r"\b(?:de|des|du|la|le|les|un|une|et|en|pour|dans)\b|\b[ld]['’]", re.IGNORECASE)
_ENGLISH = re.compile(r"\b(?:of|and|the|in|for|to|with|on|use|a)\b", re.IGNORECASE)
_AGAIN = "Téléchargez de nouveau le fichier, sans le modifier, puis renvoyez-le."


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file of skills says.

    Attributes
    ----------
    importer
        The id of its list: ``"esco"``, ``"rome"``.
    terms
        Each once, in the order of the file.
    is_complete
        Whether the file is the whole list: a skill that is not in it is one that the list has dropped.
    is_french
        Whether its labels are in French, as their small words tell.
    """

    importer: str
    terms: tuple[Term, ...]
    is_complete: bool
    is_french: bool


def importers() -> list[Any]:
    """Return the reference lists known, by name."""
    return list(modules("transverse.portal.projects.importers"))


def read_terms(file: IO[bytes], name: str) -> Reading:
    """Read `file`, called `name` in what is said of it; the file is left open.

    Raises
    ------
    SkillFileError
        It is none of the lists known, or one of its lines is wrong: nothing of it is used.
    """
    with closing(rows(file, name)) as found:
        _, titles = next(found, (1, [""]))
        headings = [each.strip() for each in titles]
        importer = _importer(headings, name)
        terms: dict[str, Term] = {}
        for line, cells in found:
            term = _term(importer, headings, cells, name, line)
            if term:
                terms.setdefault(term.code, term)
    if not terms:
        raise SkillFileError(name, "aucune compétence ne suit les titres", "Vérifiez que c'est le bon fichier.")
    listed = tuple(terms.values())
    return Reading(importer.ID, listed, importer.is_complete(headings), _is_french(each.label for each in listed))


def _importer(headings: list[str], name: str) -> Any:  # noqa: ANN401 (a module)
    found = next((each for each in importers() if each.matches(headings)), None)
    if found is None:
        known = " ; ".join(each.LABEL for each in importers())
        raise SkillFileError(name, "ce n'est pas une liste de compétences connue", f"Envoyez l'une d'elles : {known}.")
    return found


def _term(importer: Any, headings: list[str], cells: list[str], name: str, line: int) -> Term | None:  # noqa: ANN401
    if len(cells) != len(headings):
        raise SkillFileError(name, f"elle a {len(cells)} colonnes au lieu de {len(headings)}", _AGAIN, line)
    try:
        found: Term | None = importer.term(dict(zip(headings, cells, strict=True)))
    except ValueError as error:
        raise SkillFileError(name, str(error), f"Fichiers attendus : {importer.LABEL}.", line) from error
    return found


def _is_french(labels: Iterable[str]) -> bool:
    counts: Counter[str] = Counter()
    for label in labels:
        counts["fr"] += len(_FRENCH.findall(label))
        counts["en"] += len(_ENGLISH.findall(label))
    return counts["fr"] >= counts["en"]
