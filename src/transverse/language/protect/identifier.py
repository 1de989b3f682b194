"""Names that machines read: identifiers, references, option names, names of fields and tables."""

import re
from collections.abc import Iterator, Sequence

from transverse.documents.model import Span
from transverse.language.protect._text import after, before, spans_near, token

ID = "identifier"
REASON = "Identifiant ou référence informatique : laissé tel quel."
SOURCE = "Conventions de nommage des langages (PEP 8, W3C data-*, POSIX) et références administratives"

_SHAPES = re.compile(
    r"(?<!\w)\w*[A-Za-z\d]_\w+"  # snake_case, DATA_OWNER
    r"|(?<!\w)_+\w+"
    r"|(?<![\w-])--?[A-Za-z][\w-]*(?==|\s|$|[\]),])(?<!-là)(?<!-ci)"  # --data-dir
    r"|(?<!\w)[\w-]+-[\w-]*(?==[\"'\w])"  # data-role="x"
    r"|(?<![\w-])(?=[\w-]*\d)(?:[A-ZÀ-Ý\d]+-){1,8}[A-Z\d]+(?![\w-])"  # O-088-DATA-2211
    r"|(?<![\w.])(?:data|datasets?|df|self|this|window|document|console|math|np|pd|plt|sns|tf|d3|app|req|"
    r"res)\.(?!gouv\b|[\w.-]*\.(?:fr|com|org|net|eu|io)\b)[a-z]\w*(?:\.\w+)*(?![\w'’])"
    r"|(?<![\w.])(?![\w.-]*\.(?:fr|com|org|net|eu|io)\b)[A-Za-z_]\w*(?:\.[A-Za-z_]\w*){2,}(?![\w.])"
    r"|(?<!\w)(?:dcat|dct|dcterms|void|qb|schema|rdfs?|xsd|foaf|prov|skos|data):\w[\w/;,+=-]+"
    r"|'?(?<![\w])[\w.]{1,40}'?!\$?[A-Z]{1,3}\$?\d+"  # Data!B12
    r"|(?<!\w)[a-z]+(?:[A-Z][a-z\d]*)+(?!\w)"  # getData
)
_KEBAB = re.compile(r"[a-z\d]+(?:-[a-z\d]+){2,}\Z")
_FRENCH_LINKS = re.compile(
    r"-(?:de|du|des|d|la|le|les|à|a|et|en|là|ci|un|une|sur|driven|centric|informed|based)(?:-|\Z)"
)
_NAMED = re.compile(
    r"(?<!\w)(?:champs?|attributs?|variables?|paramètres?|colonnes?|balises?|propriétés?|la clé|l['’]objet|"
    r"branches?|paquets?|packages?|"
    r"librairies?|bibliothèques?|onglet|feuille|namespace|conteneur|bucket|alias|préfixe)"
    r"\s+(?:nommée?s?\s+|appelée?s?\s+|intitulée?s?\s+)?$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?<!\w)(?:identifiant|login|utilisateur|nom d['’]utilisateur|mot de passe|user|password|type|format|name|key|"
    r"nom technique)\s?:\s?$",
    re.IGNORECASE,
)
_TAB = re.compile(r"(?<!\w)(?:onglet|feuille|menu|bouton)\s$", re.IGNORECASE)
_END = re.compile(
    r"\s*(?:$|[\n,;|)\]/.]|(?:de|du|des|d['’]\w+|est|n['’]est|contient|existe|sont|doit|et|qui|vaut|retourne|renvoie)\b)"
)
_LIBRARIES = re.compile(
    r"(?<!\w)(?:bibliothèques?|librairies?|paquets?|packages|modules|dépendances|imports|"
    r"requirements)\b[^.:;\n]{0,40}:\s*(?P<list>[^;\n]+)",
    re.IGNORECASE,
)
_LIBRARY_STEMS = ("biblioth", "librairie", "paquet", "package", "module", "dépendance", "import", "requirement")
"""`_LIBRARIES` holds one of them."""

