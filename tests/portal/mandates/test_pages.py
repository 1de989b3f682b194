import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.urls import reverse

from transverse.portal.people.models import Agent, Handover, Kind, Letter, LetterState, Mandate, Post

EVERYBODY = ["dgs", "lead", "team", "director", "other_director", "relay", "deputy", "agent", "drh", "dpo"]


def terms(town, today, **fields):
    values = {
        "units": [town.units["PAIE"].pk],
        "title": "référent données",
        "attached_to": town.posts["lead"].pk,
        "time_share": 10,
        "rhythm": "quarterly",
        "starts_on": today.isoformat(),
        "ends_on": (today + timedelta(days=365)).isoformat(),
        "missions": "Relayer.\n\nRecenser.",
    }
    return values | fields


@pytest.mark.parametrize("role", EVERYBODY)
def test_everybody_sees_whom_to_call(town, role):
    page = town.client(role).get(reverse("mandates")).content.decode()
    assert "Zoé Martin" in page
    assert "Service de l&#x27;eau" in page
    assert ("à rédiger" in page) is (role in {"dgs", "lead", "drh"})


def test_a_stranger_sees_nothing(town):
    assert town.client("stranger").get(reverse("mandates")).status_code == 403
    assert town.client("stranger").get(reverse("mandate", args=[town.mandates["relay"].pk])).status_code == 403


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"fonction": "relay"}, ["Zoé Martin"]),
        ({"nom": "benali"}, ["Karim Benali"]),
        ({"service": "techniques"}, ["Omar Diallo", "Zoé Martin"]),
        ({"service": "nulle part"}, []),
        ({"etat": "over"}, []),
        ({"etat": "coming"}, []),
        ({"etat": "renew"}, []),
        ({"etat": "n'importe quoi"}, ["Karim Benali", "Hugo Blanc", "Zoé Martin", "Omar Diallo"]),
    ],
)
def test_filters(town, query, found):
    answer = town.client("lead").get(reverse("mandates"), query)
    assert {str(row.mandate.agent) for row in answer.context["rows"]} == set(found)


def test_the_state_filter_is_for_those_who_steer(town):
    answer = town.client("agent").get(reverse("mandates"), {"etat": "over"})
    assert len(answer.context["rows"]) == 4
    assert "etat" not in answer.context["form"].fields


