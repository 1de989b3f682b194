"""ESCO, the European list of skills: one CSV file a language, or one a collection (digital, green, transversal).

The whole list is ``skills_<language>.csv``; a collection has the wider concepts of each skill, which make its families.
"""

import re
from collections.abc import Collection, Mapping

from transverse.portal.projects.terms import Term

ID = "esco"
LABEL = "ESCO : « skills_fr.csv » ou une de ses collections, comme « digitalSkillsCollection_fr.csv »"
SOURCE = "https://esco.ec.europa.eu/fr/use-esco/download"
LICENCE = "ESCO, Commission européenne, CC BY 4.0 et décision 2011/833/UE"

_SKILL = "http://data.europa.eu/esco/skill/"
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_REACH = {
    "transversal": "utiles dans tous les métiers",
    "cross-sector": "utiles dans plusieurs secteurs",
    "sector-specific": "propres à un secteur",
    "occupation-specific": "propres à un métier",
}
_HEADINGS = "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,status"
_ONE = "http://data.europa.eu/esco/skill/1973c966-f236-40c9-b2d4-5d71a89019be"

EXAMPLES = (
    f"{_HEADINGS}\nKnowledgeSkillCompetence,{_ONE},skill/competence,cross-sector,utiliser un tableur,,released\n",
    f'{_HEADINGS}\nKnowledgeSkillCompetence,{_ONE},knowledge,,use spreadsheets,"sheets\ngrids",released\n',
    f"conceptUri,preferredLabel,reuseLevel,broaderConceptPT\n{_ONE},utiliser un tableur,,outils | bureautique\n",
)
COUNTER_EXAMPLES = {
    f"{_HEADINGS}\nKnowledgeSkillCompetence,,knowledge,,utiliser un tableur,,released\n": "l'identifiant",
    f"{_HEADINGS}\nKnowledgeSkillCompetence,{_SKILL}tableur,,,utiliser un tableur,,released\n": "l'identifiant",
    f"{_HEADINGS}\nKnowledgeSkillCompetence,{_ONE},knowledge,,,,released\n": "le libellé",
    f"{_HEADINGS}\n": "aucune compétence",
    "conceptType,conceptUri,iscoGroup,preferredLabel\nOccupation,http://data.europa.eu/esco/occupation/1,2,maire\n": (
        "des métiers"
    ),
}


def matches(headings: Collection[str]) -> bool:
    """Say whether they are those of ESCO: both the address of a concept and its label."""
    return {"conceptUri", "preferredLabel"} <= set(headings)


def is_complete(headings: Collection[str]) -> bool:
    """Say whether the file holds all the skills: a collection alone has wider concepts."""
    return "broaderConceptPT" not in headings


def term(row: Mapping[str, str]) -> Term | None:
    """Read one skill; one that ESCO has withdrawn, or that is a group of skills, is none.

    Raises
    ------
    ValueError
        The row has no identifier or no label, or is a job.
    """
    if "iscoGroup" in row:
        raise ValueError("le fichier liste des métiers, pas des compétences")
    if row.get("status", "") not in {"", "released"} or row.get("conceptType", "") == "SkillGroup":
        return None
    address = row["conceptUri"].strip()
    uuid = address.removeprefix(_SKILL).lower()
    if not address.startswith(_SKILL) or not _UUID.fullmatch(uuid):
        raise ValueError("l'identifiant « conceptUri » n'est pas celui d'une compétence ESCO")
    label = " ".join(row["preferredLabel"].split())
    if not label:
        raise ValueError("le libellé « preferredLabel » est vide")
    return Term(f"{ID}-{uuid}", label, _family(row), esco=uuid)


def _family(row: Mapping[str, str]) -> str:
    wider = row.get("broaderConceptPT", "").split("|")[0].strip()
    return wider or _REACH.get(row.get("reuseLevel", "").strip(), "")
