"""A workshop: opened, projected, answered without an account, closed; wrong codes, words hidden, nothing kept."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from transverse.portal.accounts import patience
from transverse.portal.data import sheets, workshops
from transverse.portal.data.models import Contribution, Holding, Workshop

TANKS = "suivre le niveau des réservoirs"
HTMX = {"headers": {"HX-Request": "true"}}


def text(answer):
    said = " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())
    return said.replace("&#x27;", "'").replace("\xa0", " ")


def at(name, workshop):
    return reverse(name, args=[workshop.code if name in {"workshop_answer", "workshop_thanks"} else workshop.pk])


@pytest.fixture
def _counting(settings, monkeypatch):
    """Count wrong codes, which the tests do not elsewhere, in a minute that never ends."""
    monkeypatch.setattr(patience, "MINUTE", 10**12)
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "codes"}}
    yield
    cache.clear()


def phone(workshop, **said):
    client = Client()
    assert client.post(at("workshop_answer", workshop), said).url == at("workshop_thanks", workshop)
    return client


def test_the_relay_opens_one_and_finds_it_again(town):
    client = town.client("relay")
    there = reverse("workshop_open", args=[town.units["EAU"].pk])
    assert "Ouvrir un atelier" in text(client.get(there))
    assert client.post(there, {"trade": ""}).status_code == 422
    opened = client.post(there, {"trade": "eau"}).url
    assert client.post(there, {"trade": "eau"}).url == opened
    assert "Un atelier est déjà ouvert" in text(client.get(there))


@pytest.mark.parametrize("role", ["agent", "drh", "team", "administrator", "other_director"])
def test_who_does_not_prepare_the_sheet_opens_none(town, workshop, role):
    client = town.client(role)
    assert client.get(reverse("workshop_open", args=[town.units["EAU"].pk])).status_code == 403
    for name in ("workshop", "workshop_found", "workshop_close"):
        assert client.get(at(name, workshop)).status_code == 404
    assert client.post(at("workshop_hide", workshop), {"mot": "x"}).status_code == 404


def test_the_screen_shows_the_code_and_where_to_type_it(town, workshop):
    page = text(town.client("lead").get(at("workshop", workshop)))
    assert f"{workshop.code[:3]} {workshop.code[3:]}" in page
    assert "localhost:8000/atelier" in page
    assert "Les premières réponses s'afficheront ici." in page


def test_somebody_without_account_answers_and_adds_to_it(town, workshop):
    client = Client()
    assert "Code de l'atelier" in text(client.get(reverse("workshop_join")))
    typed = f" {workshop.code[:3].lower()} {workshop.code[3:].lower()} "
    assert client.post(reverse("workshop_join"), {"code": typed}).url == at("workshop_answer", workshop)
    assert "Suivre le niveau des réservoirs" in text(client.get(at("workshop_answer", workshop)))
    client.post(at("workshop_answer", workshop), {"tasks": [TANKS], "tools": ["QGIS"]})
    assert "vos mesures des réservoirs et des pompages" in text(client.get(at("workshop_thanks", workshop)))
    client.post(at("workshop_answer", workshop), {"words": "Le cahier des purges\nun cahier des purges"})
    said = Contribution.objects.get()
    assert (said.tasks, said.tools, said.words) == ([TANKS], ["QGIS"], ["cahier des purges"])
    workshop.refresh_from_db()
    assert workshop.participants == 1


def test_nothing_tells_who_answered(town, workshop):
    client = phone(workshop, tasks=[TANKS])
    row = Contribution.objects.values().get()
    assert set(row) == {"id", "workshop_id", "token", "tasks", "tools", "words", "at"}
    secret = client.cookies["atelier"]
    assert secret["path"] == f"/atelier/{workshop.code}/"
    assert secret["httponly"]
    assert row["token"] not in secret.value
    assert secret.value.split(":")[0] not in row["token"]
    assert "sessionid" not in client.cookies


def test_the_secret_of_another_workshop_is_nobody_here(town, workshop):
    client = phone(workshop, tasks=[TANKS])
    other = workshops.open_for(town.units["DECHETS"], "dechets", None, timezone.now())
    assert client.get(at("workshop_thanks", other)).url == at("workshop_answer", other)


def test_what_is_found_comes_to_the_screen_without_names(town, workshop):
    phone(workshop, tasks=[TANKS], tools=["Sofrel"])
    phone(workshop, words="<b>gras</b> & cahier")
    client = town.client("relay")
    answer = client.get(at("workshop_found", workshop), **HTMX)
    page = answer.content.decode()
    assert "2 personnes ont répondu, 2 sortes de données trouvées" in text(answer)
    assert "&lt;b&gt;gras" in page
    assert "<b>gras" not in page
    assert "Vos outils du matin : Sofrel" in text(answer)
    assert "<main" not in page
    assert client.get(at("workshop_found", workshop)).url == workshop.get_absolute_url()


def test_a_word_is_hidden_in_a_click_and_shown_again(town, workshop):
    phone(workshop, words="une blague")
    client = town.client("relay")
    assert "votre blague" in text(client.get(at("workshop", workshop)))
    client.post(at("workshop_hide", workshop), {"mot": "blague"})
    page = text(client.get(at("workshop", workshop)))
    assert "votre blague" not in page
    assert "1 mot masqué" in page
    client.post(at("workshop_show", workshop), {"mot": "blague"})
    assert "votre blague" in text(client.get(at("workshop", workshop)))
    client.post(at("workshop_hide", workshop), {"mot": "blague"})
    client.post(at("workshop_close", workshop))
    assert not Holding.objects.exists()


def test_closing_leads_to_the_sheet_and_erases_the_answers(town, workshop, today):
    phone(workshop, tasks=[TANKS], words="cahier des purges", tools=["QGIS"])
    client = town.client("relay")
    assert "les réponses de chacun sont effacées" in text(client.get(at("workshop_close", workshop)))
    there = reverse("sheet_prepare", args=[workshop.unit_id, today.year])
    assert client.post(at("workshop_close", workshop)).url == there
    assert client.post(at("workshop_close", workshop)).url == there
    assert not Contribution.objects.exists()
    page = text(client.get(there))
    assert "À décider : 2 lignes proposées" in page
    assert "dit en atelier" in page
    assert client.get(at("workshop", workshop)).url == there
    assert client.get(at("workshop_found", workshop), **HTMX).status_code == 286


def test_a_closed_workshop_and_one_that_has_expired_open_to_nobody(town, workshop):
    client = phone(workshop, tasks=[TANKS])
    Workshop.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.get(at("workshop_answer", workshop)).status_code == 404
    assert client.get(at("workshop_thanks", workshop)).url == reverse("workshop_join")
    assert client.post(at("workshop_answer", workshop), {"tasks": [TANKS]}).status_code == 404
    assert "n'ouvre aucun atelier" in text(client.post(reverse("workshop_join"), {"code": workshop.code}))
    assert "L'atelier est terminé" in text(town.client("relay").get(at("workshop", workshop)))


def test_a_workshop_that_nobody_closes_closes_by_itself(town, workshop, today):
    phone(workshop, tasks=[TANKS])
    workshops.close_expired(timezone.now())
    assert Contribution.objects.count() == 1
    workshops.close_expired(workshop.expires_at)
    assert not Contribution.objects.exists()
    sheet = sheets.find(workshop.unit, today.year)
    assert [line.label for line in sheets.proposed(sheet)] == ["mesures des réservoirs et des pompages"]


@pytest.mark.usefixtures("_counting")
def test_guessing_codes_is_stopped_and_the_room_waits_a_minute(town, workshop):
    client = Client()
    answers = [client.post(reverse("workshop_join"), {"code": f"AAA{number:03}"}) for number in range(33)]
    assert {each.status_code for each in answers[:30]} == {422}
    assert answers[-1].status_code == 429
    assert "Trop de codes faux" in text(answers[-1])
    assert client.get(at("workshop_answer", workshop)).status_code == 429


@pytest.mark.usefixtures("_counting")
def test_guessing_addresses_is_stopped_too(town, workshop):
    client = Client()
    answers = [client.get(reverse("workshop_answer", args=[f"AAA{number:03}"])) for number in range(33)]
    assert [answers[0].status_code, answers[-1].status_code] == [404, 429]


@pytest.mark.usefixtures("_counting")
def test_right_codes_are_not_counted(town, workshop):
    for _ in range(40):
        assert Client().get(at("workshop_answer", workshop)).status_code == 200


def test_a_form_that_says_nothing_is_asked_again(town, workshop):
    answer = Client().post(at("workshop_answer", workshop), {})
    assert answer.status_code == 422
    assert "Cochez au moins une tâche" in text(answer)
