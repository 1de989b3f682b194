"""Every page that exists, whoever reads it, from the first day on: accessible, light, usable without JavaScript.

A page is opened by whoever sees on it an element, in a place, that was seen on no page before, and each page at least
once: the others would find the same faults.  With `TRANSVERSE_EVERY_PAGE`, what was seen on other pages does not count
(`acceptance/check_every_page.py`).  With `TRANSVERSE_SCREENSHOTS`, the pictures are kept there.
"""

import os
from collections import defaultdict
from functools import cache

import pytest

from browser.addresses import address_of, doors, may_differ, read, shape
from browser.axe import axe
from browser.chromium import shot
from browser.keyboard import keyboard
from browser.moments import MOMENTS
from portal.conftest import open_portal

LIMIT = 200_000
SMALL = 320
LAST = list(MOMENTS)[-1]
PARTS = 4  # so that two processes share the pages
_TOO_WIDE = """() => {
  const {scrollWidth, clientWidth} = document.documentElement
  const out = each => each.getBoundingClientRect().right > clientWidth && !each.closest('.scroll')
  const found = [...document.querySelectorAll('body *')].filter(out).map(each => each.outerHTML.slice(0, 160))
  return scrollWidth <= clientWidth ? [] : [`${scrollWidth} pixels de large : ${found.join(' ; ')}`]
}"""


@pytest.fixture
def town(transactional_db):
    return open_portal()


@pytest.fixture
def readers(browser_page):
    """Give the browsers of a role: one with scripts, one without, on a small screen."""
    opened = {}

    def of(role):
        if role not in opened:
            opened[role] = browser_page(role), browser_page(role, js=False, width=SMALL)
        return opened[role]

    return of


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page(readers, town, client_of, part):
    found, seen, opened = [], defaultdict(set), set()
    client_of = cache(client_of)
    for moment, change in MOMENTS.items():
        change(town)
        for name, role, address in _readable(town, part):
            page = read(client_of(role), address)
            known = seen[name if os.environ.get("TRANSVERSE_EVERY_PAGE") else ""]
            new = shape(page) - known if page else ()
            if new or (page and moment == LAST and name not in opened):
                known |= new
                opened.add(name)
                wide, small = readers(role)
                faults = [*_faults(wide, address), *_plain_faults(small, address)]
                found += [f"{moment}, {role or 'personne'}, {address} : {fault}" for fault in faults]
                if os.environ.get("TRANSVERSE_SCREENSHOTS"):
                    shot(wide, f"page-{name}-{moment}-{role or 'personne'}")
                    shot(small, f"page-{name}-{moment}-{role or 'personne'}-{SMALL}")
                wide.goto("about:blank")  # a page that asks again and again would share the data base of the test
    assert not found, "\n".join(found)
    assert len(opened) > 10


def _readable(town, part):
    """Return the name, a role and the address of what may be read now, for a part of the names."""
    people = {None, *town.accounts}
    for name, roles in list(doors().items())[part::PARTS]:
        address = address_of(town, name)
        if address:
            yield from ((name, role, address) for role in roles if role in people and may_differ(role, address))


def _faults(page, address):
    answer = page.goto(address)
    yield from _title_faults(page, answer)
    if not 20_000 < page.watch.weight <= LIMIT:
        yield f"{page.watch.weight} octets"
    yield from axe(page)
    yield from keyboard(page)


def _plain_faults(page, address):
    """Return what is wrong on a small screen without scripts."""
    answer = page.goto(address)
    yield from _title_faults(page, answer)
    yield from page.evaluate(_TOO_WIDE)


def _title_faults(page, answer):
    if answer.status != 200:
        yield f"réponse {answer.status}"
    titles = page.get_by_role("heading", level=1)
    if titles.count() != 1 or not titles.first.is_visible():
        yield f"{titles.count()} titres"
