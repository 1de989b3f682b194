"""Whole tasks by the keyboard alone: name a référent, compose and send the letter, sign it."""

import pytest

from browser.steps_keyboard import Keyboard
from transverse.portal.people.models import Kind, LetterState, Mandate


@pytest.mark.parametrize("js", [True, False], ids=["avec-script", "sans-script"])
def test_a_relay_is_named_and_the_letter_signed(browser_page, town, js):
    lead = browser_page("lead", js=js)
    lead.goto("/")
    hands = Keyboard(lead).follow("Mandats").follow("Nommer quelqu'un").follow("Référent données")
    hands.write("searchbox", "Nom, poste ou service de la personne", "Leroy").enter().follow("Choisir Rose Leroy")
    hands.tick("Service de la paie").arrows("Karim Benali").write("spinbutton", "Temps prévu", "15").press("Nommer")
    mandate = Mandate.objects.get(agent=town.agents["agent"])
    assert (mandate.kind, mandate.time_share, mandate.attached_to) == (Kind.RELAY, 15, town.posts["lead"])
    hands.press("Rédiger la lettre de mission").follow("Envoyer à la signature").press("Envoyer")
    letter = mandate.letters.get()
    assert letter.state == LetterState.SENT
    dgs = browser_page("dgs", js=js)
    dgs.goto("/")
    Keyboard(dgs).follow("Lisez et signez la lettre de mission de Rose Leroy").tick("J'ai lu cette lettre").press(
        "Signer la lettre"
    )
    assert letter.signatures.get(agent=town.agents["dgs"]).signed_at


def test_the_skip_link_leads_past_the_menu(browser_page):
    page = browser_page("lead")
    page.goto("/mandats/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    Keyboard(page).reach("link", "Nommer quelqu'un", most=2)
