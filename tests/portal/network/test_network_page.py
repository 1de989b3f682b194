import pytest


@pytest.mark.parametrize("role", ["dgs", "lead", "director", "relay", "agent", "administrator", "drh", "dpo"])
def test_everyone_of_the_chart_sees_whom_to_call(town, role):
    page = town.client(role).get("/reseau/").content.decode()
    assert "Zoé Martin" in page
    assert "Karim Benali" in page


@pytest.mark.parametrize("role", ["dgs", "lead"])
def test_those_who_steer_see_what_is_missing(town, role):
    page = town.client(role).get("/reseau/").content.decode()
    assert "sans relais" in page
    assert "3\u00a0services sur 4 sans relais, 4\u00a0lettres non signées" in page


@pytest.mark.parametrize("role", ["director", "relay", "agent", "administrator", "drh", "dpo", "team"])
def test_the_others_do_not(town, role):
    page = town.client(role).get("/reseau/?manque=sans-relais").content.decode()
    for delicate in ("sans relais", "non signée", "déclaré", "sans échange", "Reconnaissance"):
        assert delicate not in page
    assert "4\u00a0services sur 4" in page, "what is missing cannot be searched either"


def test_a_search_narrows(town):
    client = town.client("lead")
    assert "1\u00a0service sur 4" in client.get("/reseau/?q=eau martin").content.decode()
    assert "3\u00a0services sur 4" in client.get("/reseau/?manque=sans-relais").content.decode()
    assert "Aucun service ne correspond" in client.get("/reseau/?q=zzz").content.decode()
    assert "4\u00a0services sur 4" in client.get("/reseau/?manque=n'importe quoi&direction=nulle part").content.decode()


def test_the_empty_state_says_what_to_do(town):
    for unit in town.units.values():
        unit.expects_relay = False
        unit.save()
    page = town.client("lead").get("/reseau/").content.decode()
    assert "choisir les services à relayer" in page
    assert "choisir les services à relayer" not in town.client("agent").get("/reseau/").content.decode()


def test_a_stranger_is_refused(town):
    assert town.client("stranger").get("/reseau/").status_code == 403