EXAMPLES = (
    "La clé est ⟦data⟧_uid.",
    "L'attribut ⟦DATA⟧_OWNER est obligatoire.",
    "Référence de l'offre : O-088-⟦DATA⟧-2211",
    "Réf. URB-⟦DATA⟧-2025-02",
    "Ajouter --⟦data⟧-dir à la commande.",
    "Elle appelle get⟦Data⟧ deux fois.",
    "#REF! dans la cellule ⟦Data⟧!B12",
    "Le champ ⟦data⟧ est vide.",
    "La variable ⟦data⟧ contient le tableau.",
    "Ouvrez l'onglet ⟦Data⟧, puis triez.",
    "Identifiant : ⟦data⟧ / mot de passe : voir coffre-fort",
    "Bibliothèques Python utilisées : pandas, ⟦datasets⟧, scikit-learn.",
    "Le dépôt s'appelle ⟦open-data⟧-tools-agglo.",
    "Chaque entrée est un dcat:⟦Dataset⟧ décrit en RDF.",
    "Un appel à ⟦data⟧.map échoue.",
    "On lit retour.valeurs.⟦data⟧ ensuite.",
    "L'onglet ⟦Data⟧ d'un acteur",
    "Ouvrez l'onglet ⟦Data Visualisation⟧ ainsi que le suivant.",
)
COUNTER_EXAMPLES = (
    "Cette ⟦data⟧-là, personne ne la réclamait.",
    "Une démarche ⟦data-driven⟧ et sobre.",
    "Le ⟦data-center⟧ du département",
    "Vers l'⟦open-data⟧ par défaut",
    "Feuille de route ⟦data⟧-IA 2025",
    "Le chef-de-projet-⟦data⟧ est arrivé.",
    "Le champ de la ⟦data⟧ est vaste.",
    "La colonne vertébrale de la ⟦data⟧",
    "Les variables ⟦data⟧ de notre politique",
    "Un objet de ⟦data⟧ partagé",
    "Référent : pôle ⟦data⟧",
    "Fonction : ⟦data steward⟧",
    "Il manque des ⟦datas⟧ dans l'onglet 3.",
    "Le module ⟦data⟧ science est complet.",
    "Nous ouvrons la ⟦data⟧.merci de patienter",
    "Marché 2024-118, lot ⟦data⟧",
    "Type de poste : ⟦data analyst⟧ confirmé",
    "Modules suivis : culture ⟦data⟧ et rédaction.",
    "- ⟦Data⟧ des écoles",
)


def find(text: str, hits: Sequence[Span]) -> Iterator[Span]:
    """Yield identifiers by their shape, then the terms that a technical word announces as names."""
    yield from (span for span in spans_near(_SHAPES, text, hits) if not _is_prose(text, span))
    low = text.lower() if ":" in text else ""
    for match in _LIBRARIES.finditer(text) if any(stem in low for stem in _LIBRARY_STEMS) else ():
        if text[match.start() : match.end()].isascii() or "ython" in match.group():
            yield Span(*match.span("list"))
    for hit in hits:
        whole = token(text, hit)
        word = text[whole.start : whole.end]
        if whole != hit and _KEBAB.match(word) and not _FRENCH_LINKS.search(word):
            yield whole
        elif _is_announced(text, hit):
            yield hit


def _is_prose(text: str, span: Span) -> bool:
    """Tell « la data.merci », where a space is missing after the full stop, from code: a determiner comes first."""
    part = text[span.start : span.end]
    return "." in part and bool(
        re.search(r"(?:\b(?:la|de|des|les|notre|leur|sa|cette|une|toute)\s|['’])$", before(text, span))
    )


def _is_announced(text: str, hit: Span) -> bool:
    """Say whether a technical word stands before the bare term: « le champ data », « identifiant : data »."""
    lead, rest = before(text, hit), after(text, hit)
    if _TAB.search(lead) and text[hit.start].isupper():
        return True
    if not _END.match(rest):
        return False
    return (bool(_LABELLED.search(lead)) and not text[hit.start].isupper()) or (
        bool(_NAMED.search(lead))
        and not re.search(r"(?i:les|des|nos|ces) \w+\s+$", lead)
        and text[hit.start : hit.end].isalpha()
    )
