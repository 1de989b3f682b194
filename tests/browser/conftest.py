"""A real Chromium before the real portal: whoever signs in, with or without JavaScript.

``browser_page(role, js=True, width=1280)`` gives a page signed in as a role of the `town` (None: nobody), who has just
confirmed who they are; ``client_of(role)`` gives Django's client in the same state, which loads no picture nor style.
At the end of the test it fails if a page asked anything outside the machine, if the console said an error, or if the
content security policy refused something.
"""

import time

import pytest
from django.test import Client
from django.test.utils import override_settings
from playwright.sync_api import sync_playwright

from browser.chromium import ARGUMENTS, Watch, executable
from browser.server import gather, production_files, served
from portal.conftest import build_town


@pytest.fixture(scope="module")
def chromium():
    """Open a browser for the tests of a module.

    Playwright's plain interface keeps an event loop behind the scenes, in which Django would refuse the data base.
    Nothing of ours runs in that loop, so Django is told not to look; both end with the module.
    """
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=executable(), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def town(transactional_db):
    return build_town()


@pytest.fixture
def address(transactional_db, tmp_path_factory):
    """Serve the portal as in production; return its address."""
    folder = tmp_path_factory.getbasetemp() / "static"
    with production_files(folder):
        gather(folder)
        with served() as root, override_settings(ADDRESS=root):
            yield root


@pytest.fixture
def client_of(town):
    def signed_in(role):
        if role is None:
            return Client()
        client = town.client(role)
        session = client.session
        session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
        session["account_authentication_methods_user"] = str(town.accounts[role].pk)
        session.save()
        return client

    return signed_in


@pytest.fixture
def browser_page(chromium, address, client_of):
    watches, contexts = [], []

    def opened(role, *, js=True, width=1280):
        context = chromium.new_context(
            base_url=address, java_script_enabled=js, locale="fr-FR", viewport={"width": width, "height": 900}
        )
        contexts.append(context)
        if role is not None:
            session = client_of(role).cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
        page = context.new_page()
        page.watch = Watch()
        page.watch.follow(page)
        watches.append(page.watch)
        page.set_default_timeout(10_000)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [trouble for watch in watches for trouble in watch.troubles] == []
