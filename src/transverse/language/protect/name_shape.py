"""Unknown names told by their shape: « Data Feminism », « Data TV Exemple », « DataXxx », « Data-Sat »."""

import re
from collections.abc import Iterator, Sequence

from transverse.documents.model import Span
from transverse.language.forms import lexicon
from transverse.language.protect._text import NEAR, after, before, is_shouted, opens_sentence, rows, token
from transverse.language.protect._words import words

ID = "name_shape"
REASON = "Semble être un nom propre : laissé tel quel."
SOURCE = "Lexique des règles typographiques en usage à l'Imprimerie nationale : majuscules des noms propres"

_CAPITAL = r"[A-Z][\w-]*"
_RIGHT = re.compile(rf"(?:[ \u00a0](?:(?:&|for|of|and)[ \u00a0])?{_CAPITAL}){{1,6}}")
_LEFT = re.compile(rf"(?:(?<!\w){_CAPITAL}[ \u00a0](?:(?:&|for|of|and)[ \u00a0])?)+$")
_CAMEL = re.compile(r"(?:[A-Z]?[a-z]+|[A-Z]+)[A-Z]\w*\Z")
# French adjectives and nouns that follow a term in titles where each word takes a capital.
_FRENCH_END = re.compile(
    r"(?:ique|iques|el|elle|els|elles|al|ale|aux|ales|if|ive|ifs|ives|oire|aire|aires|eur|eurs|euse|ais|aise|ois|"
    r"oise|iste|isme|able|ables)\Z|[éèêàçûîô]"
)
_ARTICLE = re.compile(r"^(?:L[ae]s?|Une?|Des|Du|De|Chez)[ \u00a0]")
_THINGS = frozenset({"Dashboard", "Dashboards", "Dataset", "Datasets", "Metadata"})
_OWN = frozenset({"mon", "ma", "mes", "ton", "ta", "tes", "son", "leur", "chaque", "quel", "aucun"})
_NEXT_WORD = re.compile(r"(\S+)\s+$")

EXAMPLES = (
    "Lecture conseillée : ⟦Data⟧ Feminism, de Catherine D'Ignazio.",
    "La séance est retransmise sur la chaîne ⟦Data⟧ TV Exemple.",
    "L'⟦Open Data⟧ Barometer classait la France parmi les premiers.",
    "La sonde ⟦Data⟧-Sat n'existe que dans le roman.",
    "Nous suivons le ⟦Data⟧ Sandwich de la ville voisine.",
    "Le module ⟦Data⟧Connect est en panne.",
    "La société ⟦Smart Data⟧ SAS répond au marché.",
    "La norme Global ⟦Reporting⟧ Initiative est citée.",
    "Le cabinet Kolia ⟦Data⟧ a répondu.",
    "Le programme Rural ⟦Data⟧ Exchange est lancé.",
    "⟦Data⟧ Bridges publie son bilan.",
    "Le podcast ⟦Big Data⟧ reprend en mars.",
    "Ils participent à l'Urban ⟦Data⟧ Platform Plus.",
    "# ⟦Data⟧ Project Tool – nettoyage et analyse",
    "Chez ⟦Data⟧ Agents, on travaille.",
    "Installez SQL Server ⟦Reporting⟧ Services.",
    "L'équipe Kafumbu ⟦Smart City⟧ gagne.",
    "Un prix pour l'équipe ⟦Data⟧ Stormrz",
    "Les fichiers TLC Trip Record ⟦Data⟧ sont libres.",
    "Vérifiez-le dans Stripe ⟦Dashboard⟧.",
    "Line ⟦Data⟧ Coref classe chaque pâté de maisons.",
    "Il travaille chez ESN ⟦Data⟧, à Lyon.",
)
COUNTER_EXAMPLES = (
    "La création d'un poste au sein du pôle ⟦Data⟧",
    "Gouvernance ⟦Data⟧, Culture Data et cybersécurité",
    "Le ⟦Big Data⟧ vu depuis la mairie",
    "Organigramme : 1 ⟦Chief Data Officer⟧, 2 data engineers",
    "Intitulé : ⟦Data Manager⟧ (H/F)",
    "LA ⟦DATA⟧, UN LEVIER POUR NOS TERRITOIRES",
    "⟦SMART CITY⟧ : OÙ EN SOMMES-NOUS ?",
    "⟦Open Data⟧ : 5 idées reçues",
    "⟦Data⟧ et territoires : dix ans après",
    "La Stratégie ⟦Data⟧ Territoriale De La Ville",
    "Lead ⟦Data Engineer⟧ à Lyon",
    "Le portail ⟦Open Data⟧ de la ville",
    "Le service ⟦Data⟧ Innovation recrute.",
    "Le volet ⟦Data⟧ & IA est financé.",
    "Rattaché à la Direction ⟦Data⟧ et Numérique",
    "Le programme ⟦Smart City⟧ est lancé.",
    "⟦Data⟧ RH",
    "Une démarche ⟦OpenData⟧ sobre",
    "Plateforme ⟦Data⟧ & Dataviz",
    "Le ⟦Smart Parking⟧ Municipal ouvrira.",
    "Une ⟦Smart City⟧ Française, vraiment ?",
    "Senior ⟦Data⟧ Product Owner à Nantes",
    "M. Roy, Directeur ⟦Data⟧ Numérique",
)


