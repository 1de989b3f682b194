from datetime import timedelta

import pytest
from django.urls import reverse

from transverse.portal.people.models import Mandate


def address(town, name="attestation", *more):
    return reverse(name, args=[town.mandates["relay"].pk, *more])


@pytest.mark.parametrize(
    ("role", "status"),
    [
        *[(role, 200) for role in ("dgs", "lead", "drh", "relay")],
        *[(role, 404) for role in ("agent", "deputy", "director", "team", "administrator", "stranger")],
    ],
)
def test_who_sees_it(town, role, status):
    assert town.client(role).get(address(town)).status_code == status
    assert town.client(role).get(address(town, "attestation_download", "odt")).status_code == status


def test_facts_of_the_year_chosen(town, today):
    Mandate.objects.filter(pk=town.mandates["relay"].pk).update(starts_on=today - timedelta(days=800))
    years = town.client("relay").get(address(town)).context["years"]
    assert len(years) >= 3
    page = town.client("relay").get(address(town), {"annee": years[1]})
    assert page.context["year"] == years[1]
    assert "Aucune appréciation" in page.content.decode()
    assert town.client("relay").get(address(town), {"annee": "²"}).context["year"] == years[0]


@pytest.mark.parametrize("kind", ["pdf", "docx", "odt"])
def test_as_a_file(town, today, kind):
    answer = town.client("drh").get(address(town, "attestation_download", kind), {"annee": today.year})
    assert answer["Content-Disposition"] == f'attachment; filename="attestation-zoe-martin-{today.year}.{kind}"'


def test_nothing_to_attest_before_it_begins(town, today):
    later = {"starts_on": today + timedelta(days=9), "ends_on": today + timedelta(days=99)}
    Mandate.objects.filter(pk=town.mandates["relay"].pk).update(**later)
    assert "rien à attester" in town.client("relay").get(address(town)).content.decode()
    assert town.client("relay").get(address(town, "attestation_download", "pdf")).status_code == 404


def test_in_few_queries(town, django_assert_max_num_queries):
    client = town.client("relay")
    client.get(address(town))
    with django_assert_max_num_queries(12):
        client.get(address(town))
