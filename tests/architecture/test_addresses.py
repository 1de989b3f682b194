"""The addresses of the portal are of one kind: a page ends with a slash, a file with its name or its format."""

import re

import pytest
from django.urls import get_resolver

FILE = re.compile(r"(?:\.\w+|/telecharger/<[^/]+>|^sante)$")


def _addresses(patterns, above=""):
    for each in patterns:
        if hasattr(each, "url_patterns"):
            yield from _addresses(each.url_patterns, above + str(each.pattern))
        else:
            yield above + str(each.pattern).removesuffix("$").removesuffix(r"\Z")


def test_pages_end_with_a_slash_and_files_do_not():
    addresses = list(_addresses(get_resolver().url_patterns))
    assert len(addresses) > 100
    assert [each for each in addresses if each and each.endswith("/") is bool(FILE.search(each))] == []


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("/annuaire", "/annuaire/"),
        ("/annuaire?q=eau", "/annuaire/?q=eau"),
        ("/lettres/3/signer", "/lettres/3/signer/"),
        ("/sante/", "/sante"),
        ("/organigramme/export.csv/", "/organigramme/export.csv"),
    ],
)
@pytest.mark.django_db
def test_an_address_of_the_other_kind_leads_there(client, typed, address):
    answer = client.get(typed)
    assert (answer.status_code, answer.url) == (301, address)
