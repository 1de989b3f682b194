import pytest


def test_home_is_closed(client):
    answer = client.get("/")
    assert answer.status_code == 302
    assert answer.url.startswith("/compte/connexion/")


@pytest.mark.parametrize("role", ["administrator", "dgs", "agent", "stranger"])
def test_home_opens_to_an_account(town, role):
    assert town.client(role).get("/").status_code == 200


@pytest.mark.django_db
def test_signing_in_is_open(client):
    assert client.get("/compte/connexion/").status_code == 200
