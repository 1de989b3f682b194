import pytest

from transverse.portal.people.models import Mails, Preference


@pytest.mark.parametrize("role", ["agent", "dgs", "administrator", "stranger"])
def test_the_page_opens_to_any_account(town, role):
    assert town.client(role).get("/rappels/").status_code == 200


def test_a_choice_is_kept(town):
    client = town.client("agent")
    assert client.post("/rappels/", {"mails": "weekly"}).status_code == 302
    client.post("/rappels/", {"mails": "never"})
    assert Preference.objects.get().mails == Mails.NEVER
    assert 'value="never"' in client.get("/rappels/").content.decode()


@pytest.mark.parametrize("mails", ["", "often"])
def test_an_unknown_choice_is_refused(town, mails):
    assert town.client("agent").post("/rappels/", {"mails": mails}).status_code == 422
    assert not Preference.objects.exists()


def test_an_account_without_agent_chooses_nothing(town):
    assert town.client("stranger").post("/rappels/", {"mails": "never"}).status_code == 200
    assert not Preference.objects.exists()


def test_an_agent_without_address_is_told(town):
    town.agents["agent"].email = ""
    town.agents["agent"].save()
    assert "aucune adresse" in town.client("agent").get("/rappels/").content.decode()
