"""The words of the name of a column: « codeInsee », « CODE_INSEE 2024 » and « Code.Insée » are the same two words."""

import re
import unicodedata
from collections import Counter
from functools import cache

# What clerks and software shorten, and the whole word.
_SHORT = {
    **dict.fromkeys(("num", "no", "n", "nr", "numro"), "numero"),
    **dict.fromkeys(("nb", "nbr", "nbre", "nombres", "number", "count"), "nombre"),
    **dict.fromkeys(("cod", "cd", "cde"), "code"),
    **dict.fromkeys(("lib", "libl", "libel", "lbl", "label"), "libelle"),
    **dict.fromkeys(("dep", "dept", "dpt", "dpmt", "depart"), "departement"),
    **dict.fromkeys(("com", "comm", "municipality"), "commune"),
    **dict.fromkeys(("adr", "addr", "address", "adres"), "adresse"),
    **dict.fromkeys(("dat", "dt", "dte"), "date"),
    **dict.fromkeys(("mnt", "mt", "mtt", "amount"), "montant"),
    **dict.fromkeys(("mail", "courriel", "mel", "emails"), "email"),
    **dict.fromkeys(("tel", "phone", "telephones"), "telephone"),
    **dict.fromkeys(("reg",), "region"),
    **dict.fromkeys(("an", "ans", "annees", "year"), "annee"),
    **dict.fromkeys(("lng", "lon", "longi"), "long"),
    **dict.fromkeys(("identifiants", "identifier", "ident"), "identifiant"),
    **dict.fromkeys(("name", "noms"), "nom"),
    **dict.fromkeys(("ref", "refs"), "reference"),
    **dict.fromkeys(("pct", "pcent", "percent", "pourc"), "pourcentage"),
    **dict.fromkeys(("surf", "sup", "area"), "surface"),
    **dict.fromkeys(("voi", "voies"), "voie"),
    **dict.fromkeys(("post", "postaux"), "postal"),
    **dict.fromkeys(("etab", "ets"), "etablissement"),
}
_EMPTY = frozenset("d l de du des la le les a au aux en et of the sur par pour s un une".split())
_SIGNS = str.maketrans(
    {"€": " euro ", "%": " pourcentage ", "²": "2", "³": "3", "°": " ", "œ": "oe", "Œ": "OE", "�": "e", "º": " "}
)
# How dBASE describes a field, kept by some software in the header: « LONGUEUR,N,19,8 ».
_FIELD = re.compile(r",[CDFLMN](?:,\d+){0,2}$")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=\d{4}(?!\d))|(?<=\d)(?=[A-Z][a-z])")
_WORD = re.compile(r"[a-z0-9]+")
_WITH_DIGITS = re.compile(r"(?:[lr]g?f?93|wgs84|k?m[23]|alpha[23]|co2|pm\d+|nox?\d?|m\d\d)")
_PREFIXES = (
    *"code nom date numero num id identifiant adresse montant annee type lib taux".split(),
    *"pourcentage prix duree nb nbre cd cod no".split(),
)
_CUT = 7  # letters that tell a word which dBASE cut at ten


def tokens(name: str, known: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return the words of a name: small letters, no accent, singular, numbers and small words left out.

    Parameters
    ----------
    name
        Of a column, as the file writes it.
    known
        Words that may be stuck to one another: « NOMCOMMUNE » is « nom », « commune » when « commune » is known.
    """
    words = (
        (_WITH_DIGITS.fullmatch(each) and each) or each.strip("0123456789") for each in _WORD.findall(_plain(name))
    )
    whole = [_whole(each) for each in words if each and each not in _EMPTY]
    return tuple(part for each in whole for part in _unstuck(each, known))


def _plain(name: str) -> str:
    """Cut at capitals, drop accents, and mend accents that were read as Windows-1252."""
    if "Ã" in name or "Â" in name:
        name = name.encode("cp1252", "ignore").decode("utf-8", "ignore") or name
    text = unicodedata.normalize("NFD", _FIELD.sub("", name).translate(_SIGNS))
    bare = "".join(each for each in text if not unicodedata.combining(each))
    return _HUMP.sub(" ", bare).lower()


def _whole(word: str) -> str:
    if word in _SHORT:
        return _SHORT[word]
    single = word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] != "s" else word
    return _SHORT.get(single, single)


def _unstuck(word: str, known: frozenset[str]) -> tuple[str, ...]:
    if word in known:
        return (word,)
    if word.startswith("date") and len(word) > 7:
        return ("date", word[4:])
    for prefix in _PREFIXES:
        rest = _whole(word[len(prefix) :]) if word.startswith(prefix) else ""
        if len(rest) > 2 and rest in known:
            return (_whole(prefix), rest)
    found = _by_start(known).get(word[:_CUT], word)
    return (found if found.startswith(word) else word,)


@cache
def _by_start(known: frozenset[str]) -> dict[str, str]:
    """The known words by their first letters, when these tell one from all the others."""
    starts = Counter(word[:_CUT] for word in known)
    return {word[:_CUT]: word for word in known if len(word) > _CUT and starts[word[:_CUT]] == 1}
