"""Every role, every address, every method: who gets through is written in doors.tsv, line by line, and nothing else.

After a change that is meant: ``DOORS=write .venv/bin/pytest tests/portal/test_doors.py``, then read the difference.
"""

import os
from copy import copy
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from portal.conftest import ROLES
from portal.full_town import arguments, fill

FOLDER = Path(__file__).with_name("doors")
SIGN_IN = "/compte/connexion/"
REFUSED = {401, 403, 404, 405}
HEAD = "# address: who gets in (neither refused, nor sent to sign in; an incomplete form counts, for who may send it)"


def names():
    """Return the names of the addresses, the library's included."""

    def below(patterns):
        for each in patterns:
            if hasattr(each, "url_patterns"):
                yield from below(each.url_patterns)
            else:
                yield each.name

    return sorted(set(below(get_resolver().url_patterns)))


def _gets_through(client, method, address):
    cookies = copy(client.cookies)
    with transaction.atomic():
        answer = client.generic(method, address)
        transaction.set_rollback(True)
    client.cookies = cookies  # whoever signs out, or in, is as before for the next address
    return answer.status_code not in REFUSED and not answer.get("Location", "").startswith(SIGN_IN)


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.django_db
def test_who_gets_through(town, method):
    fill(town)
    clients = {"nobody": Client(), **{role: town.client(role) for role in ROLES}}
    lines = [HEAD]
    for name in names():
        address = reverse(name, kwargs=arguments(town, name))
        through = [role for role, client in clients.items() if _gets_through(client, method, address)]
        if through:
            lines.append(f"{name}: {_words(through)}")
    found = "\n".join(lines) + "\n"
    table = FOLDER / f"{method.lower()}.txt"
    if os.environ.get("DOORS") == "write":
        table.write_text(found, "utf-8")
    assert found.splitlines() == table.read_text("utf-8").splitlines()


def _words(through):
    if len(through) == len(ROLES) + 1:
        return "everyone"
    return "every account" if through == list(ROLES) else " ".join(through)


def test_every_address_has_a_name():
    assert None not in names()
