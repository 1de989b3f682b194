"""The fiche de poste shared between three services: composed by the DRH, circulated, read by three directors."""

from browser.steps_town import DRH, FINANCE, RELAY, ROADS, WATER, at

REMARK = "Plutôt le jeudi, jour de la réunion de service."


def compose(walk):
    drh = walk.person(at(DRH)).home().picture("accueil-drh").menu("Fiches de poste").picture("fiches-vides")
    drh.follow("Composer une fiche").fill("Nom, service ou poste", "Martin").press("Chercher").picture("fiche-pour-qui")
    drh.follow("Zoé Martin").reads("Somme : 100 %").picture("fiche-proposee")
    drh.fill_all("Temps (%)", "60", "10").press("Ajouter une ligne").press("Ajouter une ligne")
    drh.fill_all("Service", "Service de l'eau", "Service de l'eau", "Service de la voirie", "Service des finances")
    drh.fill_all("Temps (%)", "60", "10", "20", "10")
    drh.fill_all("Activités", "Suivi du réseau", "Référente données", "Plan des réseaux enterrés", "Suivi des factures")
    drh.reads("Service").picture("fiche-partagee").press("Enregistrer le brouillon").picture("fiche-brouillon")


def circulate(walk):
    drh = walk.person(at(DRH))
    drh.follow("Mettre en circulation").reads("Yann Kerbrat", "Claire Fabre", "Paul Petit").picture("fiche-circulation")
    drh.press("Mettre en circulation").reads("0 sur 3 directeurs").picture("fiche-en-circulation")
    walk.work()
    walk.person(at(RELAY)).go(walk.link_of_mail(at(RELAY), "Votre fiche de poste")).reads("Suivi du réseau")


def acknowledge(walk):
    for who, remark in ((WATER, ""), (ROADS, REMARK), (FINANCE, "")):
        director = walk.person(at(who)).home().follow("fiche de poste").picture(f"fiche-a-lire-{who}")
        director.tick("J'ai pris connaissance").fill("Remarque", remark).press("Envoyer").picture(f"fiche-lue-{who}")
    drh = walk.person(at(DRH)).home().menu("Fiches de poste").reads("lue de tous", "3 sur 3").picture("fiches")
    drh.follow("Zoé Martin").reads("3 sur 3 directeurs", REMARK).picture("fiche-lue-de-tous")
