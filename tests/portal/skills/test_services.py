"""What a service offers: who fills it, who reads it, what is refused, what is undone."""

import pytest
from django.urls import reverse

from transverse.portal.projects import skills
from transverse.portal.projects.models import ServiceOffer, Skill

LEVEL, DAYS = "le fait avec de l'aide", "2,5 jours"


def said(answer):
    return answer.content.decode().replace("\xa0", " ").replace("&#x27;", "'")


def page(town, role, name, *arguments, **query):
    return town.client(role).get(reverse(name, args=arguments), query)


def send(town, role, name, *arguments, **fields):
    return town.client(role).post(reverse(name, args=arguments), fields)


@pytest.mark.parametrize("role", ["relay", "deputy", "director"])
def test_the_head_and_the_relay_say_what_the_service_offers(town, skill, role):
    unit = town.units["EAU"].pk
    assert page(town, role, "service_skills", unit).status_code == 200
    assert page(town, role, "offer_add", unit, competence=skill.pk).status_code == 200
    answer = send(town, role, "offer_add", unit, skill=skill.pk, level="3", days="1,5")
    assert answer["Location"] == reverse("service_skills", args=[unit])
    row = ServiceOffer.objects.get()
    assert (str(row.days), row.level, row.said_by) == ("1.5", 3, town.agents[role])


@pytest.mark.parametrize("role", ["agent", "lead", "drh", "other_director", "administrator", "team"])
def test_nobody_else_does(town, skill, offer, role):
    unit = town.units["EAU"].pk
    assert page(town, role, "offer_add", unit).status_code == 403
    assert send(town, role, "offer_add", unit, skill=skill.pk, level="3", days="1").status_code == 403
    assert send(town, role, "offers_confirm", unit).status_code == 403
    for name in ("offer", "offer_take_back", "offer_put_back"):
        assert send(town, role, name, offer.pk, level="3", days="1").status_code == 404
    assert ServiceOffer.objects.get().days == offer.days


@pytest.mark.parametrize("role", ["agent", "relay", "lead", "dgs", "other_director", "administrator"])
def test_everyone_reads_what_a_service_offers_in_words(town, offer, role):
    text = said(page(town, role, "service_skills", offer.unit_id))
    assert "Choisir et déployer des capteurs" in text
    assert LEVEL in text
    assert (DAYS in text) == (role in {"relay", "lead", "dgs", "other_director"})
    assert ("Ajouter une compétence" in text) == (role in {"relay", "dgs"})


def test_who_said_it_is_known_to_who_answers_for_the_service_alone(town, offer):
    assert "par Zoé Martin" in said(page(town, "director", "service_skills", offer.unit_id))
    for role in ("agent", "lead", "other_director", "administrator"):
        assert "par Zoé Martin" not in said(page(town, role, "service_skills", offer.unit_id))


def test_a_stranger_reads_nothing(town, offer):
    assert page(town, "stranger", "skills").status_code == 403
    assert page(town, "stranger", "service_skills", offer.unit_id).status_code == 403


def test_a_service_that_has_said_nothing(town, skill):
    unit = town.units["EAU"].pk
    assert "Votre service n'a encore rien dit." in said(page(town, "relay", "service_skills", unit))
    assert "Ce service n'a encore rien dit." in said(page(town, "agent", "service_skills", unit))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"skill": ""}, "Compétence"),
        ({"level": "5"}, "Le service"),
        ({"days": "0"}, "entre 0,5 et 60"),
        ({"days": "deux"}, "Jours par trimestre"),
        ({"days": "1,3"}, "par demi-journée"),
        ({"days": "-4"}, "entre 0,5 et 60"),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_field(town, skill, fields, sentence):
    good = {"skill": skill.pk, "level": "3", "days": "2"}
    answer = send(town, "relay", "offer_add", town.units["EAU"].pk, **(good | fields))
    assert answer.status_code == 422
    assert sentence in said(answer)
    assert not ServiceOffer.objects.exists()


def test_a_skill_offered_already_is_not_in_the_list(town, offer):
    answer = send(town, "relay", "offer_add", offer.unit_id, skill=offer.skill_id, level="3", days="2")
    assert answer.status_code == 422
    assert ServiceOffer.objects.count() == 1


