"""Lines of program, query, markup and configuration left in the text without any mark."""

import re
from collections.abc import Iterator, Sequence

from transverse.documents.model import Span
from transverse.language.protect._text import spans

ID = "code_syntax"
REASON = "Code informatique : laissé tel quel."
SOURCE = "Formes communes aux langages R, Python, JavaScript, SQL, JSON, YAML et HTML"

_CODE = re.compile(
    r"</?[a-zA-Z][^<>\n]{0,400}>"  # markup
    r"|\{[^{}\n«»]*[\"':][^{}\n«»]*\}?"  # objects
    r"|(?<![\w.'’])[A-Za-z_][\w.]+\((?=[^()\n]*[=,\"'\[~])(?![^()\n]*\b(?:la|le|les|des|"
    r"une)\b)[^()\n«»]*\)"  # call(x, data = y)
    r"|(?<![\w.'’])[a-z_][\w.]*\((?:data|datasets?)\)"
    r"|(?<!\w)(?:data|datasets?|df)(?:\[[^\]\n]{0,60}\]|\((?!s\)|e\)|es\))[^()\n]{0,60}\)|\{)"
    r"|\b(?:SELECT|INSERT INTO|DELETE FROM|UPDATE|CREATE TABLE|ALTER TABLE|DROP TABLE)\s[^;\n]*(?:;|$|\n)"
    # key=value, with a sign that it is code
    r"|(?<![\w'’])\w+\s?(?:=|:=|<-|==|!=|\+=)\s?[\"'\[{(\w./~][^\s;,)]{0,80}(?<=[\d_\"'\])}/.])(?!\w)"
    r"|(?<![\w'’ ])(?:data|datasets?)\s?=\s?[\w\"'\[{(.]+"
    r"|(?<!\w)(?:data|datasets?)\s?(?:<-|:=)\s?[\w\"'\[{(.]+"
    r"|(?<![\w=])\w+=\w+(?![\w=])"
    r"|(?<![\w'’])\w+\s?(?:!==?|===|&&|\|\|)\s?\w+"
    # a search with its filters: data in:email type:org
    r"|(?<!\w)\w+(?:\s[a-z]+:[a-z]\w*){2,}"
    r"|\"\w+\"\s?:\s?[\[{\"\d]"
    r"|^\s*(?:import|from|const|let|var|def|class|return|library|require|function|public|private|"
    r"export(?:\s(?:default|const|let|function|class|async))?)\s[^\n«»éèàç]*$"
    r"|(?<=[\"'])\s*,\s*(?:data|datasets?|df)\s*(?=[,)])"
    r"|(?<!\w)&[a-z]\w*(?=[,)])"
    r"|@(?:param|returns?|property|type|arg)\s*(?:\{[^}\n]*\}\s*)?\[?[\w.]+"
    r"|(?<!\w)(?:from\s\w+\s)?import\s[\w*]+(?:\sas\s\w+)?(?=\W|$)",
    re.MULTILINE,
)
# `_CODE` holds one of these; most texts hold none.
_SIGNS = ("<", "{", "=", "&&", "||", "SELECT", "INSERT", "DELETE", "UPDATE", "CREATE", "ALTER", "DROP", "import")
_LEAD = re.compile(
    r"^\s*(?:import|from|const|let|var|def|class|return|library|require|function|public|private|export)\s", re.MULTILINE
)
_CALL = re.compile(r"[\w.][(\[]")
_PAIR = re.compile(r":[a-z]|\"\s?:")

EXAMPLES = (
    "Estimé avec lm(y ~ x, ⟦data⟧ = df_communes).",
    'Format attendu : {"⟦data⟧": [{"id": 1}]}',
    '<div ⟦data⟧-role="navigation">',
    "SELECT a, b FROM public.⟦data⟧ WHERE statut = 'ok';",
    "mode=1 ; debug=0 ; ⟦data⟧=brut",
    "On écrit ⟦data⟧ <- read_csv(fichier)",
    "from ⟦datasets⟧ import load_dataset",
    "Vérifiez que ⟦data⟧[0] existe.",
    "Appelez print(⟦data⟧) pour voir.",
    "Vrai si tout est chargé (⟦data⟧ !== null).",
    "radio.write(&⟦data⟧, taille);",
    'Println("voici tout", ⟦data⟧)',
    "@param {Array} ⟦data⟧ - les relevés",
    "Cherchez ⟦data⟧ in:email type:org dans la barre.",
)
COUNTER_EXAMPLES = (
    "⟦Data⟧ + terrain = décision éclairée",
    "⟦Data⟧ manquante ou erronée = ligne rejetée",
    "La ⟦data⟧ = le pétrole du siècle ?",
    "Vos ⟦data⟧(s) sont à jour.",
    "Un(e) ⟦data engineer⟧ à temps plein",
    "Chargé(e) de mission ⟦open data⟧ (H/F)",
    "DPO (⟦Data Protection Officer⟧, à recruter)",
    "Archives (⟦data⟧, papier, photographies) : versement annuel",
    "{ la ⟦data⟧ des écoles }",
    "La ⟦data⟧ <strong>ouverte</strong> est utile.",
    "Sélectionner la ⟦data⟧ utile",
    "Plus de ⟦data⟧ => plus de stockage",
    "Il importe la ⟦data⟧ chaque nuit.",
    "Les écoles, ⟦data⟧, et leurs élèves",
    "Les référent(e)s ⟦data⟧ (nommés en mai, puis en juin) se réunissent.",
)


def find(text: str, _hits: Sequence[Span]) -> Iterator[Span]:
    """Yield every part of `text` that follows the grammar of a machine."""
    if (
        any(sign in text for sign in _SIGNS)
        or _LEAD.search(text)
        or (("(" in text or "[" in text) and _CALL.search(text))
        or (":" in text and _PAIR.search(text))
    ):
        yield from spans(_CODE, text)
