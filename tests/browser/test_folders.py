"""A shared folder, walked before a real Chromium: allowed, read, looked at, taken to the sheet of the service."""

import pytest

from browser.axe import axe
from browser.chromium import shot
from portal.data.conftest import FILES, write
from transverse.portal.data import scanning
from transverse.portal.data.models import Scan
from transverse.portal.jobs.worker import run_waiting

LIMIT = 200_000
PHONE = 320


@pytest.fixture
def share(tmp_path, settings, monkeypatch):
    settings.FOLDER = tmp_path / "donnees"
    settings.FOLDER.mkdir()
    monkeypatch.setattr(scanning, "WORKERS", 1)
    write(tmp_path / "partage", FILES)
    return tmp_path / "partage"


def checked(page, name):
    """Check the page that has just come: one title, light, as wide as the screen, nothing that axe refuses."""
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.watch.weight <= LIMIT
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    shot(page, f"dossier-{name}")
    if page.viewport_size["width"] != PHONE:  # without scripts, axe never answers
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
def test_a_folder_from_the_administrator_to_the_sheet(browser_page, share, js):
    keeper = browser_page("administrator", js=js, width=1280 if js else PHONE)
    keeper.goto("/reglages/")
    checked(follow(keeper, "Dossiers autorisés"), "aucun")
    follow(keeper, "Autoriser un dossier")
    keeper.get_by_label("Nom du dossier").fill("Partage de l'eau")
    keeper.get_by_label("Emplacement").fill("/etc")
    keeper.get_by_label("Service de l'eau").check()
    checked(press(keeper, "Vérifier et autoriser"), "refuse")
    assert keeper.get_by_text("appartient au système").count()
    keeper.get_by_label("Emplacement").fill(str(share))
    checked(press(keeper, "Vérifier et autoriser"), "autorise")
    keeper.goto("about:blank")

    relay = browser_page("relay", js=js, width=1280 if js else PHONE)
    relay.goto("/")
    checked(follow(relay, "faites-le lire"), "a-lire")
    checked(press(relay, "Lire Partage de l'eau"), "lecture")
    address = relay.url
    relay.goto("about:blank")  # the page asks again and again, and would share the data base of the test
    run_waiting()
    relay.goto(address)
    checked(relay, "trouve")
    assert relay.get_by_text("2 versions, 1 copie").count()
    assert "data" not in relay.inner_text("main table").lower()
    checked(follow(relay, "Casses"), "un-jeu")
    relay.get_by_label("Comment le service l'appelle").fill("ruptures de canalisation")
    checked(press(relay, "Reprendre dans la fiche"), "repris")
    assert relay.get_by_text("déjà dans la fiche").count()
    checked(follow(relay, "voir lesquels"), "illisible")
    relay.goto(f"/vous-gerez-deja/{Scan.objects.get().unit_id}/")
    assert relay.get_by_role("heading", level=1).count() == 1
