"""Passkeys, with the virtual authenticator of Chromium; the password way without JavaScript; the menus by keyboard."""

from allauth.mfa.models import Authenticator
from django.core.cache import cache

from browser.axe import axe
from portal.conftest import PASSWORD


def _authenticator(page):
    """Plug in a virtual device that holds passkeys and always recognises its owner."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    given = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return devtools, given["authenticatorId"]


def _add(page, name):
    page.goto("/compte/securite/webauthn/add/")
    page.get_by_label("Nom de la clé").fill(name)
    page.get_by_role("button", name="Enregistrer la clé").click()


def test_a_passkey_is_added_used_renamed_and_removed(browser_page, town):
    page = browser_page("agent")
    devtools, device = _authenticator(page)
    _add(page, "Ordinateur du bureau")
    page.get_by_role("heading", name="Mes codes de secours").wait_for()
    assert axe(page) == []
    [credential] = devtools.send("WebAuthn.getCredentials", {"authenticatorId": device})["credentials"]
    assert credential["isResidentCredential"]
    page.get_by_text("Rose Leroy").click()
    page.get_by_role("button", name="Déconnexion").click()

    page.goto("/compte/connexion/")
    page.get_by_role("button", name="Se connecter avec une clé d'accès").click()
    page.get_by_role("heading", name="Bonjour Rose Leroy").wait_for()
    page.goto("/compte/securite/webauthn/")
    assert axe(page) == []
    page.get_by_role("link", name="Renommer Ordinateur du bureau").click()
    page.get_by_role("heading", name="Confirmez que c'est vous").wait_for()
    page.get_by_role("link", name="Avec une clé").click()
    page.get_by_role("button", name="Présenter la clé").click()
    page.get_by_label("Nom de la clé").fill("Portable")
    page.get_by_role("button", name="Enregistrer").click()
    page.goto("/compte/securite/webauthn/")
    page.get_by_role("link", name="Retirer Portable").click()
    page.get_by_role("button", name="Retirer la clé").click()
    page.get_by_text("Vous n'avez pas encore de clé d'accès.").wait_for()
    assert not Authenticator.objects.filter(type="webauthn").exists()


def test_a_passkey_follows_the_password_as_second_factor(browser_page, town):
    page = browser_page("agent")
    _authenticator(page)
    page.goto("/compte/securite/webauthn/add/")
    page.get_by_label("Me connecter avec cette clé seule").uncheck()
    page.get_by_role("button", name="Enregistrer la clé").click()
    page.get_by_role("heading", name="Mes codes de secours").wait_for()
    page.goto("/compte/deconnexion/")
    page.get_by_role("button", name="Se déconnecter").click()
    page.goto("/compte/connexion/")
    page.get_by_label("Adresse électronique").fill("agent@ville.example")
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Se connecter", exact=True).click()
    page.get_by_role("heading", name="Encore une étape").wait_for()
    assert axe(page) == []
    page.get_by_role("button", name="Présenter ma clé").click()
    page.get_by_role("heading", name="Bonjour Rose Leroy").wait_for()
    assert page.goto("/mon-compte/").url.endswith("/mon-compte/")


def test_a_passkey_that_does_not_answer_is_said_on_the_page(browser_page, town):
    page = browser_page(None)
    _authenticator(page)  # it holds no passkey
    page.goto("/compte/connexion/")
    page.get_by_role("button", name="Se connecter avec une clé d'accès").click()
    page.get_by_role("alert").get_by_text("La clé n'a pas répondu").wait_for()
    assert axe(page) == []


def test_the_password_way_needs_no_javascript(browser_page, town):
    cache.clear()
    page = browser_page(None, js=False, width=320)
    page.goto("/mon-compte/")
    page.get_by_label("Adresse électronique").fill("agent@ville.example")
    page.get_by_label("Mot de passe", exact=True).fill("autre chose")
    page.get_by_role("button", name="Se connecter", exact=True).click()
    assert page.get_by_role("alert").is_visible()
    assert not page.get_by_role("button", name="Se connecter avec une clé d'accès").is_visible()
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Se connecter", exact=True).click()
    page.get_by_role("heading", name="Mon compte").wait_for()
    page.get_by_text("Menu").click()
    assert page.get_by_role("navigation", name="Menu principal").get_by_role("link", name="Annuaire").is_visible()
    page.get_by_text("Rose Leroy").first.click()
    page.get_by_role("button", name="Déconnexion").click()
    page.get_by_role("heading", name="Connexion", exact=True).wait_for()


def test_a_wrong_form_leads_to_its_field(browser_page, town):
    page = browser_page("administrator")
    page.goto("/reglages/")
    page.get_by_label("Couleur principale").fill("#ffcc00")
    page.get_by_role("button", name="Voir le résultat").click()
    assert axe(page) == []
    page.get_by_role("link", name="couleur principale").click()
    assert page.url.endswith("#id_main_colour")
    page.get_by_role("button", name="Prendre #").click()
    page.get_by_role("heading", name="Aperçu des réglages").wait_for()
    assert axe(page) == []


def test_confirmations_and_sheets_are_accessible(browser_page, town):
    page = browser_page("administrator")
    account = town.accounts["dgs"].pk
    for path in (f"/comptes/{account}/", f"/comptes/{account}/administrateur/", f"/comptes/{account}/second-facteur/"):
        page.goto(path)
        assert axe(page) == [], path
    page.goto("/nulle-part/")
    assert axe(page) == []
