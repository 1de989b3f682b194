from datetime import timedelta

import pytest
from django.urls import reverse

from transverse.portal.people import mandates
from transverse.portal.people.models import Handover, Mandate


@pytest.fixture
def handover(town, today):
    return Handover.objects.get(mandate=mandates.end(town.mandates["relay"], 1, today, "Mobilité"))


def address(name, handover, *more):
    return reverse(name, args=[handover.pk, *more])


@pytest.mark.parametrize(
    ("role", "status"),
    [
        *[(role, 200) for role in ("dgs", "lead", "director", "relay")],
        *[(role, 404) for role in ("agent", "team", "drh", "administrator", "stranger")],
    ],
)
def test_who_sees_it(town, handover, role, status):
    assert town.client(role).get(handover.get_absolute_url()).status_code == status
    assert town.client(role).get(address("handover_download", handover, "odt")).status_code == status


@pytest.mark.parametrize("kind", ["pdf", "docx", "odt"])
def test_the_sheet_as_a_file(town, handover, kind):
    answer = town.client("lead").get(address("handover_download", handover, kind))
    assert answer["Content-Disposition"] == f'attachment; filename="passation-zoe-martin.{kind}"'


def test_the_person_who_leaves_writes(town, handover):
    client = town.client("relay")
    there = address("handover_write", handover)
    assert "jamais de la valeur des personnes" in client.get(there).content.decode()
    data = {"contacts": "La régie\n<b>gras</b>", "papers": "Classeur", "pending": "", "revision": 1}
    assert client.post(there, data).status_code == 302
    page = client.get(handover.get_absolute_url()).content.decode()
    assert "&lt;b&gt;gras&lt;/b&gt;" in page
    assert "Lucie Moreau" in page
    assert client.post(there, data).status_code == 409
    assert town.client("director").get(there).status_code == 403


def test_a_successor_is_named_from_here_and_closes(town, handover, today):
    lead = town.client("lead")
    there = lead.get(address("handover_successor", handover)).content.decode()
    search = f"{reverse('mandate_person', args=['referent-donnees'])}?passation={handover.pk}"
    assert search in there
    found = lead.get(f"{search}&q=leroy").content.decode()
    form = f"{reverse('mandate_form', args=['referent-donnees', town.agents['agent'].pk])}?passation={handover.pk}"
    assert form in found
    initial = lead.get(form).context["form"].initial
    assert initial["units"] == [town.units["EAU"].pk]
    data = {
        "units": initial["units"],
        "attached_to": initial["attached_to"].pk,
        "title": "référente données",
        "time_share": 10,
        "rhythm": "quarterly",
        "starts_on": initial["starts_on"].isoformat(),
        "ends_on": initial["ends_on"].isoformat(),
    }
    assert lead.post(form, data).status_code == 302
    handover.refresh_from_db()
    assert handover.successor.agent == town.agents["agent"]
    successor = town.client("agent")
    assert "Clore : tout est transmis" in successor.get(handover.get_absolute_url()).content.decode()
    assert town.client("relay").post(address("handover_close", handover)).status_code == 403
    assert successor.post(address("handover_close", handover), {"revision": handover.revision}).status_code == 302
    page = lead.get(handover.get_absolute_url()).content.decode()
    assert "Rouvrir la passation" in page
    assert lead.post(address("handover_reopen", handover), {"revision": handover.revision + 1}).status_code == 302
    assert "Rose Leroy" in successor.get(reverse("handovers")).content.decode()


def test_a_mandate_that_exists_takes_over(town, handover, today):
    other = Mandate.objects.create(kind="relay", agent=town.agents["agent"], starts_on=today, ends_on=today)
    other.units.set([town.units["EAU"]])
    lead = town.client("lead")
    there = address("handover_successor", handover)
    assert "Choisir Rose Leroy" in lead.get(there).content.decode()
    assert lead.post(there, {"mandat": town.mandates["team"].pk}).status_code == 404
    assert lead.post(there, {"mandat": other.pk}).status_code == 302
    assert town.client("relay").get(there).status_code == 403


def test_a_mandate_taken_up_again_says_so(town, handover):
    Handover.objects.filter(pk=handover.pk).update(papers="Classeur")
    Mandate.objects.filter(pk=handover.mandate_id).update(ended_on=None)
    assert "Le mandat a repris" in town.client("lead").get(handover.get_absolute_url()).content.decode()


def test_the_list(town, handover):
    assert "Zoé Martin" in town.client("dgs").get(reverse("handovers")).content.decode()
    assert "Zoé Martin" in town.client("relay").get(reverse("handovers")).content.decode()
    assert "Aucune passation" in town.client("agent").get(reverse("handovers")).content.decode()
    assert "Aucune passation" in town.client("stranger").get(reverse("handovers")).content.decode()


def test_in_few_queries(town, handover, django_assert_max_num_queries):
    client = town.client("lead")
    client.get(handover.get_absolute_url())
    for there in (handover.get_absolute_url(), reverse("handovers")):
        with django_assert_max_num_queries(12):
            client.get(there)


def test_a_deputy_follows_the_one_who_takes_over(town, handover, today):
    other = Mandate.objects.create(
        kind="relay", agent=town.agents["agent"], starts_on=today, ends_on=today + timedelta(days=300)
    )
    other.units.set([town.units["EAU"]])
    lead, deputy = town.client("lead"), town.mandates["deputy"]
    there = address("handover_attach", handover, deputy.pk)
    said = "Rattacher ce suppléant au nouveau référent"
    assert said not in lead.get(handover.get_absolute_url()).content.decode(), "nobody takes over yet"
    assert lead.post(there, {"revision": 1}).status_code == 422
    lead.post(address("handover_successor", handover), {"mandat": other.pk})
    assert said in lead.get(handover.get_absolute_url()).content.decode()
    page = town.client("relay").get(handover.get_absolute_url()).content.decode()
    assert "Suppléants à rattacher" in page
    assert said not in page
    assert town.client("relay").post(there, {"revision": 1}).status_code == 403
    assert lead.post(there, {"revision": 7}).status_code == 409
    assert lead.post(address("handover_attach", handover, other.pk), {"revision": 1}).status_code == 404
    assert lead.post(there, {"revision": 1}).status_code == 302
    deputy.refresh_from_db()
    assert deputy.principal == other
    page = lead.get(handover.get_absolute_url()).content.decode()
    assert said not in page
    assert "Omar Diallo" in page, "still among those to call"
    assert lead.post(there, {"revision": 2}).status_code == 422


def test_who_takes_over_is_not_their_own_deputy(town, handover, today):
    other = Mandate.objects.create(kind="relay", agent=town.agents["deputy"], starts_on=today, ends_on=today)
    Handover.objects.filter(pk=handover.pk).update(successor=other)
    assert "Suppléants à rattacher" not in town.client("lead").get(handover.get_absolute_url()).content.decode()
