"""The administrator opens the portal: name, chart, functions, services to relay, accounts."""

from browser.steps_town import (
    ADMINISTRATOR,
    DEPUTY,
    DGS,
    DPO,
    DRH,
    FINANCE,
    LEAD,
    RELAY,
    ROADS,
    SUCCESSOR,
    WATER,
    at,
    chart,
)
from portal.conftest import PASSWORD
from transverse.portal.operations.administrator import appoint

EVERYONE = (DGS, DRH, DPO, LEAD, RELAY, DEPUTY, SUCCESSOR, WATER, ROADS, FINANCE)


def first_administrator(walk):
    """What `transverse` does in a terminal, then what the administrator sees."""
    appoint(ADMINISTRATOR, PASSWORD)
    nobody = walk.person(ADMINISTRATOR)
    nobody.go("/")
    nobody.picture("connexion")
    nobody.home().reads("Importer l'organigramme", "Nommer le chef de projet").picture("accueil-administrateur")
    return nobody


def settings(walk):
    administrator = walk.person(ADMINISTRATOR).home()
    administrator.follow("Donner le nom et les couleurs").fill("Nom", "Ville de Saint-Aubin-les-Eaux")
    administrator.fill("Contact", ADMINISTRATOR).picture("reglages")
    administrator.press("Voir le résultat").reads("Ville de Saint-Aubin-les-Eaux").picture("reglages-apercu")
    administrator.press("Enregistrer")


def import_chart(walk, content, name):
    """Send a file, have it read; stop at the dry run."""
    administrator = walk.person(ADMINISTRATOR).home().menu("Organigramme")
    administrator.go("/organigramme/importer/").picture(f"{name}-envoi")
    file = {"name": "organigramme.csv", "mimeType": "text/csv", "buffer": content}
    administrator.page.get_by_label("Fichier de l'organigramme").set_input_files(files=[file])
    administrator.press("Envoyer et vérifier").reads("Vous pouvez fermer cette page").picture(f"{name}-attente")
    administrator.menu("Accueil")
    walk.work()
    administrator.go("/organigramme/importer/").follow("organigramme.csv")
    return administrator.reads("Ce que l'import changerait", "Votre décision")


def confirm_import(walk):
    administrator = walk.person(ADMINISTRATOR)
    administrator.press("Importer").menu("Accueil")
    walk.work()
    administrator.go("/organigramme/importer/").follow("organigramme.csv")
    return administrator.reads("L'organigramme est importé")


def first_import(walk):
    administrator = import_chart(walk, chart(), "import")
    administrator.reads("59 lignes lues", "15 unités", "59 postes", "59 agents")
    administrator.reads("« à voir »", "« P99 »", "ligne 5", "ligne 34").picture("import-lecture")
    confirm_import(walk).picture("import-fait")
    administrator.follow("Voir l'organigramme").reads("Direction des services techniques").picture("organigramme")
    administrator.follow("image").picture("organigramme-image")


def functions(walk):
    administrator = walk.person(ADMINISTRATOR).home()
    administrator.follow("Dire qui est DGS").picture("fonctions")
    for function, name in (
        ("Direction générale des services", "Le Goff"),
        ("Ressources humaines", "Inès Roux"),
        ("Délégué à la protection", "Jean Caron"),
    ):
        administrator.follow("Choisir un poste", within=administrator.row(function))
        administrator.fill("Intitulé, unité ou nom", name).press("Chercher")
        if name == "Le Goff":
            administrator.picture("fonction-poste")
        administrator.press("Confier", within=administrator.row(name))
    administrator.reads("Anne Le Goff", "Inès Roux", "Jean Caron").picture("fonctions-faites")


def services(walk):
    """The rule has ticked all the services; the town leaves one out, and says the trade of another."""
    administrator = walk.person(ADMINISTRATOR).home().menu("Organigramme")
    administrator.follow("Choisir les services").reads("10 unités en attendent un").picture("relais-attendus")
    administrator.follow("Direction des ressources et des moyens")
    administrator.untick("Un relais est attendu : Service informatique")
    administrator.choose("Métier : Direction des ressources et des moyens", "Ressources humaines").picture(
        "relais-attendus-direction"
    )
    administrator.press("Enregistrer")
    administrator.reads("9 unités en attendent un").picture("relais-attendus-faits")


def accounts(walk):
    """Two pages list the agents without account; those of the first year are ticked on each."""
    administrator = walk.person(ADMINISTRATOR).home().menu("Comptes").picture("comptes")
    administrator.follow("Ouvrir des comptes")
    administrator.tick_rows(*map(at, EVERYONE)).picture("comptes-a-ouvrir").press("Ouvrir un compte aux agents cochés")
    administrator.go("/comptes/ouvrir/?page=2").tick_rows(*map(at, EVERYONE))
    administrator.press("Ouvrir un compte aux agents cochés")
    administrator.menu("Comptes").reads("11 comptes", "invitation envoyée").picture("comptes-ouverts")
    walk.work()


def passwords(walk):
    """Each chooses a password by the link of the mail; the first as a director would."""
    for who in EVERYONE:
        person = walk.person(at(who))
        person.go(walk.link_of_mail(at(who), "Votre compte")).reads("Choisir un mot de passe")
        if who == WATER:
            person.picture("mot-de-passe")
        person.fill("Nouveau mot de passe", PASSWORD).fill("Le même, une seconde fois", PASSWORD)
        person.press("Enregistrer ce mot de passe").home().reads("Bonjour")
        if who == WATER:
            person.picture("accueil-chef-de-service")