def test_the_table_to_download_runs_nothing_and_hides_what_is_delicate(town):
    Agent.objects.filter(pk=town.agents["relay"].pk).update(last_name="=1+1")
    whole = town.client("dgs").get(reverse("mandates_csv"))
    assert "attachment" in whole["Content-Disposition"]
    rows = list(csv.reader(StringIO(whole.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0][-1] == "Lettre de mission"
    assert any(row[1] == "'=1+1" for row in rows)
    plain = town.client("agent").get(reverse("mandates_csv")).content.decode()
    assert "Lettre" not in plain
    assert "Temps" not in plain


def test_my_mandates(town):
    assert "Service de l&#x27;eau" in town.client("relay").get(reverse("my_mandates")).content.decode()
    assert "Aucun mandat ne vous est confié" in town.client("agent").get(reverse("my_mandates")).content.decode()
    assert "Aucun mandat" in town.client("administrator").get(reverse("my_mandates")).content.decode()


@pytest.mark.parametrize("role", EVERYBODY)
def test_the_sheet_tells_details_to_those_concerned(town, role):
    page = town.client(role).get(reverse("mandate", args=[town.mandates["relay"].pk])).content.decode()
    assert "relay@ville.example" in page
    concerned = role in {"dgs", "lead", "drh", "relay", "director"}
    assert ("Déclaré ou reconnu" in page) is concerned
    assert ("Rédiger la lettre" in page) is (role in {"dgs", "lead"})
    assert ("Terminer" in page) is (role in {"dgs", "lead"})


def test_the_sheet_of_the_lead_is_changed_by_the_dgs(town):
    address = reverse("mandate_change", args=[town.mandates["lead"].pk])
    assert [town.client(role).get(address).status_code for role in ("dgs", "administrator", "lead")] == [200, 200, 403]


def test_the_sheet_in_few_queries(town, django_assert_max_num_queries):
    client = town.client("lead")
    relay = town.mandates["relay"]
    for number in range(1, 5):
        Letter.objects.create(mandate=relay, number=number, state=LetterState.WITHDRAWN)
    client.get(reverse("mandate", args=[relay.pk]))
    with django_assert_max_num_queries(12):
        client.get(reverse("mandate", args=[relay.pk]))
    with django_assert_max_num_queries(12):
        client.get(reverse("mandates"))


def test_naming_step_by_step(town, today):
    client = town.client("lead")
    page = client.get(reverse("mandate_new")).content.decode()
    assert "/mandats/nouveau/referent-donnees/" in page
    assert "/mandats/nouveau/chef-de-projet/" not in page
    assert "nommé par le DGS" in page
    found = client.get(reverse("mandate_person", args=["referent-donnees"]), {"q": "leroy"}).content.decode()
    form = reverse("mandate_form", args=["referent-donnees", town.agents["agent"].pk])
    assert form in found
    shown = client.get(form)
    assert shown.context["form"].initial["attached_to"] == town.posts["lead"]
    assert "données de paie" in shown.content.decode() or "données" in shown.content.decode()
    answer = client.post(form, terms(town, today))
    mandate = Mandate.objects.get(agent=town.agents["agent"])
    assert answer.url == mandate.get_absolute_url()
    assert mandate.missions == "Relayer.\nRecenser."
    assert "Rédigez la lettre de mission" in client.get(answer.url).content.decode()


def test_naming_sent_twice_counts_once(town, today):
    client = town.client("lead")
    form = reverse("mandate_form", args=["referent-donnees", town.agents["agent"].pk])
    data = terms(town, today, jeton="6f1b5c52-55a3-4c54-9a7e-0a8a3fb3a3c1")
    assert client.post(form, data).url == client.post(form, data).url
    assert Mandate.objects.filter(agent=town.agents["agent"]).count() == 1


def test_the_search_with_htmx_answers_the_list_alone(town):
    address = reverse("mandate_person", args=["referent-donnees"])
    part = town.client("lead").get(address, {"q": "leroy"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "Rose Leroy" in part
    nobody = town.client("lead").get(address, {"q": "xyz"}).content.decode()
    assert "Personne ne répond" in nobody


@pytest.mark.parametrize(
    ("field", "words", "brought"),
    [
        ("unite", "dechets", "Service de la collecte des déchets"),
        ("poste", "caron", "Délégué à la protection des données"),
        ("unite", "nulle part", "Aucune unité ne porte ce nom"),
        ("poste", "nulle part", "Aucun poste ne répond"),
    ],
)
def test_searching_in_the_form_saves_nothing_and_keeps_what_was_written(town, today, field, words, brought):
    form = reverse("mandate_form", args=["referent-donnees", town.agents["agent"].pk])
    data = terms(town, today, missions="Ce que j'ai écrit", time_share="")
    answer = town.client("lead").post(form, data | {field: words, f"chercher-{field}": "1"})
    page = answer.content.decode()
    assert brought in page
    assert "Ce que j&#x27;ai écrit" in page
    assert "Rien n'est enregistré : il y a" not in page
    assert not Mandate.objects.filter(agent=town.agents["agent"]).exists()


def test_a_rule_speaks_under_its_field(town, today):
    form = reverse("mandate_form", args=["referent-donnees", town.agents["relay"].pk])
    answer = town.client("lead").post(form, terms(town, today, time_share=95))
    assert "Ramenez ce mandat à 90 % au plus" in str(answer.context["form"].errors["time_share"])


@pytest.mark.parametrize("forged", [{"units": ["999999"]}, {"units": ["abc"]}, {"attached_to": "999999"}])
def test_forged_keys_are_errors_of_the_form(town, today, forged):
    form = reverse("mandate_form", args=["referent-donnees", town.agents["agent"].pk])
    assert town.client("lead").post(form, terms(town, today, **forged)).status_code == 200
    assert not Mandate.objects.filter(agent=town.agents["agent"]).exists()


def test_naming_a_lead_is_for_the_dgs(town, today):
    form = reverse("mandate_form", args=["chef-de-projet", town.agents["agent"].pk])
    assert town.client("lead").get(form).status_code == 422
    assert town.client("lead").post(form, terms(town, today)).status_code == 422
    assert town.client("dgs").get(form).context["form"].initial["attached_to"] == town.posts["dgs"]
    assert town.client("dgs").post(form, terms(town, today, title="chef de projet")).status_code == 302
    assert town.client("relay").get(form).status_code == 403
    assert town.client("lead").get(reverse("mandate_person", args=["roi"])).status_code == 404


def test_naming_a_deputy(town, today):
    client, relay = town.client("lead"), town.mandates["relay"]
    found = client.get(reverse("mandate_deputy", args=[relay.pk]), {"q": "leroy"}).content.decode()
    form = reverse("mandate_deputy_form", args=[relay.pk, town.agents["agent"].pk])
    assert form in found
    shown = client.get(form)
    assert shown.context["form"].initial["units"] == [town.units["EAU"].pk]
    assert client.post(form, terms(town, today, title="suppléante")).status_code == 302
    assert relay.deputies.count() == 2


def test_changing_and_two_people_at_once(town, today):
    client, relay = town.client("lead"), town.mandates["relay"]
    address = reverse("mandate_change", args=[relay.pk])
    assert client.get(address).context["form"].initial["revision"] == 1
    data = terms(town, today, units=[town.units["EAU"].pk], time_share=15, revision=1)
    assert client.post(address, data).status_code == 302
    assert client.post(address, data | {"time_share": 20}).status_code == 409
    relay.refresh_from_db()
    assert relay.time_share == 15
    assert "Temps prévu : 10 % devient 15 %" in client.get(relay.get_absolute_url()).content.decode()


def test_ending_and_taking_up_again(town, today):
    client, relay = town.client("lead"), town.mandates["relay"]
    address = reverse("mandate_end", args=[relay.pk])
    assert "Ce qui suivra" in client.get(address).content.decode()
    wrong = client.post(address, {"last_day": "2001-01-01", "reason": "Mobilité", "revision": 1})
    assert "pendant le mandat" in str(wrong.context["form"].errors["last_day"])
    answer = client.post(address, {"last_day": today.isoformat(), "reason": "Mobilité", "revision": 1})
    assert answer.url == Handover.objects.get(mandate=relay).get_absolute_url()
    page = client.get(relay.get_absolute_url()).content.decode()
    assert "Reprendre ce mandat" in page
    assert "motif : Mobilité" in page
    assert client.get(reverse("mandate_change", args=[relay.pk])).status_code == 422
    assert client.post(reverse("mandate_resume", args=[relay.pk]), {"revision": 2}).status_code == 302
    relay.refresh_from_db()
    assert relay.ended_on is None
    assert "Mandat repris" in client.get(relay.get_absolute_url()).content.decode()


def test_ending_the_mandate_of_somebody_who_has_left(town, today):
    client, relay = town.client("lead"), town.mandates["relay"]
    address = reverse("mandate_end", args=[relay.pk])
    assert "Zoé Martin y note qui connaître" in client.get(address).content.decode()
    Agent.objects.filter(pk=relay.agent_id).update(left_on=today)
    page = client.get(address).content.decode()
    assert "notez-y avec le responsable du service qui connaître" in page
    assert "y note qui" not in page


def test_renewing(town):
    client, relay = town.client("lead"), town.mandates["relay"]
    address = reverse("mandate_renew", args=[relay.pk])
    form = client.get(address).context["form"]
    assert form.initial["with_deputies"]
    data = {
        "title": "référente données",
        "units": [town.units["EAU"].pk],
        "attached_to": town.posts["lead"].pk,
        "time_share": 10,
        "rhythm": "monthly",
        "starts_on": form.initial["starts_on"].isoformat(),
        "ends_on": form.initial["ends_on"].isoformat(),
        "with_deputies": "on",
    }
    after = Mandate.objects.get(pk=int(client.post(address, data).url.split("/")[-2]))
    assert (after.renews, after.deputies.count()) == (relay, 1)
    assert "le mandat suivant" in client.get(relay.get_absolute_url()).content.decode()
    assert "le mandat précédent" in client.get(after.get_absolute_url()).content.decode()
    assert client.get(address).status_code == 422


def test_removing_a_mistake(town, today):
    client = town.client("lead")
    mandate = Mandate.objects.create(
        kind=Kind.RELAY, agent=town.agents["agent"], starts_on=today, ends_on=today + timedelta(days=9)
    )
    address = reverse("mandate_remove", args=[mandate.pk])
    assert "créé par erreur" in client.get(mandate.get_absolute_url()).content.decode()
    assert "disparaîtra" in client.get(address).content.decode()
    assert client.post(address).url == reverse("mandates")
    assert not Mandate.objects.filter(pk=mandate.pk).exists()
    assert client.get(reverse("mandate_remove", args=[town.mandates["relay"].pk])).status_code == 422


@pytest.mark.parametrize("name", ["mandate_change", "mandate_renew", "mandate_end", "mandate_remove", "mandate_resume"])
@pytest.mark.parametrize("role", ["agent", "director", "relay", "drh", "team"])
def test_only_those_who_steer_act(town, name, role):
    assert town.client(role).post(reverse(name, args=[town.mandates["relay"].pk])).status_code == 403


def test_the_sheet_of_somebody_who_has_left(town, today):
    Agent.objects.filter(pk=town.agents["relay"].pk).update(left_on=today)
    Post.objects.filter(pk=town.posts["lead"].pk).update(holder=None)
    page = town.client("dgs").get(reverse("mandate", args=[town.mandates["relay"].pk])).content.decode()
    assert "a quitté la collectivité" in page
    assert "poste vacant" in page


def test_an_empty_portal(town):
    Mandate.objects.all().delete()
    assert "Commencez par nommer" in town.client("dgs").get(reverse("mandates")).content.decode()
    assert "personne n'est encore nommé" in town.client("agent").get(reverse("mandates")).content.decode()
    assert "Aucun mandat ne répond" in town.client("dgs").get(reverse("mandates"), {"nom": "x"}).content.decode()


@pytest.mark.parametrize("name", ["mandate_form", "mandate_person"])
def test_naming_in_few_queries(town, name, django_assert_max_num_queries):
    arguments = {"mandate_form": ["referent-donnees", town.agents["agent"].pk], "mandate_person": ["referent-donnees"]}
    client, address = town.client("lead"), reverse(name, args=arguments[name])
    client.get(address, {"q": "leroy"})
    with django_assert_max_num_queries(12):
        client.get(address, {"q": "leroy"})


def test_the_terms_come_in_the_order_of_a_talk(town):
    page = town.client("lead").get(reverse("mandate_form", args=["referent-donnees", town.agents["relay"].pk]))
    said = page.content.decode().replace("&#x27;", "'")
    order = ["Sa fonction se dit", "Unités couvertes", "Rend compte", "Temps prévu", "Premier jour", "Dernier jour"]
    assert [said.index(each) for each in order] == sorted(said.index(each) for each in order)
    assert page.context["form"].initial["title"] == "référente données"  # a technician, in the feminine
    assert said.count("<details") - said.count("<details open") >= 3
    assert "5 missions sont écrites" in said.replace("\xa0", " ")


def test_what_is_looked_for_opens_where_it_is_looked_for(town, today):
    form = reverse("mandate_form", args=["referent-donnees", town.agents["agent"].pk])
    data = terms(town, today) | {"unite": "dechets", "chercher-unite": "1"}
    answer = town.client("lead").post(form, data)
    assert answer.context["open"] == {"unite": True, "poste": False, "missions": False}


def test_a_lead_is_asked_no_rhythm_and_her_function_is_kept(town, today):
    Mandate.objects.filter(kind=Kind.LEAD).delete()
    form = reverse("mandate_form", args=["chef-de-projet", town.agents["relay"].pk])
    assert "rhythm" not in town.client("dgs").get(form).context["form"].fields
    town.client("dgs").post(form, terms(town, today, title="cheffe de projet", attached_to=town.posts["dgs"].pk))
    assert Mandate.objects.get(kind=Kind.LEAD).title == "cheffe de projet"


def test_a_successor_is_said_in_agreement(town, today):
    left = town.mandates["relay"]
    left.title, left.ended_on = "référent données", today
    left.save()
    handover = Handover.objects.create(mandate=left)
    form = reverse("mandate_form", args=["referent-donnees", town.agents["drh"].pk])
    town.posts["drh"].title = "Directrice des ressources humaines"
    town.posts["drh"].save()
    shown = town.client("lead").get(form, {"passation": handover.pk})
    assert shown.context["form"].initial["title"] == "référente données"
