"""ROME 4.0, the French list of jobs and skills: the tree of its skills, or the plain list of them, or of knowledge.

The tree (``unix_arborescence_competences``) repeats a skill under each of its branches: the first one makes its family.
"""

import re
from collections.abc import Collection, Mapping

from transverse.portal.projects.terms import Term

ID = "rome"
LABEL = "ROME 4.0 : « unix_arborescence_competences », « unix_referentiel_competence » ou « unix_referentiel_savoir »"
SOURCE = "https://www.data.gouv.fr/datasets/repertoire-operationnel-des-metiers-et-des-emplois-rome"
LICENCE = "ROME, France Travail, Licence Ouverte 2.0"

_LABELS = ("libelle_competence", "libelle_savoir")
_CODES = ("code_ogr_competence", "code_ogr_savoir", "code_ogr")
_FAMILIES = ("enjeu", "domaine_competence")
_JOBS = {"libelle_rome", "libelle_appellation_long"}
_CODE = re.compile(r"\d{1,9}")

EXAMPLES = (
    'enjeu,objectif,code_ogr_competence,libelle_competence\n"Organisation","Diriger","300416","Animer une équipe"\n',
    "code_ogr;libelle_competence\n300416;Animer une équipe\n",
    "code_ogr_savoir,libelle_savoir\n120354,Droit public\n",
)
COUNTER_EXAMPLES = {
    "code_ogr,libelle_competence\n300416,\n": "le libellé",
    "code_ogr,libelle_competence\nM1840,Animer une équipe\n": "le code",
    "code_rome,libelle_competence\nA1101,Organiser les travaux agricoles\n": "le code",
    "code_rome,code_ogr,libelle_rome\nM1840,488634,Directeur de projets\n": "des métiers",
    "code_ogr,code_rome,libelle_appellation_long\n10200,A1101,Conducteur d'engins\n": "des métiers",
}


def matches(headings: Collection[str]) -> bool:
    """Say whether they are those of ROME, be it a list of jobs: `term` says that better than an unknown file."""
    return bool({*_LABELS, *_JOBS} & set(headings))


def is_complete(headings: Collection[str]) -> bool:
    """Say that each of the files holds all the skills, or all the knowledge, of the list."""
    return not _JOBS & set(headings)


def term(row: Mapping[str, str]) -> Term | None:
    """Read one skill, or one piece of knowledge; a branch of the tree without any is none.

    Raises
    ------
    ValueError
        The row has no code or no label, or is a job.
    """
    if _JOBS & set(row):
        raise ValueError("le fichier liste des métiers, pas des compétences")
    label = " ".join(_first(row, _LABELS).split())
    code = _first(row, _CODES).strip()
    if not code and not label:
        return None
    if not _CODE.fullmatch(code):
        raise ValueError("le code « code_ogr » n'est pas un nombre")
    if not label:
        raise ValueError("le libellé est vide")
    kind = f"{ID}-savoir" if row.get("libelle_savoir") else ID
    return Term(f"{kind}-{code}", label, _first(row, _FAMILIES).strip(), rome=code)


def _first(row: Mapping[str, str], headings: Collection[str]) -> str:
    return next((row[each] for each in headings if row.get(each)), "")
