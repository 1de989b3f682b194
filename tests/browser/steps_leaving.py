"""The relay leaves: the chart says so, what is known passes to the next one, and the year ends before the directors."""

import re
from io import BytesIO

import pikepdf

from browser.steps_naming import letter, sign
from browser.steps_opening import confirm_import, import_chart
from browser.steps_town import DGS, DRH, LEAD, RELAY, SUCCESSOR, WATER, at, chart


def leave(walk):
    import_chart(walk, chart(without=[RELAY]), "depart").reads(
        "Départs : 1", "Référente données (Service de l'eau)"
    ).picture("depart-lecture")
    confirm_import(walk).picture("depart-fait")
    walk.morning()
    lead = walk.person(at(LEAD)).home().reads("quitté la collectivité").picture("accueil-depart")
    lead.menu("Mandats").reads("Zoé Martin", "personne partie").picture("mandats-depart")


def end_mandate(walk):
    lead = walk.person(at(LEAD)).follow("Zoé Martin").picture("mandat-depart").follow("Terminer")
    lead.fill("Motif", "Mobilité vers une autre collectivité").picture("mandat-terminer")
    lead.press("Terminer ce mandat").reads("Passation de Zoé Martin").picture("passation-ouverte")


def hand_over(walk):
    lead = walk.person(at(LEAD)).follow("Compléter la passation")
    lead.fill("Qui connaître", "Le délégataire du réseau : pour les compteurs")
    lead.fill("Où sont les documents", "Dossier partagé « Réseau d'eau »")
    lead.fill("Ce qui reste à faire", "Relevé des fuites de l'automne").picture("passation-completer").press(
        "Enregistrer"
    )
    lead.follow("Dire qui prend la suite").picture("passation-successeur").follow("Nommer un successeur")
    lead.fill("Nom, poste ou service de la personne", "Fontaine").press("Chercher").follow("Choisir Léa Fontaine")
    lead.picture("passation-nommer").press("Nommer").reads("Léa Fontaine").picture("mandat-successeur")
    letter(walk, LEAD, "successeur")
    for who in (DGS, WATER, SUCCESSOR):
        sign(walk, who, "Léa Fontaine")


def close(walk):
    """A month later, the successor has found everything."""
    walk.clock.pass_days(30)
    successor = walk.person(at(SUCCESSOR)).home().picture("accueil-successeur")
    successor.go("/passations/").picture("passations").follow("Zoé Martin")
    successor.reads("Relevé des fuites").press("Clore").reads("close").picture("passation-close")


def attest(walk):
    drh = walk.person(at(DRH)).home().menu("Mandats")
    drh.choose("État", "terminé").press("Filtrer").follow("Zoé Martin").follow("Attestation").picture("attestation")
    name, content = drh.download("Télécharger l'attestation en PDF")
    assert name.endswith(".pdf")
    assert content.startswith(b"%PDF")


def codir(walk):
    dgs = walk.person(at(DGS)).home().menu("Réseau").picture("reseau")
    dgs.menu("Page CODIR").reads("8 services sur 9 sans relais").picture("codir")
    _, content = dgs.download(re.compile("PDF"))
    with pikepdf.open(BytesIO(content)) as paper:
        assert len(paper.pages) == 1
        assert paper.Root.MarkInfo.Marked
        assert paper.Root.StructTreeRoot.K
    with pikepdf.open(BytesIO(dgs.page.pdf(format="A4"))) as printed:
        assert len(printed.pages) == 1
