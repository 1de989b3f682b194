"""Mandates and letters: the lead named by the DGS, the relay and the deputy by the lead, each letter signed by all."""

import re

from browser.steps_town import DEPUTY, DGS, LEAD, RELAY, WATER, at
from transverse.papers.words import of


def name_lead(walk):
    dgs = walk.person(at(DGS)).home().picture("accueil-dgs")
    dgs.follow("Nommer le chef de projet").reads("Nommer quelqu'un").picture("nommer-fonction")
    dgs.follow("Chef de projet").fill("Nom, poste ou service de la personne", "Benali").press("Chercher")
    dgs.picture("nommer-personne").follow("Choisir Karim Benali")
    dgs.tick(re.compile("Anne Le Goff")).picture("nommer-termes").press("Nommer")
    dgs.reads("Karim Benali, chef de projet", "déclaré").picture("mandat-chef-de-projet")


def letter(walk, by, name):
    """From the page of a mandate, compose its letter and send it."""
    person = walk.person(at(by))
    person.press("Rédiger la lettre de mission").picture(f"lettre-{name}-brouillon")
    person.follow("Envoyer à la signature").picture(f"lettre-{name}-envoi").press("Envoyer")
    person.picture(f"lettre-{name}-envoyee")
    walk.work()


def sign(walk, who, whose, name=""):
    """Sign by the link of the mail, which the first page shows as well; `name`, if given, names the pictures."""
    person = walk.person(at(who)).home().reads(f"signez la lettre de mission {of(whose)}")
    person.picture(name and f"accueil-a-signer-{name}").go(walk.link_of_mail(at(who), "ettre"))
    person.reads(whose).tick("J'ai lu cette lettre").picture(name and f"lettre-a-signer-{name}")
    person.press("Signer la lettre").reads("Votre signature est enregistrée").picture(name and f"lettre-signee-{name}")


def lead_letter(walk):
    letter(walk, DGS, "chef-de-projet")
    sign(walk, DGS, "Karim Benali", "dgs")
    sign(walk, LEAD, "Karim Benali", "chef-de-projet")
    walk.person(at(LEAD)).home().picture("accueil-chef-de-projet")


def name_relay(walk):
    lead = walk.person(at(LEAD)).home().menu("Réseau").picture("reseau-vide")
    lead.follow("Nommer un relais").follow("Référent")
    lead.fill("Nom, poste ou service de la personne", "Martin").press("Chercher").follow("Choisir Zoé Martin")
    lead.tick(re.compile("Service de l'eau")).tick(re.compile("Karim Benali")).picture("nommer-referent").press(
        "Nommer"
    )
    lead.reads("Zoé Martin, référente données", "déclaré").picture("mandat-referent")
    letter(walk, LEAD, "referent")
    sign(walk, DGS, "Zoé Martin")
    sign(walk, WATER, "Zoé Martin", "responsable")
    sign(walk, RELAY, "Zoé Martin", "referente")


def name_deputy(walk):
    lead = walk.person(at(LEAD)).home().menu("Mandats").picture("mandats").follow("Zoé Martin")
    lead.follow("Nommer un suppléant").fill("Nom, poste ou service de la personne", "Diallo").press("Chercher")
    lead.follow("Choisir Omar Diallo").picture("nommer-suppleant").press("Nommer")
    lead.reads("Omar Diallo").picture("mandat-suppleant")
    letter(walk, LEAD, "suppleant")
    for who in (DGS, WATER, DEPUTY):
        sign(walk, who, "Omar Diallo")
