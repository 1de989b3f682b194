"""A call for skills before a real Chromium: a project, its services searched and asked, a director who answers."""

import pytest

from browser.axe import axe
from browser.chromium import shot
from browser.keyboard import keyboard
from portal.projects.call_town import hire, offers, skill
from transverse.portal.jobs.worker import run_waiting
from transverse.portal.people.search import refresh_search_keys

LIMIT = 200_000
PHONE = 320


@pytest.fixture
def town(town):
    """Return the town whose waste and training services have said what they offer."""
    maps, statistics = skill("GEO", "Faire des cartes"), skill("STA", "Compter et comparer")
    offers(town, "DECHETS", maps, level=4, days="6")
    offers(town, "PAIE", maps, level=2, days="2")
    offers(town, "FORM", statistics, level=3, days="4")
    hire(town, "DECHETS", "Élie", "Noir", "sorter")
    refresh_search_keys()
    return town


@pytest.fixture
def opened(browser_page):
    """Give a browser that knows whether it runs scripts."""

    def of(role, *, js, width=1280):
        page = browser_page(role, js=js, width=width)
        page.js = js
        return page

    return of


def checked(page, name):
    """Check the page that has just come: one title, light, no wider than the screen, no level, axe content."""
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.watch.weight <= LIMIT
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    said = page.inner_text("main").lower()
    assert not [word for word in ("niveau", "score", "classement") if word in said]
    shot(page, f"appel-{name}")
    if page.js:
        assert axe(page) == []
    return page


def follow(page, name):
    page.get_by_role("link", name=name).first.click()
    page.wait_for_load_state()
    return page


def press(page, name):
    page.get_by_role("button", name=name).first.click()
    page.wait_for_load_state()
    return page


@pytest.mark.parametrize("js", [True, False], ids=["avec-script", "sans-script"])
def test_a_call_from_the_project_to_the_agreement(opened, town, js):
    lead = opened("lead", js=js)
    _write(lead)
    _need(lead, "Faire des cartes (Données)", "4")
    _need(lead, "Compter et comparer (Données)", "2")
    checked(follow(lead, "Revenir au projet et préparer l'appel"), "projet")
    checked(press(lead, "Préparer l'appel"), "vide")
    _search(lead)
    _choose(lead)
    checked(follow(lead, "Relire et envoyer"), "envoyer")
    lead.get_by_label("Un mot aux directeurs").fill("Deux matinées suffisent pour commencer.")
    checked(press(lead, "Envoyer l'appel"), "envoye")
    assert lead.get_by_text("0 sur 2 services ont répondu").count()

    director = opened("director", js=js, width=1280 if js else PHONE)
    _answer(director)
    _read_and_take(opened("sorter", js=js), js=js)

    lead.reload()
    assert lead.get_by_text("Agent désigné : Élie Noir").count()
    follow(lead, "Clore l'appel")
    checked(press(lead, "Clore l'appel"), "clos")
    director.reload()
    assert not director.get_by_role("button", name="Reprendre ma réponse").count()
    everyone = opened("agent", js=js, width=PHONE)
    everyone.goto("/projets/")
    checked(follow(everyone, "Une carte des fuites"), "vu-de-tous")
    assert not everyone.get_by_text("Ce qu'il lui faut").count()


def _write(lead):
    lead.goto("/projets/")
    checked(lead, "projets-vides")
    checked(follow(lead, "Nouveau projet"), "nouveau")
    checked(press(lead, "Enregistrer et dire les besoins"), "nouveau-vide")
    lead.get_by_label("Titre").fill("Une carte des fuites")
    lead.get_by_label("Pourquoi").fill("Les casses sont dans trois cahiers. La voirie rouvre les rues.")
    lead.get_by_label("Responsable du projet").fill("zoe martin")
    lead.get_by_text("Choisir les services concernés").click()
    lead.get_by_label("Service de l'eau").check()
    checked(press(lead, "Enregistrer et dire les besoins"), "besoins")


def _need(lead, what, days):
    lead.get_by_label("Compétence").select_option(label=what)
    lead.get_by_label("Jours par trimestre").fill(days)
    press(lead, "Ajouter ce besoin")
    assert lead.get_by_text("est ajouté aux besoins").count()


def _search(lead):
    press(lead, "Chercher des services")
    checked(lead, "recherche")
    address = lead.url
    lead.goto("about:blank")  # the page asks again and again, and would share the data base of the test
    run_waiting()
    lead.goto(address)
    checked(lead, "trouve")
    assert lead.get_by_text("Tous les jours demandés sont trouvés").count()
    names = [each.inner_text() for each in lead.locator("section:has(#services) h3").all()]
    assert names == sorted(names)
    assert "Service de la collecte des déchets" in names
    lead.get_by_text("Pourquoi pas tel autre service").click()


def _choose(lead):
    """Ask for fewer days, take a service off, and add another by hand."""
    for name in [each.inner_text() for each in lead.locator("section:has(#services) h3").all()]:
        if name not in {"Service de la collecte des déchets", "Service de la formation"}:
            press(lead, f"Retirer : {name}")
    lead.get_by_text("Changer les jours : Service de la formation").click()
    lead.get_by_label("Jours par trimestre : Compter et comparer").fill("1.5")
    press(lead, "Enregistrer ces jours : Service de la formation")
    assert lead.get_by_text("Compter et comparer : 1,5 jour par trimestre").count()
    lead.get_by_label("Service", exact=True).fill("zzz")
    lead.get_by_label("Jours par trimestre", exact=True).fill("1")
    checked(press(lead, "Ajouter ce service"), "service-inconnu")
    assert lead.get_by_text("Aucun service ne porte ce nom").count()
    if lead.js:
        assert keyboard(lead) == []


def _answer(director):
    director.goto("/")
    checked(follow(director, "Répondez à la demande du projet"), "demande")
    for said in ("trois cahiers", "Pourquoi votre service", "Deux matinées suffisent", "Faire des cartes"):
        assert director.get_by_text(said).count()
    if director.js:
        assert keyboard(director) == []
    press(director, "Envoyer ma réponse")
    assert director.get_by_text("Choisissez une réponse").count()
    director.get_by_label("Oui, pour moins de jours").check()
    director.get_by_label("Faire des cartes : jours par trimestre, au plus").fill("2.5")
    checked(press(director, "Envoyer ma réponse"), "designer")
    director.get_by_label("Agent").select_option(label="Élie Noir")
    checked(press(director, "Désigner"), "accord")
    director.get_by_label("J'ai pris connaissance de cet accord").check()
    press(director, "J'ai lu l'accord")
    follow(director, "Revenir à la demande")
    checked(director, "repondu")
    assert director.get_by_role("button", name="Reprendre ma réponse").count() == 1


def _read_and_take(agent, *, js):
    agent.goto("/")
    checked(follow(agent, "Lisez l'accord de contribution"), "accord-agent")
    assert agent.get_by_text("5 jours en tout").count() or agent.get_by_text("2,5 jours en tout").count()
    for name, end in (("l'accord en PDF", ".pdf"), ("Pour Word (docx)", ".docx"), ("l'agent pour LibreOffice", ".odt")):
        with agent.expect_download() as taken:
            agent.get_by_role("link", name=name).first.click()
        assert taken.value.suggested_filename.endswith(end)
    if js:
        assert keyboard(agent) == []
