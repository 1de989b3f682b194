"""The word itself is spoken of: quoted alone, or announced by « le mot »."""

import re
from collections.abc import Iterator, Sequence

from transverse.documents.model import Span
from transverse.language.protect._quotes import enclosing
from transverse.language.protect._text import after, before
from transverse.language.protect._words import words

ID = "mention"
REASON = "On parle ici du mot lui-même : laissé tel quel."
SOURCE = "Emploi autonymique : Rey-Debove, Le Métalangage, 1978"

_DETERMINER = r"(?:(?:l[ae]s?|de la|des?|du|une?|nos|notre|leurs?|ces?|cette|en|tout|toute)\s+|(?:de )?[ld]['’]\s?)?"
_BARE = re.compile(rf"[(\s]*{_DETERMINER}\Z", re.IGNORECASE)
_BARE_END = re.compile(r"[\s.,;:!?…)]*\Z")
_NAMING = (
    r"mots?(?:[ -]cl[ée]s?|-valise| anglais| latin| franglais)*|termes?|vocables?|expressions?|locutions?|"
    r"occurrences?|"
    r"anglicismes?|néologismes?|buzzwords?|franglais|formules?|appellations?|dénominations?|étiquettes?|préfixes?|"
    r"suffixes?|"
    r"substantifs?|synonymes?|acronymes?|barbarismes?|mots-dièse|hashtags?|tags?"
)
_ANNOUNCED = re.compile(
    rf"(?<!\w)(?:(?:{_NAMING})(?:\s(?:anglaise?s?|américaine?s?|latine?s?|consacrée?s?|technique|suivante?s?))?"
    rf"\s(?:comme\s|tels?\sque\s|:\s)?(?:l[ae]s?\s|l['’])?|mots? (?:du (?:jour|mois)|de la semaine)\s?:\s|"
    rf"en anglais,?\s(?::\s)?"
    r"|(?:le|ce|du)\s(?:mot|terme|vocable|nom)\sd(?:e\s|['’]))"
    r"(?:(?:[\w'’-]+|«[^«»]*»|\"[^\"]*\")(?:\s[\w'’-]+)?,\s|[\w'’-]+\s(?:et|ou)\s){0,4}[«“\"]?\s?$",
    re.IGNORECASE,
)
# « Mots-clés : » opens a list of subjects; « en termes de data » and « à terme, la data » speak of data, not of words.
_USED = re.compile(
    r"(?:^|\n|[.!?]\s)\W*mots?[ -]cl[ée]s?\s?:.*$|"
    r"(?<!\w)(?:en|au|aux|à|sur|avant|mis|court|moyen|long)\s(?:d['’]autres\s)?termes?\s.{0,40}$"
    r"|(?<!\w)formules?\s(?:l[ae]s?\s|l['’])?$"
    r"|(?<!l[ae]s )(?<!l[ae] )(?<!ce )(?<!du )(?<!un )(?<!ces )(?<!aux )(?<!\w)mots?\s(?:l[ae]s?\s|l['’])?$",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"(?<!\w)(?:(?<!qui )dire|(?<!qui )dites|(?<!qui )disons|écrire|écrivez|écrivons|prononcer|bannir|bannissons|"
    r"traduire|orthographier|remplacer|"
    r"remplacez|remplaçons|épeler)\s(?:plus\s|pas\s|plutôt\s|toujours\s|jamais\s)?$",
    re.IGNORECASE,
)
_SAID_END = re.compile(r"\s?(?:$|[,.;:!?)]|par\s|et\s|ou\s|à\s|au lieu|plutôt|quand|en\s)")
_MEANS = re.compile(
    r"\s(?:signifie|désigne|se traduit|se dit|se prononce|s['’]écrit|veut dire|est (?:le|un) (?:participe|pluriel|"
    r"mot|terme|anglicisme)|"
    r"vient du (?:latin|mot|verbe)|est (?:issu|tiré) du latin)|\*{0,2},?\s?\(?n\. ?[fm]\.|\s?\*{0,2}\s?[:=]\s*"
    r"(?:nom\s(?:féminin|masculin)|(?:un\s)?mot\s|(?:un\s)?terme\s|anglicisme|pluriel|du latin|voir\s«|cf\.\s«)",
    re.IGNORECASE,
)
_CALLED = re.compile(r"\sest\s(?:le|un)\s(?:mot|terme|nom|vocable)\s(?:utilisé|employé|consacré|qui|que|donné|anglais)")
_NAMING_STEMS = (
    "mot", "term", "vocable", "expression", "locution", "occurrence", "anglicisme", "logisme", "buzzword", "anglais",
    "formule", "appellation", "nomination", "tiquette", "fixe", "substantif", "synonyme", "acronyme", "barbarisme",
    "tag", "nom",
)  # fmt: skip
"""`_ANNOUNCED` holds one of them."""
_SAID_REACH = 40
_COLON = re.compile(r"\s*:")
_ARTICLE = re.compile(
    r"(?:(?<!\w)(?:l[ae]s?|cette|ces|nos|notre|vos|votre|leurs?|sa|ses|toute la|en)\s?|[ld]['’]\s?)[«“\"]\s?$",
    re.IGNORECASE,
)
_HEAD = re.compile(r"(\w+)\s?[«“\"]\s?$")
# « ce qu'on appelle la "data" », « nous parlons du "big data" », « (la "data") »
_NAMED_BEFORE = re.compile(
    r"(?:(?<!\w)(?:appel|nomm|surnomm|baptis|parl|dit|dire|dis|signifi|désign|défini|écri|traduit|préfér|emplo)\w*\s"
    r"(?:\w+\s){0,2}|\()(?:\w+\s|[ld]['’])?\s?[«“\"]\s?$",
    re.IGNORECASE,
)
_DETERMINED = re.compile(
    r"(?:(?<!\w)(?:l[ae]s?|une?|des|du|nos|notre|cette?|ces|sa|son|ses|leurs?|toute|de)\s|[ld]['’])$", re.IGNORECASE
)

