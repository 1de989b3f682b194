"""The tasks of each role by the keyboard alone, from the first page on; the system chooses the file to send."""

from datetime import timedelta

from django.utils import timezone

from browser.steps_keyboard import Keyboard
from browser.steps_town import chart
from transverse.portal.ground.models import collectivity
from transverse.portal.jobs.worker import run_waiting
from transverse.portal.people.models import Acknowledgement, ChartImport, Handover, ImportState, Slot

_LEFT, _WIDER = "each => each.scrollLeft", "each => each.scrollWidth > each.clientWidth"


def _hands(page, address="/"):
    page.goto(address)
    return Keyboard(page)


def test_a_chart_is_imported(browser_page):
    hands = _hands(browser_page("administrator")).follow("Organigramme").follow("Importer un nouvel organigramme")
    hands.field("Fichier de l'organigramme")
    file = {"name": "organigramme.csv", "mimeType": "text/csv", "buffer": chart()}
    hands.page.get_by_label("Fichier de l'organigramme").set_input_files(files=[file])
    hands.press("Envoyer et vérifier").follow("Accueil")
    run_waiting()
    hands.follow("Organigramme").follow("Importer un nouvel organigramme").follow("organigramme.csv")
    hands.reads("15 unités").press("Importer").follow("Accueil")
    run_waiting()
    assert ChartImport.objects.get().state == ImportState.APPLIED
    hands.follow("Annuaire").reads("Zoé")


def test_a_meeting_is_proposed_agreed_and_held(browser_page):
    relay = _hands(browser_page("relay")).follow("Échanges").follow("Proposer un échange à Lucie Moreau")
    relay.field("Heure").type("1030").write("textbox", "Lieu", "Bureau 12").press("Proposer cette date")
    relay.reads("Lucie Moreau doit répondre")
    head = _hands(browser_page("director")).follow("Échanges").reads("Bureau 12")
    head.follow("Répondre").press("Accepter ce moment").reads("convenu")
    Slot.objects.update(starts_at=timezone.now() - timedelta(days=1))
    relay.follow("Échanges").follow("Dire s'il a eu lieu").press("Oui, il a été tenu").reads("tenu")
    assert Slot.objects.get().state == "held"


def test_a_shared_sheet_is_composed_circulated_and_read(browser_page, town):
    drh = _hands(browser_page("drh")).follow("Fiches de poste").follow("Composer une fiche")
    drh.field("Nom, service ou poste").type("Martin").enter().follow("Zoé Martin")
    drh.field("Temps (%)").type("60").press("Ajouter une ligne")
    drh.key("Tab").type("Service de la paie").key("Tab").type("20").key("Tab").type("Suivi des effectifs")
    drh.press("Enregistrer le brouillon")
    drh.follow("Mettre en circulation").reads("Lucie Moreau", "Paul Petit").press("Mettre en circulation")
    head = _hands(browser_page("director")).follow("fiche de poste").tick("J'ai pris connaissance")
    head.write("textbox", "Remarque", "Plutôt le jeudi.").press("Envoyer")
    reading = Acknowledgement.objects.get(director=town.agents["director"])
    assert reading.read_at


def test_a_mandate_ends_and_is_handed_over(browser_page, town):
    lead = _hands(browser_page("lead")).follow("Mandats").follow("Zoé Martin").follow("Terminer")
    lead.write("textbox", "Motif", "Mobilité").press("Terminer ce mandat").follow("Compléter la passation")
    lead.write("textbox", "Qui connaître", "Le délégataire").write("textbox", "Où sont les documents", "Le dossier")
    lead.write("textbox", "Ce qui reste à faire", "Les fuites").press("Enregistrer").reads("Les fuites")
    lead.follow("Dire qui prend la suite").follow("Nommer un successeur")
    lead.write("searchbox", "Nom, poste ou service de la personne", "Leroy").enter().follow("Choisir Rose Leroy")
    lead.press("Nommer").reads("Rose Leroy")
    assert Handover.objects.get().successor.agent == town.agents["agent"]


def test_the_paper_of_the_directors_is_taken(browser_page):
    dgs = _hands(browser_page("dgs")).follow("Page CODIR")
    assert dgs.download("PDF").startswith(b"%PDF")


def test_somebody_is_found_in_the_directory(browser_page):
    agent = _hands(browser_page("agent")).follow("Annuaire")
    agent.write("searchbox", "Qui cherchez-vous", "diallo").press("Chercher").follow("Diallo Omar")
    agent.reads("Omar Diallo", "Agent d'exploitation")


def test_the_chart_is_opened_as_a_tree(browser_page):
    agent = _hands(browser_page("agent")).follow("Organigramme")
    hidden = agent.page.get_by_role("link", name="Service de la paie")
    assert not hidden.is_visible()
    summary = agent.page.locator("summary", has_text="Direction des ressources humaines")
    agent._reach(summary, "la direction").key("Space")
    assert hidden.is_visible()
    agent.key("Space")
    assert not hidden.is_visible()
    agent.key("Enter").follow("Service de la paie").reads("Service de la paie")


def test_the_picture_of_the_chart_is_zoomed_and_moved(browser_page):
    agent = _hands(browser_page("agent", width=500), "/organigramme/").follow("Voir en image")
    frame = agent.page.get_by_role("region", name="Image de l'organigramme")
    while not frame.evaluate(_WIDER):
        agent.follow("Agrandir")
    agent.reach("region", "Image de l'organigramme").key("ArrowRight", "ArrowRight")
    for _ in range(100):  # it glides
        if frame.evaluate(_LEFT):
            break
        agent.page.wait_for_timeout(50)
    assert frame.evaluate(_LEFT) > 0
    agent.follow("Direction des services techniques").reads("Remonter").follow("Remonter")
    agent.follow("La même chose en liste")


def test_the_settings_are_saved(browser_page):
    administrator = _hands(browser_page("administrator")).follow("Réglages")
    administrator.write("textbox", "Nom", "Ville de Saint-Aubin").press("Voir le résultat").press("Enregistrer")
    assert collectivity().name == "Ville de Saint-Aubin"
