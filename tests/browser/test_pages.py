"""Every page that exists, as three people: accessible, light, self-contained, usable without JavaScript."""

import pytest

from browser.addresses import plain_addresses, readable
from browser.axe import axe
from browser.chromium import shot
from browser.keyboard import keyboard

LIMIT = 200_000
ROLES = [None, "administrator", "lead", "relay"]


@pytest.fixture
def paths(client_of, role):
    """Find the pages of the role; those of the person's own account, the same for all, are walked as the relay."""
    found = [path for path in readable(client_of(role)) if role in {None, "relay"} or not path.startswith("/compte/")]
    assert len(found) > 5
    return found


def _open(page, path):
    answer = page.goto(path)
    assert answer.status == 200, path
    assert page.locator("h1").count() == 1, path


def test_addresses_are_found(town):
    assert {"/", "/accessibilite/", "/compte/connexion/"} <= set(plain_addresses())


@pytest.mark.parametrize("role", ROLES)
def test_axe_finds_nothing(browser_page, role, paths):
    page = browser_page(role)
    found = []
    for path in paths:
        _open(page, path)
        found += [f"{path} {violation}" for violation in axe(page)]
        shot(page, f"page-{role or 'anonyme'}{path.rstrip('/').replace('/', '-') or '-accueil'}")
    assert found == []


@pytest.mark.parametrize("role", ROLES)
def test_pages_are_light(browser_page, role, paths):
    page = browser_page(role)
    weights = {}
    for path in paths:
        _open(page, path)
        weights[path] = page.watch.weight
    assert min(weights.values()) > 20_000
    assert {path: weight for path, weight in weights.items() if weight > LIMIT} == {}


@pytest.mark.parametrize("role", ROLES)
def test_pages_open_without_javascript_on_a_small_screen(browser_page, role, paths):
    page = browser_page(role, js=False, width=320)
    for path in paths:
        _open(page, path)
        assert page.locator("h1").is_visible(), path


@pytest.mark.parametrize("role", ROLES)
def test_pages_fit_a_small_screen(browser_page, role, paths):
    page = browser_page(role, width=320)
    wide = {}
    for path in paths:
        _open(page, path)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide[path] = width
    assert wide == {}


@pytest.mark.parametrize("role", ROLES)
def test_the_keyboard_reaches_everything_and_shows_where_it_is(browser_page, role, paths):
    page = browser_page(role)
    found = []
    for path in paths:
        _open(page, path)
        found += [f"{path} {wrong}" for wrong in keyboard(page)]
    assert found == []
