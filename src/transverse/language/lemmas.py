"""Verbs and adjectives that go with data, or with persons: the words' own evidence for a pronoun's antecedent."""

_DATA = (
    "stock", "collect", "publi", "ouver", "ouvr", "partag", "nettoy", "nettoie", "exploit", "analys", "saisi", "ressaisi",
    "export", "import", "extrai", "extrait", "charg", "chiffr", "héberg", "télécharg", "archiv", "actualis", "anonymis",
    "agrég", "agrèg", "crois", "tri", "versé", "verse", "vérifi", "contrôl", "diffus", "réutilis", "consult", "convert",
    "enregistr", "sauvegard", "restaur", "sécuris", "structur", "document", "qualifi", "fiabilis", "harmonis",
    "interopér", "moissonn", "normalis", "produit", "produi", "recueill", "rectifi", "restitu", "transm", "transf",
    "valid", "valoris", "visualis", "effac", "supprim", "conserv", "détruit", "périm", "incompl", "disponibl", "accessibl",
    "fiabl", "vend", "fabriqu", "récupér", "dénatur", "interrog", "demand", "cède", "céd", "enrich", "confié", "confie", "confier", "réclam", "envoi", "envoy", "livr", "reç", "fourni", "utilis", "exact", "brut", "dispers", "éparpill", "géolocalis", "numéris", "format", "mis", "mett", "mettre",
)  # fmt: skip
_PERSON = (
    "désol", "ravi", "content", "malad", "absent", "parti", "élu", "embauch", "recrut", "nommé", "nomm", "formé", "venu",
    "arriv", "pens", "croi", "souhait", "demand", "rappel", "précis", "expliqu", "répond", "dit", "déclar", "travaill",
    "formidabl", "joignabl", "excus", "fier", "fièr", "heureu", "épuis", "inqui",
)  # fmt: skip


_RECORDS = frozenset(
    "base liste table carte fiche archive copie information version application plateforme page image photo métadonnée "
    "statistique adresse valeur série ligne colonne feuille notice requête couche clé variable mesure déclaration facture".split()
)


def is_record(noun: str) -> bool:
    """Say whether `noun` names a record, which takes the same verbs as data."""
    return noun in _RECORDS


_MET = ("remerci", "salu", "félicit", "rassur", "convoqu", "accompagn", "embauch", "recrut", "nomm", "élu")


def met_by(form: str) -> bool:
    """Say whether the object of the verb `form` is a person rather than a thing."""
    return form.startswith(_MET)


def of_data(form: str) -> bool:
    """Say whether the verb or adjective `form` is one that data often receive."""
    return form.startswith(_DATA)


def of_person(form: str) -> bool:
    """Say whether the verb or adjective `form` is one that persons and bodies often receive."""
    return form.startswith(_PERSON)
