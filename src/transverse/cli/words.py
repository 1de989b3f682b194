"""Words for what the engine says as data: statuses, doubts, counts, notices."""

from datetime import date

from transverse.language import NO_PARSER, Confidence, Proposal, Status
from transverse.trades import trades

_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
OFFICIAL, OQLF = "official", "oqlf"

_STATUS = {
    OFFICIAL: "Terme officiel",
    OQLF: "Terme de l'Office québécois de la langue française (OQLF)",
    "usage": "Usage",
    "house": "Règle de l'atelier",
}
_CONFIDENCE = {Confidence.SURE: "sûre", Confidence.TO_REVIEW: "à relire"}
_DOUBTS = {
    "adjective": "un adjectif est peut-être mal accordé",
    "bare": "le mot est sans article et fait peut-être partie d'un nom",
    "capital": "la majuscule est peut-être celle d'un nom propre",
    "compound": "le lien avec le nom d'à côté est à vérifier",
    "long": "la phrase est longue",
    "possessive": "un possessif peut renvoyer à autre chose",
    "pronoun": "un pronom peut renvoyer à autre chose",
    "reach": "un adjectif peut se rapporter à un autre nom",
    "relative": "« qui » peut reprendre un autre nom",
    "subject": "le sujet d'un verbe est incertain",
    "verb": "l'accord d'un verbe est incertain",
}
_NOTICES = {
    NO_PARSER: "Sans analyse des phrases, les accords sont laissés au singulier, par prudence : installez-la par "
    "« pip install 'transverse[langue]' » pour une relecture complète."
}


def status(each: Status) -> str:
    """Return the legal status of a replacement: "Terme officiel, Journal officiel du 24/03/2023"."""
    name = _STATUS.get(each.kind, each.kind)
    return f"{name}, Journal officiel du {each.date:%d/%m/%Y}" if each.date else name


def confidence(each: Confidence) -> str:
    """Return "sûre" or "à relire"."""
    return _CONFIDENCE[each]


def doubts(proposal: Proposal) -> str:
    """Return why the proposal is to be looked at, "" when it is sure."""
    said = (_DOUBTS.get(each, "l'accord de la phrase est incertain") for each in proposal.doubts)
    return ", ".join(dict.fromkeys(said))


def notice(code: str) -> str:
    """Return what the author must know of the whole review."""
    return _NOTICES.get(code, f"Remarque : {code}.")


def trade(proposal: Proposal) -> str:
    """Return whose words were appended and what named that trade, "" when none were."""
    if not proposal.trade:
        return ""
    named = ", ".join(f"« {each} »" for each in proposal.trade_words)
    label = trades()[proposal.trade].label
    return f"Mots du métier : {label}" + (f", nommé par {named}." if named else ", celui du lecteur.")


def others(proposal: Proposal) -> str:
    """Return what else can be written, "" when there is nothing else."""
    *most, last = [f"« {each} »" for each in proposal.replacements if each != proposal.replacements[0]] or [""]
    return f"On peut aussi écrire {' ou '.join([', '.join(most), last] if most else [last])}." if last else ""


def counted(number: int, singular: str, plural: str = "") -> str:
    """Return the number and its noun: French takes the plural from two on."""
    return f"{number} {singular if number < 2 else plural or singular + 's'}"


def month(day: date) -> str:
    """Return the month and the year: "mars 2026"."""
    return f"{_MONTHS[day.month - 1]} {day.year}"