def find(text: str, hits: Sequence[Span]) -> Iterator[Span]:
    """Yield the words around each hit that together look like a name."""
    for hit, row in rows(text, hits):
        name = (
            _thing(text, hit)
            or _compound(text, hit)
            or (_sequence(text, hit, row) if text[hit.start].isupper() else None)
        )
        if name:
            yield name


def _thing(text: str, hit: Span) -> Span | None:
    """« dans Stripe Dashboard »: what is made of data, capitalised, right after a word that is no article."""
    lead = _NEXT_WORD.search(before(text, hit, 40))
    if text[hit.start : hit.end] not in _THINGS or lead is None or not lead[1].isalpha():
        return None
    word = lead[1].lower()
    return None if word in words("french") | words("heads") | _OWN else hit


def _compound(text: str, hit: Span) -> Span | None:
    """Return the longer word that holds the hit when its capitals make it a name."""
    whole = token(text, hit)
    word = text[whole.start : whole.end]
    if whole == hit or not text[hit.start].isupper() or is_shouted(word):
        return None
    others = [part for part in word.split("-") if part != text[hit.start : hit.end]]
    hyphened = "-" in word and all(_may_name(part) and part.istitle() for part in others)
    return whole if hyphened or _CAMEL.match(word) else None


def _sequence(text: str, hit: Span, row: Span) -> Span | None:
    """Return the run of capitalised words around the hit when it reads as a name."""
    if is_shouted(text[max(row.start, hit.start - NEAR) : min(row.end, hit.end + NEAR)]):
        return None
    right = _RIGHT.match(text, hit.end, row.end)
    left = _ARTICLE.sub("", "".join(_LEFT.findall(text[max(row.start, hit.start - 60) : hit.start])))
    first = left.split(" ", 1)
    if (
        len(first) > 1
        and first[1].strip()
        and opens_sentence(text, hit.start - len(left))
        and lexicon().tags(first[0].lower()) - {"name"}
    ):
        left = first[1]  # « Installez SQL Server… »: the capital of the sentence
    after_words, before_words = _split(right.group() if right else ""), _split(left)
    start = hit.start - len(left)
    opened = before_words and opens_sentence(text, start) and not _leads_english(before_words)
    if opened and (_is_known(before_words) or not after_words):
        return None
    span = Span(start, right.end() if right else hit.end)
    return span if _reads_as_name(text, span, before_words, after_words) else None


def _is_known(group: list[str]) -> bool:
    """Say whether French has one of these words, names left out."""
    return any(lexicon().tags(word.lower()) - {"name"} for word in group)


def _split(run: str) -> list[str]:
    return [word for word in run.split() if word not in {"&", "for", "of", "and"}]


def _reads_as_name(text: str, span: Span, left: list[str], right: list[str]) -> bool:
    """Weigh the words of the run, the word before it, and whether a sentence goes on after it."""
    lead = _NEXT_WORD.search(before(text, span, 40))
    announced = lead.group(1).lower().strip("(«\"'’,").removeprefix("l'").removeprefix("l’") if lead else ""
    around = [*left, *right]
    if not around:
        return announced in words("works")
    if left and _is_plain_name(left[-1]) and not lexicon().tags(left[-1].lower()):
        return True
    if announced == "chez" or (left and right and not lexicon().tags(left[-1].lower()) and _may_name(left[-1])):
        return True
    if right and right[-1].lower() in words("name_ends") and (_leads_english(left) or not _is_french(left)):
        return True
    if any(not _may_name(word) and not _leads_english([word]) for word in left) or any(
        word.lower() in words("jobs") for word in around
    ):
        return False
    if announced in words("units") - words("namers"):
        return (
            bool(right) and not any(lexicon().tags(word.lower()) for word in right) and all(map(_is_plain_name, right))
        )
    if len(right) > 1 and not left and not _is_known(right) and all(map(_may_name, right)):
        return True
    proper = [word for word in right if _may_name(word)]
    if len(proper) < len(right) and not (len(right) > 1 and _may_name(right[-1]) and not _is_french(right)):
        return _leads_english(left) and not _is_french(right)
    if not right:
        return _leads_english(left) or announced in words("namers") or len(left) > 2
    if opens_sentence(text, span.start):
        return bool(re.match(r"[ \u00a0]?[,(]?[ \u00a0]?[a-zà-ÿ]", after(text, span, 4)))
    return True


def _is_plain_name(word: str) -> bool:
    """Say whether a word that French does not have is written as a name, and is none of the usual English ones."""
    return _may_name(word) and word.istitle() and len(word) > 3


def _may_name(word: str) -> bool:
    """Say whether `word` is none of those that make ordinary French groups."""
    low = word.lower()
    return (
        low not in words("heads")
        and low not in words("generic")
        and low not in words("jobs")
        and not _FRENCH_END.search(low)
    )


def _is_french(group: list[str]) -> bool:
    return any(_FRENCH_END.search(word.lower()) or word.lower() in words("heads") for word in group)


def _leads_english(lead: list[str]) -> bool:
    """Say whether an English qualifier or a place opens the run."""
    return bool(lead) and lead[-1].lower() in words("english_leads") | words("places")