def test_two_relays_on_one_form(town, offer):
    fields = {"level": "4", "days": "3", "revision": offer.revision}
    assert page(town, "relay", "offer", offer.pk).status_code == 200
    assert send(town, "relay", "offer", offer.pk, **fields).status_code == 302
    answer = send(town, "deputy", "offer", offer.pk, **(fields | {"level": "1"}))
    assert answer.status_code == 409
    assert ServiceOffer.objects.get().level == 4


def test_a_form_sent_twice_counts_once(town, skill):
    key = {"jeton": "0b6e4d2a-1c3f-4f69-9d6e-1f2a3b4c5d6e", "skill": skill.pk, "level": "3", "days": "2"}
    client, address = town.client("relay"), reverse("offer_add", args=[town.units["EAU"].pk])
    assert [client.post(address, key).status_code for _ in range(2)] == [302, 302]
    assert ServiceOffer.objects.count() == 1


def test_taken_back_then_put_back(town, offer):
    assert send(town, "relay", "offer_take_back", offer.pk).status_code == 302
    text = said(page(town, "relay", "service_skills", offer.unit_id))
    assert "Retirées depuis moins d'une semaine" in text
    assert "Retirées depuis" not in said(page(town, "agent", "service_skills", offer.unit_id))
    assert send(town, "relay", "offer_put_back", offer.pk).status_code == 302
    assert ServiceOffer.objects.get().erased_on is None


def test_all_is_confirmed_with_one_button(town, offer, today):
    ServiceOffer.objects.update(confirmed_on=today.replace(year=today.year - 1))
    text = said(page(town, "relay", "service_skills", offer.unit_id))
    assert "1 compétence attend votre confirmation" in text
    send(town, "relay", "offers_confirm", offer.unit_id)
    assert ServiceOffer.objects.get().confirmed_on == today
    assert "votre confirmation" not in said(page(town, "relay", "service_skills", offer.unit_id))


def test_where_a_skill_is_names_services_never_persons(town, offer, skill):
    for role in ("agent", "dgs", "lead", "administrator"):
        text = said(page(town, role, "skill", skill.pk))
        main = text[text.index("<h1") : text.index("</main>")]
        assert "Service de l'eau" in main
        assert LEVEL in main
        assert not [each for each in town.agents.values() if each.last_name in main]
    assert "Le dire pour Service de la collecte des déchets" in said(page(town, "director", "skill", skill.pk))


def test_a_skill_that_nobody_offers(town, skill):
    assert "Aucun service n'a encore dit qu'il l'offre." in said(page(town, "agent", "skill", skill.pk))


def test_the_list_empty_then_full_then_searched(town, today):
    assert "La liste est vide : le chef de projet" in said(page(town, "agent", "skills"))
    assert "Commencez par la liste de départ" in said(page(town, "lead", "skills"))
    skills.start()
    assert "Publier des données ouvertes" in said(page(town, "agent", "skills"))
    found = said(page(town, "agent", "skills", q="capteurs"))
    assert "Choisir et déployer des capteurs" in found
    assert "Publier des données ouvertes" not in found
    assert "Aucune compétence de la liste ne répond" in said(page(town, "agent", "skills", q="zzz"))
    skills.retire(Skill.objects.get(code="OBJ01"), today)
    assert "Choisir et déployer des capteurs" not in said(page(town, "agent", "skills"))


def test_ones_services_come_first(town, offer):
    text = said(page(town, "director", "skills"))
    assert "Ce qu'offrent vos services" in text
    assert "Dire ce que le service offre" in text
    assert "Ce qu'offrent vos services" not in said(page(town, "agent", "skills"))


def test_silence_is_seen_by_those_who_steer_alone(town, offer):
    for role in ("dgs", "lead"):
        text = said(page(town, role, "skills_silent"))
        assert "Service de la paie" in text
        assert "Service de l'eau" not in text
    for role in ("administrator", "director", "relay", "drh", "dpo", "team", "agent", "stranger"):
        assert page(town, role, "skills_silent").status_code == 403


def test_a_closed_service_and_a_skill_of_nowhere(town, offer, today):
    town.units["EAU"].closed_on = today
    town.units["EAU"].save()
    assert page(town, "relay", "service_skills", offer.unit_id).status_code == 404
    assert page(town, "relay", "offer", offer.pk).status_code == 404
    assert page(town, "relay", "skill", 999_999).status_code == 404
