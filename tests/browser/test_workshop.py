"""« Vous gérez déjà » before a real Chromium: ten minutes at a desk, then a workshop, from its code to the sheet.

The screen asks for what is new every few seconds: its questions are held, and let go one at a time, because the pages
of a test share one connection to the data base.
"""

import pytest

from browser.axe import axe
from browser.chromium import shot
from browser.keyboard import keyboard

LIMIT = 200_000
PHONE = 320


def checked(page, name):
    """Check the page that has just come: one title, light, nothing that axe refuses, all reached by the keyboard."""
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.watch.weight <= LIMIT
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    shot(page, f"atelier-{name}")
    if page.js:
        assert axe(page) == []
    return page


@pytest.fixture
def opened(browser_page):
    """Give a browser that knows whether it runs scripts."""

    def of(role, *, js, width=1280):
        page = browser_page(role, js=js, width=width)
        page.js = js
        return page

    return of


def press(page, name, **kept):
    page.get_by_role("button", name=name, **kept).first.click()
    page.wait_for_load_state()
    return page


def follow(page, name):
    page.get_by_role("link", name=name).first.click()
    page.wait_for_load_state()
    return page


def tick(page, *tasks):
    for task in tasks:
        page.get_by_label(task).check()


@pytest.mark.parametrize("js", [True, False], ids=["avec-script", "sans-script"])
def test_ten_minutes(opened, js):
    page = opened("deputy", js=js)
    page.goto("/vous-gerez-deja/")
    checked(page, "accueil")
    checked(follow(page, "Répondre en dix minutes"), "dix-minutes")
    checked(press(page, "Voir ce que je gère déjà"), "dix-minutes-rien")
    assert page.get_by_text("Cochez au moins une tâche").count()
    tick(page, "Relever les compteurs d'eau", "Chercher une fuite", "QGIS")
    page.get_by_label("Et avec vos mots").fill("Mes data de purges")
    checked(press(page, "Voir ce que je gère déjà"), "dix-minutes-reponse")
    for said in ("vos données du réseau d'eau", "vos relevés de consommation d'eau", "vos données de purges"):
        assert page.get_by_text(said).first.is_visible()
    assert "data" not in page.inner_text("body").lower()


@pytest.mark.parametrize("js", [True, False], ids=["avec-script", "sans-script"])
def test_a_workshop_from_its_code_to_the_sheet(opened, js):
    screen, held = _screen(opened, js=js)
    code = screen.locator(".code").inner_text()
    _answers(opened(None, js=js, width=PHONE), code, ["Chercher une fuite"], "cahier des purges")
    _answers(opened(None, js=not js, width=PHONE), code, ["Relever les compteurs d'eau"], "une blague")
    if js:
        if not held:
            screen.wait_for_event("request", lambda asked: "trouve" in asked.url)
        held.pop(0).continue_()
    else:
        follow(screen, "Actualiser l'écran")
    screen.get_by_text("2 personnes ont répondu").wait_for()
    assert screen.get_by_text("votre cahier des purges").is_visible()
    checked(screen, "ecran")
    press(screen, "masquer « blague »")
    screen.get_by_text("votre cahier des purges").wait_for()
    assert not screen.get_by_text("votre blague").count()
    screen.set_viewport_size({"width": 1920, "height": 1080})
    checked(screen, "ecran-1920")
    screen.set_viewport_size({"width": 1280, "height": 900})
    follow(screen, "Clore l'atelier")
    press(screen, "Clore et passer à la fiche")
    _review(checked(screen, "fiche-a-decider"))
    _read(opened("agent", js=js))


def _screen(opened, *, js):
    screen = opened("relay", js=js)
    held = []

    def hold(route):
        held.append(route)

    screen.route("**/trouve/", hold)
    screen.goto("/vous-gerez-deja/")
    checked(follow(screen, "Ouvrir un atelier"), "ouvrir")
    checked(press(screen, "Ouvrir l'atelier"), "ecran-vide")
    assert keyboard(screen) == [] if js else True
    return screen, held


def _answers(phone, code, tasks, words):
    phone.goto("/atelier/")
    checked(phone, "telephone-code")
    phone.get_by_label("Code de l'atelier").fill("faux")
    checked(press(phone, "Entrer"), "telephone-code-faux")
    assert phone.get_by_text("Ce code n'ouvre aucun atelier").count()
    phone.get_by_label("Code de l'atelier").fill(code.lower())
    checked(press(phone, "Entrer"), "telephone-reponse")
    tick(phone, *tasks)
    checked(press(phone, "Envoyer ma réponse"), "telephone-merci")
    follow(phone, "Ajouter autre chose")
    phone.get_by_label("Et avec vos mots").fill(words)
    press(phone, "Envoyer ma réponse")
    assert phone.get_by_text(words.split(" ", 1)[1]).count()
    assert {cookie["name"] for cookie in phone.context.cookies()} <= {"atelier", "csrftoken"}


def _review(page):
    """Keep, rename, merge, take off and put back, then publish."""
    press(page, "Garder : relevés de consommation d'eau")
    follow(page, "Compléter ou renommer : cahier des purges")
    checked(page, "ligne")
    page.get_by_label("Ce que c'est").fill("registre des purges")
    page.get_by_label("Qui les connaît le mieux").fill("le fontainier")
    page.get_by_label("chaque semaine").count()
    page.get_by_label("ne parle pas de personnes").check()
    press(page, "Enregistrer")
    press(page, "Retirer : plans du réseau d'eau")
    press(page, "Remettre : plans du réseau d'eau")
    follow(page, "Regrouper : plans du réseau d'eau")
    checked(page, "regrouper")
    page.get_by_label("Casses et fuites relevées").check()
    press(page, "Regrouper")
    assert page.get_by_text("regroupé avec").count()
    checked(page, "fiche-preparee")
    follow(page, "Publier la fiche")
    checked(page, "publier")
    checked(press(page, "Publier la fiche"), "fiche")
    checked(follow(page, "Voir année par année"), "annees")


def _read(page):
    page.goto("/vous-gerez-deja/")
    checked(follow(page, "Fiche de 20"), "fiche-lue")
    assert page.get_by_text("Registre des purges").is_visible()
    assert page.get_by_text("le fontainier").first.is_visible()
    assert "blague" not in page.inner_text("body")
    assert "data" not in page.inner_text("body").lower()
    for kind in ("PDF", "docx", "odt"):
        assert page.get_by_role("link", name=kind).count() == 1