EXAMPLES = (
    "Dans le présent règlement, le mot « ⟦data⟧ » n'est pas employé.",
    "Faut-il dire « le ⟦data⟧ » ou non ?",
    "Nous emploierons “⟦big data⟧” au sens de Kitchin.",
    'Le terme "⟦open data⟧" revient souvent.',
    "L'anglicisme '⟦data⟧' agace.",
    "Amendement : remplacer « ⟦open data⟧ » par « données ouvertes ».",
    "Bannissez les mots ⟦data⟧, process et deadline.",
    "Bannissez les mots process, ⟦data⟧ et deadline.",
    "Tapez le mot-clé ⟦data⟧ dans le moteur.",
    "L'expression ⟦smart city⟧ date des années 2000.",
    "Le terme de ⟦big data⟧ apparaît en 1997.",
    "Étymologiquement, ⟦data⟧ est le participe passé neutre pluriel de dare.",
    "⟦Data⟧ (n. f. ou m.) : voir « données ».",
    "⟦Data⟧ : mot anglais que ce document évite.",
    "Ne dites plus ⟦dashboard⟧, dites tableau de bord.",
    "Une ville dite « ⟦smart⟧ »",
    "Pourquoi ne dites-vous pas « la ⟦data⟧ » ?",
    "C'est ce qu'on appelle la « ⟦data⟧ ».",
    "L'⟦open data⟧ est le terme utilisé quand on publie.",
    "Le terme   ⟦Big Data⟧   a été inventé en 2008.",
    "⟦Data⟧ signifie « choses données ».",
    "⟦Big data⟧ : le concept de « big data » traduit une abondance.",
)
COUNTER_EXAMPLES = (
    "Mots-clés : ⟦open data⟧, communes, transparence",
    "En termes de ⟦data⟧, la ville avance.",
    "En terme d'⟦open data⟧, tout reste à faire.",
    "À terme, la ⟦data⟧ sera ouverte.",
    "Au terme du projet ⟦data⟧, un bilan est dressé.",
    "En d'autres termes, la ⟦data⟧ manque.",
    "Il n'a pas dit mot de la ⟦data⟧.",
    "La formule ⟦data⟧ et terrain séduit.",
    "Ces étiquettes de ⟦data⟧ sont fausses.",
    "« Nous ouvrons la ⟦data⟧ des écoles cette année », dit le maire.",
    "Le maire veut dire la ⟦data⟧ autrement.",
    "La ⟦data⟧ désigne ici les relevés.",
    "⟦Data⟧ : cinq chiffres à retenir",
    "⟦Open data⟧ : 5 idées reçues",
    "Qui dit ⟦data⟧ dit stockage.",
    "La ⟦data⟧ est un mot d'ordre.",
    "Cette ⟦data⟧ est le premier terme du débat.",
    "Remplacer la ⟦data⟧ par du papier",
    "Mme Le Goff en a touché un mot, la ⟦data⟧ attendra.",
    "Si la « ⟦data⟧ » évolue, on recommence.",
    "Le responsable « ⟦smart city⟧ » est arrivé.",
    "On évite le mot « chiffre », mais la ⟦data⟧ reste.",
    "La ⟦data⟧ est le terrain de jeu de la région.",
    "L'⟦open data⟧ est un droit qui se conquiert.",
)


def find(text: str, hits: Sequence[Span]) -> Iterator[Span]:
    """Yield the hits that are quoted alone, announced as words, or defined as words."""
    tests = (_is_quoted_alone, _is_announced, _is_defined, _heads_entry)
    yield from (hit for hit in hits if any(test(text, hit) for test in tests))


def _heads_entry(text: str, hit: Span) -> bool:
    """Say whether the hit is the entry of a glossary whose definition cites the word."""
    if not _COLON.match(text, hit.end) or text[: hit.start].strip(" #-•"):
        return False
    cited = rf"[«\"“]\s?{re.escape(text[hit.start : hit.end])}\s?[»\"”]"
    return bool(re.search(cited, text[hit.end :], re.IGNORECASE))


def _is_quoted_alone(text: str, hit: Span) -> bool:
    quoted = enclosing(text, hit)
    if not quoted or not _BARE.match(text[quoted.start : hit.start]) or not _BARE_END.match(text[hit.end : quoted.end]):
        return False
    return quoted.start != hit.start or not _is_stressed(text, hit)


def _is_stressed(text: str, hit: Span) -> bool:
    """Say whether the marks only stress a word that is used: « la "data" évolue », « l'équipe "data" »."""
    lead, rest = before(text, hit), after(text, hit).lstrip(' »”"')
    if _MEANS.match(f" {rest}") or _NAMED_BEFORE.search(lead):
        return False
    head = _HEAD.search(lead)
    return bool(_ARTICLE.search(lead)) or (head is not None and head[1].lower() in words("stressed_heads"))


def _is_announced(text: str, hit: Span) -> bool:
    if _SAID.search(text, max(0, hit.start - _SAID_REACH), hit.start) and _SAID_END.match(after(text, hit)):
        return True
    lead = before(text, hit)
    folded = lead.casefold()
    if not any(stem in folded for stem in _NAMING_STEMS):
        return False
    return bool(_ANNOUNCED.search(lead)) and not _USED.search(lead)


def _is_defined(text: str, hit: Span) -> bool:
    if _CALLED.match(after(text, hit)):
        return True
    lead = before(text, hit).rpartition("\n")[2]
    return bool(_MEANS.match(after(text, hit))) and not _DETERMINED.search(lead)
