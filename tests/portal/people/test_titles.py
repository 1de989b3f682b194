import pytest
from django.utils import timezone

from transverse.papers.kinds import lettre_de_mission
from transverse.portal.accounts.standing import standing
from transverse.portal.accounts.words import roles_of
from transverse.portal.people import letters
from transverse.portal.people.letter_content import changed_since, content_of
from transverse.portal.people.models import TITLES, Kind, Mandate
from transverse.portal.people.titles import choices, proposed
from transverse.portal.people.waiting import waiting_for


@pytest.fixture
def agreed(town):
    """The town, each mandate said in the feminine."""
    for mandate in town.mandates.values():
        mandate.title = TITLES.get(mandate.kind, ("", ""))[1]
        mandate.save()
    return town


@pytest.mark.parametrize(
    "title",
    [
        "Directrice",
        "Technicienne réseau",
        "Chargée de mission",
        "Cheffe de service",
        "Adjointe",
        "Infirmière",
        "Agente",
    ],
)
def test_the_title_of_the_post_tells_how_to_say_the_function(title):
    assert proposed(Kind.RELAY, [title]) == "référente données"


@pytest.mark.parametrize(
    "title", ["Directeur", "Agent d'entretien", "Responsable", "Secrétaire", "Chef", "Gestionnaire", ""]
)
def test_otherwise_the_form_that_means_whoever_it_is(title):
    assert proposed(Kind.RELAY, [title]) == "référent données"


def test_a_function_said_one_way_asks_nothing():
    assert choices(Kind.TEAM) == []
    assert proposed(Kind.TEAM, ["Géomaticienne"]) == ""
    assert [words for words, _ in choices(Kind.LEAD)] == ["chef de projet", "cheffe de projet"]


def test_no_mid_dot_anywhere():
    assert not any("·" in words for pair in TITLES.values() for words in pair)


def test_a_person_is_said_so_everywhere(agreed, today):
    relay = agreed.mandates["relay"]
    assert str(relay).startswith("Référente données")
    assert roles_of(standing(agreed.accounts["relay"])) == ("référente données",)
    assert roles_of(standing(agreed.accounts["lead"])) == ("cheffe de projet",)
    relay.ends_on = today
    relay.save()
    assert any("(référente données)" in each.sentence for each in waiting_for(agreed.agents["relay"].pk, today))
    for role in ("agent", "lead"):
        for address in (relay.get_absolute_url(), "/mandats/", f"/organigramme/unites/{agreed.units['EAU'].pk}/"):
            assert "éférente données" in agreed.client(role).get(address).content.decode()
    assert "cheffe de projet" in agreed.client("agent").get("/").content.decode()


def test_letters_agree(agreed, today):
    said = {
        role: content_of(letters.compose(agreed.mandates[role], today)) for role in ("lead", "relay", "deputy", "team")
    }
    assert said["lead"].title == "cheffe de projet auprès de la direction générale des services"
    assert said["relay"].title == "référente données"
    assert said["deputy"].title == "suppléante de Zoé Martin, référente données"
    assert said["team"].title == "membre de l'équipe numérique"
    assert lettre_de_mission.compose(said["relay"]).subtitle == "référente données"


def test_what_the_letter_says_follows_the_mandate_unless_written_otherwise(town, today):
    mandate = town.mandates["relay"]
    letter = letters.compose(mandate, today)
    letters.write(letter, letter.revision, {"title": "référent données", "salutation": "Monsieur,"})
    mandate.title = "référente données"
    mandate.save()
    assert content_of(_again(letter)).title == "référente données"
    letter = _again(letter)
    letters.write(letter, letter.revision, {"title": "correspondante données"})
    assert content_of(_again(letter)).title == "correspondante données"


def test_a_letter_sent_says_that_the_function_is_now_said_otherwise(town, today):

    letter = letters.compose(town.mandates["relay"], today)
    letters.send(letter, timezone.now())
    Mandate.objects.filter(kind=Kind.RELAY).update(title="référente données")
    assert any("référente" in each for each in changed_since(_again(letter)))


def test_those_who_work_across_services_have_no_line_to_keep(town, today):
    for role in ("lead", "team"):
        assert content_of(letters.compose(town.mandates[role], today)).head == ""
        page = town.client("dgs").get(town.mandates[role].get_absolute_url()).content.decode()
        assert "chaque trimestre" not in page
        assert "aucun à tenir" in page
    page = town.client("dgs").get(town.mandates["relay"].get_absolute_url()).content.decode()
    assert "chaque trimestre, avec le responsable du service" in page


def _again(letter):
    return type(letter).objects.get(pk=letter.pk)
