"""Look-alikes of other languages: Latin of the archives, Italian, Portuguese and Spanish « data » (date)."""

import re
from collections.abc import Iterator, Sequence

from transverse.documents.model import Span
from transverse.language.protect._text import NEAR, after, before, rows
from transverse.language.protect._words import words

ID = "foreign"
REASON = "Mot d'une autre langue (latin, italien, portugais, espagnol) : laissé tel quel."
SOURCE = "Formules des actes latins, mentions des pièces d'identité, mots-outils des langues romanes"

_TERM = re.compile(r"(?:data|datas)\Z", re.IGNORECASE)
_AFTER = re.compile(
    r"\s(?:apud|anno|domini|sunt|fuit|fuerunt|erat|per manum|die|mense|mensis|sub|ut supra|et acta|in (?:castro|"
    r"villa|palatio)|"
    r"di|del|dei|della|delle|dello|dell['’]\w+|e (?:luogo|ora|local|hora|firma)|odierna|certa|da|do|dos|das|"
    r"de (?:validade|nascimento|emiss[ãa]o|expedi[çc][ãa]o|in[íi]cio|entrega|registo|publica[çc][ãa]o|vencimento|"
    r"naixement|nacimiento|caducidad|vencimiento|emisi[óo]n)|"
    r"limite (?:de|para)|nasc\w*|scadenza|expedi\w+)(?!\w)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?<!\w)(?:acta|errata|sigillata|presentibus|littera|carta|in|alla|dalla|della|na|nesta|uma|esta|cuja|"
    r"qual[ea]?|stessa|ista)\s(?:et\s)?$",
    re.IGNORECASE,
)

_FRENCH_LEAD = re.compile(r"(?<!\w)(?:la|les|une|des|de|nos|notre|cette|sa|ses|toute|leur)\s$", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W\d_]+")
_ROMANCE, _FRENCH_ONLY = words("romance"), words("french_only")
_OTHER_ENDINGS = (*"ãõñìòíóúá", "rà", "ção", "ções", "ción", "zione", "zioni")
_ODD = re.compile(r"[ãõñìòíóúá]|rà|zion")  # each of the endings holds one
_ENOUGH = 2

EXAMPLES = (
    "A ⟦data⟧ é modificada conforme é cadastrado.",
    "Il personale ha visualizzato la ⟦data⟧ del DDT",
    "Le cuesta admitir cuando la ⟦data⟧ está incompleta.",
    "« ⟦Data⟧ apud Vincennas, anno Domini millesimo »",
    "L'acte porte ⟦data⟧ di nascita : 4 maggio 1931.",
    "¿Por qué algunos ⟦datasets⟧ tienen resultados perfectos?",
    "Le passeport indique ⟦Data⟧ de validade.",
    "La formule ⟦data⟧ anno domini clôt la charte.",
    "Signé a Torino, in ⟦data⟧ odierna.",
    "L'iglesia ⟦data⟧ del siglo XII.",
)
COUNTER_EXAMPLES = (
    "La ⟦data⟧ de la commune est ouverte.",
    "La ⟦data⟧ de validité reconnue",
    "Une ⟦data⟧ de qualité, sinon rien",
    "Cette ⟦data⟧ limite les erreurs.",
    "La ⟦data⟧, per se, ne dit rien.",
    "Pas de ⟦data⟧ de nature personnelle",
    "Errata : la ⟦data⟧ de la page 3 est fausse.",
    "La ⟦data⟧ da Vinci ? Non.",
    "La ⟦data⟧ de la casa de quartier de San José est à jour.",
    "Le projet El Camino utilise la ⟦data⟧ des pèlerins.",
    "Il a la ⟦data⟧, le reste suivra.",
    "Et pourquoi nos ⟦datasets⟧ ont-ils des résultats parfaits ?",
)


def find(text: str, hits: Sequence[Span]) -> Iterator[Span]:
    """Yield the hits that a foreign word touches, unless a French article stands before, and the foreign lines."""
    for hit, row in rows(text, hits):
        if not _TERM.match(text[hit.start : hit.end]):
            if _is_romance(text[max(row.start, hit.start - NEAR) : min(row.end, hit.end + NEAR)]):
                yield hit
            continue
        lead = before(text, hit)
        french = _FRENCH_LEAD.search(text, max(0, hit.start - 8), hit.start)
        if (not french and (_AFTER.match(after(text, hit)) or _BEFORE.search(lead))) or _is_romance(
            text[max(row.start, hit.start - NEAR) : min(row.end, hit.end + NEAR)]
        ):
            yield hit


def _is_romance(part: str) -> bool:
    """Say whether tool words of Italian, Portuguese or Spanish outnumber those of French around a hit."""
    part = part.lower()
    if "¿" in part or "¡" in part:
        return True
    seen = _TOKEN.findall(part)
    if _ROMANCE.isdisjoint(seen) and not _ODD.search(part):
        return False
    other = sum(word in _ROMANCE or bool(word.endswith(_OTHER_ENDINGS)) for word in seen)
    return other >= _ENOUGH and other > sum(word in _FRENCH_ONLY for word in seen)
