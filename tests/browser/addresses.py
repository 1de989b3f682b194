"""The pages that somebody may read, arguments included: from the table of doors, no list to keep."""

from pathlib import Path

from django.core.exceptions import ObjectDoesNotExist
from django.urls import reverse
from lxml import html

from portal.conftest import ROLES
from portal.full_town import arguments

_DOORS = Path(__file__).parents[1] / "portal" / "doors" / "get.txt"
_OWN = "/compte/"  # the pages of one's own account, the same for all
_PUBLIC = [None, "administrator", "relay"]  # enough to see a page that is the same for everyone, menu aside


def doors():
    """Return the addresses in their order, by name, with who reads them (None: nobody signed in)."""
    known = {"everyone": _PUBLIC, "every account": list(ROLES)}
    lines = (line.split(": ") for line in _DOORS.read_text("utf-8").splitlines()[1:])
    return {name: known.get(who) or who.split() for name, who in lines}


def address_of(town, name):
    """Return the address of a page in this town, None for a file, or if the town has nothing of the kind yet."""
    try:
        address = reverse(name, kwargs=arguments(town, name))
    except (AttributeError, KeyError, ObjectDoesNotExist):
        return None
    return address if address.endswith("/") else None


def read(client, address):
    """Return the page, or None if there is none for this person."""
    answer = client.get(address)
    is_page = answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
    return answer.content if is_page else None


def may_differ(role, address):
    return role in {None, "relay"} or not address.startswith(_OWN)


def shape(page):
    """Return of what elements the page is made, menu and foot aside: pages of one shape have the same faults."""
    body = html.fromstring(page).find("body")
    found = {}
    for each in body.find("main").iter():
        if isinstance(each.tag, str):
            place = (_sign(each.getparent()), _sign(each))
            found[place] = place in found  # once, or several times
    return frozenset(found.items())


def _sign(element):
    return element.tag, *map(element.get, ("class", "role", "type"))
