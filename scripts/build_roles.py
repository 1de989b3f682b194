"""Write ``docs/roles.md``: who may do what in the portal, from the permissions themselves.

Usage:  build_roles.py
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs/roles.md"
NOTE = "<!-- Page écrite par scripts/build_roles.py d'après accounts/roles.py : corrigez-le, puis relancez-le. -->\n"
INTRO = (
    "Un droit ne se donne pas à une personne : il tient à sa place dans l'organigramme, ou à son mandat. Qui prend le "
    "poste prend le droit ; qui le quitte le perd. Seul « administrateur » se donne à un compte.\n"
)
WHO = {
    "is_administrator": "administrateur",
    "is_agent": "tout agent",
    "is_dgs": "DGS",
    "is_drh": "DRH",
    "is_dpo": "délégué à la protection des données",
    "is_lead": "chef de projet",
    "is_team": "équipe numérique",
    "is_director": "responsable d'un service",
    "is_relay": "référent ou suppléant",
    "is_person_of": "la personne du mandat (et, pour un suppléant, le référent suppléé)",
    "heads_a_unit_of": "le responsable d'un service couvert, et ceux au-dessus de lui",
    "is_signatory": "les signataires de la lettre",
    "may_see_mandate_of": "qui voit le mandat en entier",
    "is_agent_of_sheet": "l'agent de la fiche",
    "is_concerned_by_sheet": "les directeurs à qui elle est adressée",
    "is_asked": "le directeur à qui la lecture est demandée",
    "is_party": "les deux qui se voient",
    "heads_or_is_over": "le responsable du service, et ceux au-dessus de lui",
    "relays": "le référent du service, et son suppléant",
    "is_author": "l'auteur du récit",
    "leads_project": "qui conduit le projet, ou l'a écrit",
    "leads_project_of": "qui conduit le projet, ou l'a écrit",
    "relays_unit_of": "le référent du service pour lequel le dossier est lu, et son suppléant",
}
WHAT = {
    "chart.see": "voir l'organigramme et l'annuaire",
    "chart.import": "importer un organigramme",
    "chart.arrange": "dire quels services attendent un relais, et leur métier",
    "network.see": "voir le réseau : qui appeler",
    "network.see_gaps": "voir ce qui manque au réseau",
    "codir.see": "voir et emporter la page du CODIR",
    "mandates.see": "voir qui a un mandat, et pour quels services",
    "mandates.see_details": "voir un mandat en entier : temps, dates, lettre, reconnaissance",
    "mandates.name": "nommer quelqu'un",
    "mandates.change": "modifier, renouveler ou terminer un mandat",
    "letters.see": "lire une lettre de mission",
    "letters.write": "rédiger une lettre et l'envoyer à la signature",
    "letters.sign": "signer une lettre",
    "letters.record": "noter une signature donnée sur papier",
    "job_sheets.see": "lire une fiche de poste partagée",
    "job_sheets.list": "voir la liste des fiches",
    "job_sheets.write": "composer une fiche et la mettre en circulation",
    "job_sheets.acknowledge": "dire que l'on a pris connaissance d'une fiche",
    "job_sheets.record": "noter une lecture faite sur papier",
    "slots.list": "avoir une page « Échanges »",
    "slots.agree": "proposer, accepter, confirmer un échange",
    "attestations.see": "imprimer une attestation",
    "handovers.see": "lire une passation",
    "handovers.write": "compléter une passation",
    "sheets.list": "voir la liste des fiches « Vous gérez déjà »",
    "sheets.see": "lire la fiche d'un service",
    "sheets.propose": "répondre en dix minutes pour son service",
    "sheets.prepare": "préparer et publier la fiche d'un service, y ouvrir un atelier",
    "folders.allow": "autoriser un dossier à lire, le retirer",
    "scans.list": "voir ce qui a été trouvé dans les dossiers de ses services, sans leurs emplacements",
    "scans.launch": "faire lire un dossier autorisé pour ses services",
    "scans.see_places": "voir où sont les fichiers trouvés",
    "scans.keep": "reprendre dans la fiche ce qui a été trouvé",
    "scans.export": "emporter le catalogue de ce qui a été trouvé",
    "scans.see_persons": "voir, dans tous les services, ce qui parle de personnes",
    "projects.list": "voir les projets : pourquoi, qui appeler, la prochaine étape",
    "projects.create": "écrire un projet",
    "projects.see_all": "voir tous les projets, en préparation compris",
    "projects.see": "lire un projet",
    "projects.see_inside": "voir les besoins d'un projet, ses décisions, ses appels",
    "projects.steer": "modifier un projet, dire ses besoins et ses décisions",
    "calls.see": "voir un appel et ses réponses",
    "calls.steer": "chercher des services, envoyer l'appel, le clore",
    "calls.see_request": "lire ce qui est demandé à un service, et l'accord qui en vient",
    "calls.answer": "répondre pour un service, désigner l'agent",
    "skills.list": "voir la liste des compétences, et quels services offrent chacune",
    "skills.manage": "tenir la liste : y ajouter, renommer, retirer, choisir dans ESCO ou le ROME",
    "skills.offer": "dire ce qu'un service offre, le confirmer, le retirer",
    "skills.see_days": "voir combien de jours un service offre",
    "skills.see_silent": "voir quels services n'ont encore rien dit",
    "skills.say": "dire ses propres compétences, que personne d'autre ne voit sans son accord",
    "skills.see_team": "voir ce que les agents de son service acceptent de lui montrer",
    "year.see": "voir l'année des projets",
    "year.see_gaps": "voir les directions que personne n'a sollicitées",
    "year.simulate": "simuler un changement de l'année",
    "learning.see": "voir et emporter ce qui manque de compétences",
    "learning.answer": "avoir une page pour dire combien d'agents peuvent se former",
    "learning.say": "dire combien d'agents d'un service peuvent se former",
    "stories.see": "lire les récits de projets",
    "stories.write": "raconter un projet",
    "stories.change": "modifier un récit, le partager, le reprendre",
    "stories.steer": "lire les récits qui sont encore des brouillons",
    "nominal.decide": "ouvrir et fermer le mode nominatif",
    "nominal.be_found": "vouloir être trouvé, dans le mode nominatif",
    "nominal.search": "chercher qui a une compétence, dans le mode nominatif",
    "nominal.see_searches": "lire le journal des recherches",
    "accounts.manage": "ouvrir et fermer des comptes, confier une fonction",
    "collectivity.manage": "régler le nom, les couleurs, les mentions",
    "jobs.see": "voir les travaux et les courriels",
    "history.see": "voir l'historique des actes",
}
APART = {  # the rules that are not a plain list of roles
    "sheets.see": "tout agent et l'administrateur, quand elle est publiée ; avant, le service et qui la prépare",
    "projects.see": "tout agent et l'administrateur, dès l'appel envoyé ; avant, qui le conduit ou voit tout",
    "calls.see_request": "qui voit l'appel ; une fois envoyé, qui répond pour le service, et l'agent désigné",
    "calls.answer": "le responsable du service, ceux au-dessus de lui, et la personne à qui il confie la réponse",
    "mandates.change": "DGS ; chef de projet, sauf son propre mandat, qui revient au DGS ou à l'administrateur",
}


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


def page() -> str:
    """Return the text of the page; Django must be ready."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    from transverse.portal.accounts.roles import PERMISSIONS  # noqa: PLC0415 (models need a ready Django)

    yield NOTE
    yield "# Qui peut faire quoi\n"
    yield INTRO
    yield "| Pour | Il faut être |"
    yield "|---|---|"
    for name, rule in PERMISSIONS.items():
        yield f"| {WHAT[name]} | {APART.get(name) or _who(rule.name)} |"
    yield ""


def _who(rule: str) -> str:
    """Return the roles of a rule such as ``(is_dgs | is_lead)``."""
    return " ; ".join(WHO[each] for each in rule.replace("(", "").replace(")", "").split(" | "))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "transverse.portal.settings")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TRANSVERSE_DIR"] = folder
        import django

        django.setup()
        main()
