"""The page of the nominal mode: everyone reads it, an administrator decides, the DPO and he read the journal."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.conftest import ROLES
from transverse.portal.projects import nominal
from transverse.portal.projects.journal import record_search
from transverse.portal.projects.models import NominalMode, Search

pytestmark = pytest.mark.django_db


def given(**changes):
    today = timezone.localdate()
    return {"aipd_reference": "AIPD-7", "aipd_on": today.isoformat(), "is_read": "on", "revision": "1"} | changes


def opened(town):
    town.client("administrator").post(reverse("nominal_open"), given())
    assert nominal.is_nominal()


@pytest.mark.parametrize("role", ROLES)
def test_everyone_reads_what_it_is(town, role):
    page = town.client(role).get(reverse("nominal")).content.decode()
    assert "Il ne classe personne" in page
    assert "jamais des personnes" in page
    assert ("Enregistrer une AIPD et ouvrir" in page) == (role == "administrator")
    assert ("Lire le journal" in page) == (role in {"administrator", "dpo"})


@pytest.mark.parametrize("role", [role for role in ROLES if role != "administrator"])
def test_nobody_else_decides(town, role):
    client = town.client(role)
    assert client.get(reverse("nominal_open")).status_code == 403
    assert client.post(reverse("nominal_open"), given()).status_code == 403
    assert client.post(reverse("nominal_close")).status_code == 403
    assert not nominal.is_nominal()


def test_an_administrator_opens_then_closes(town):
    opened(town)
    client = town.client("administrator")
    page = client.get(reverse("nominal")).content.decode()
    assert "AIPD-7" in page
    assert "non indiqué" in page
    assert client.get(reverse("nominal_close")).status_code == 405
    client.post(reverse("nominal_close"))
    assert not nominal.is_nominal()
    assert "AIPD-7" in client.get(reverse("nominal")).content.decode()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"aipd_reference": " "}, "Ce champ est obligatoire"),
        ({"aipd_on": ""}, "Ce champ est obligatoire"),
        ({"is_read": ""}, "quand les agents sont informés"),
        ({"aipd_on": (timezone.localdate() + timedelta(days=2)).isoformat()}, "à venir"),
        ({"cst_on": "2017-01-01"}, "2018"),
    ],
)
def test_what_is_wrong_is_said_in_the_form(town, changes, told):
    answer = town.client("administrator").post(reverse("nominal_open"), given(**changes))
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not nominal.is_nominal()


def test_two_administrators(town):
    opened(town)
    answer = town.client("administrator").post(reverse("nominal_open"), given(aipd_reference="B"))
    assert answer.status_code == 409
    assert NominalMode.objects.get().aipd_reference == "AIPD-7"


@pytest.mark.parametrize("role", ROLES)
def test_who_reads_the_journal(town, role):
    answer = town.client(role).get(reverse("searches"))
    assert answer.status_code == (200 if role in {"administrator", "dpo"} else 403)


def test_the_journal_says_who_what_and_when(town):
    assert "Personne n'a cherché" in town.client("dpo").get(reverse("searches")).content.decode()
    opened(town)
    record_search(town.accounts["lead"], "compétence : cartographie", timezone.now())
    page = town.client("dpo").get(reverse("searches")).content.decode()
    assert "Karim Benali" in page
    assert "compétence : cartographie" in page


def test_a_page_that_is_only_read_cannot_search(town):
    assert Search.objects.count() == 0
    opened(town)
    town.client("lead").get(reverse("nominal"))
    assert Search.objects.count() == 0
