"""Titles, names and short quotations between quotation marks; speech in plain French is ordinary text."""

import re
from collections.abc import Iterator, Sequence

from transverse.documents.model import Span
from transverse.language.protect._quotes import enclosing, has_french_verb
from transverse.language.protect._text import before
from transverse.language.protect._words import words

ID = "quotation"
REASON = "Titre, nom ou citation entre guillemets : laissé tel quel."
SOURCE = "Règle de la maison : on ne réécrit ni un titre ni les mots d'autrui"

_WORD = re.compile(r"\w+")
# The term used as the speaker's own word: « la data », « de l'open data », « nos datas ».
_USED = re.compile(
    r"(?<!\w)(?:l[ae]s?|une?|des?|du|en|cette?|ces|nos|notre|vos|votre|leurs?|sa|ses|ma|mes|ta|tes|toute|beaucoup de|"
    r"\w{4,})\s$|[ld]['’]$",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"(?<!\w)(?:intitulée?s?|titrée?s?|titre|baptisée?s?|nommée?s?|appelée?s?|rapports?|livres?|ouvrages?|essais?|"
    r"articles?|"
    r"(?<!de )conférences?|guides?|études?|colloques?|dossiers?|fiches?|films?|documentaires?|expositions?|ateliers?|"
    r"webinaires?|"
    r"thèse|mémoire|formations?|chapitres?|rubriques?|émissions?|podcasts?|tribunes?|projets?|programmes?|revues?|"
    r"numéro|séminaires?|journées?|table ronde|module|cours|licence|mastère|master|diplôme|plan|axe|action|charte|"
    r"note|brochure|livret|campagne|concours|appel à projets|appel à manifestation d['’]intérêt|feuille de route|"
    r"supplément|"
    r"lire|relire|cf\.|voir)(?:\s[^.«\"“;:]{0,40})?[\s,:(]*[«\"“‘'„]?\s*$",
    re.IGNORECASE,
)
_BEARER = re.compile(
    r"(?<!\w)(?:plateforme|site|application|appli|association|collectif|blog|chaîne|outil|service|compte)\s[«\"“]\s?$",
    re.IGNORECASE,
)
# « title: "Open data : quels enjeux ?" »: the value of a field in the head of a page.
_FIELD = re.compile(r"(?:^|[\n{,(])\s*[\w-]+\s*:\s*[\"']\s*$")
_FIELD_END = re.compile(r"\s*[\"'][\s,;})\]]*(?:\n|$)")

EXAMPLES = (
    "Le supplément « ⟦Data⟧ & Cités » paraît demain.",
    "Voir le dossier « ⟦Open data⟧ et territoires ».",
    "Une exposition, « ⟦Big Data⟧, petites poubelles », est visible.",
    "La fiche « ⟦Data⟧, kézako ? » est distribuée.",
    "« ⟦Data⟧, ça fait peur », a écrit l'une d'elles.",
    "Intitulée « Pourquoi la ⟦data⟧ est l'affaire de tous », la journée est gratuite.",
    "L'application « Mon Eau ⟦Data⟧ » n'est plus maintenue.",
    "La plateforme « Je ne suis pas une ⟦data⟧ » aide à s'effacer.",
    "La charte « ⟦Data⟧ & Territoire » date de 2022.",
    "Le jury a salué un projet de “⟦data⟧ au service du vivant”.",
    "Il conclut par « no ⟦data⟧, no decision ».",
    "Elle plaide pour « une gouvernance partagée de la ⟦data⟧ ».",
)
COUNTER_EXAMPLES = (
    "« La ⟦data⟧ est une chance pour nos communes », explique la maire.",
    "« Nous avons ouvert nos ⟦datas⟧ en 2020 et nous continuons », dit-elle.",
    "« L'⟦open data⟧ n'est pas une option pour les petites communes », insiste M. Roy.",
    '"On ne peut plus ignorer la ⟦data⟧ dans nos métiers", prévient le DGS.',
    "Le pôle « eau » partage sa ⟦data⟧ avec « énergie ».",
    "Il a dit « oui » à la ⟦data⟧ et « non » au papier.",
    "« Il faut que la ⟦data⟧ circule. Elle doit servir à tous », poursuit l'élu.",
    "Notre plan « climat » s'appuie sur la ⟦data⟧.",
    "“Le ⟦big data⟧ va changer la prévention des crues”, assure le syndicat.",
    "L'adjointe répond : « Qui va payer la ⟦data⟧ que nous produisons ? »",
    "« C'est la ⟦data⟧ qui décide, et non plus l'élu »",
    "Le développement d'une «culture ⟦data⟧» s'impose.",
    'title: "Open source et ⟦open data⟧ : quels effets ?"',
    "Une « équipe ⟦data⟧ » est installée à l'hôtel de ville.",
    "La directrice de la culture résume : « Sans ⟦data⟧ fiable, nous ne pouvons pas décider. »",
)


def find(text: str, hits: Sequence[Span]) -> Iterator[Span]:
    """Yield the quoted parts that hold a hit and are not plain speech."""
    for hit in hits:
        quoted = enclosing(text, hit)
        if quoted and (_names_a_work(text, quoted) or not _is_speech(text, quoted, hit)):
            yield quoted


def _names_a_work(text: str, quoted: Span) -> bool:
    lead = before(text, quoted)
    return bool(_WORK.search(lead) or _BEARER.search(lead)) and not _FIELD.search(lead)


def _is_speech(text: str, quoted: Span, hit: Span) -> bool:
    """Say whether the quoted part is a French sentence in which the term is used as an ordinary word."""
    part = text[quoted.start : quoted.end]
    if _FIELD.search(before(text, quoted)) and _FIELD_END.match(text, quoted.end):
        return True
    if _is_plain_group(text, quoted, hit):
        return True
    size = len(_WORD.findall(part))
    used = _USED.search(text[max(quoted.start, hit.start - 40) : hit.start])
    # No title is that long: a long quotation is speech even when its verb is not recognised.
    return bool(used) and (size >= 20 or (size >= 5 and has_french_verb(part)))


def _is_plain_group(text: str, quoted: Span, hit: Span) -> bool:
    """Say whether the marks only stress an ordinary group: « culture data », « équipe data »."""
    lead, rest = text[quoted.start : hit.start].split(), text[hit.end : quoted.end].strip(" .,")
    return not rest and text[hit.start].islower() and len(lead) in {1, 2} and lead[-1] in words("heads")
