"""The directory: found by any words, in any order, whatever the accents; and the sheet of an agent."""

import pytest
from django.db import connection

from transverse.portal.people.models import Agent, Post
from transverse.portal.people.search import fold, matching, picked, refresh_search_keys, search_key

pytestmark = pytest.mark.django_db


@pytest.fixture
def known(town):
    refresh_search_keys()
    return town


def names(text):
    return [agent.last_name for agent in matching(Agent.objects.all(), text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("zoe", ["Martin"]),
        ("MARTIN Zoé", ["Martin"]),
        ("zoé mart", ["Martin"]),
        ("paie", ["Leroy"]),
        ("leroy gestionnaire paie", ["Leroy"]),
        ("service eau", ["Diallo", "Martin"]),
        ("relay@ville.example", ["Martin"]),
        ("zzz", []),
        ("eau martin zzz", []),
        ("%", None),
        ("", None),
    ],
)
def test_found_by_any_words(known, text, found):
    assert names(text) == (found if found is not None else names(""))


def test_a_word_is_sought_at_its_beginning(known):
    assert "Moreau" not in names("eau")


def test_keys_written_by_others_are_searched_too(town):
    assert names("martin") == ["Martin"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Cœur d'Écouves", ["coeur", "d", "ecouves"]),
        ("ÎLE-de-Ré", ["ile", "de", "re"]),
        ("Straße", ["strasse"]),
        ("a_b", ["a", "b"]),
        ("ﬁche", ["fiche"]),
    ],
)
def test_folding(text, words):
    assert fold(text) == words


def test_a_key_is_never_longer_than_its_column():
    assert len(search_key(["é" * 900], ["à" * 900])) <= Agent._meta.get_field("search_key").max_length


def test_the_page_counts_and_lists(known):
    page = known.client("dgs").get("/annuaire/", {"q": "eau"}).content.decode()
    assert "2\u00a0personnes pour « eau »" in page
    assert "Diallo Omar" in page
    assert "Leroy" not in page


def test_the_page_filters_by_unit(known):
    unit = known.units["DRHM"]
    page = known.client("agent").get("/annuaire/", {"unite": unit.pk}).content.decode()
    assert "3\u00a0personnes, dans Direction des ressources humaines" in page
    assert "Martin Zoé" not in page


@pytest.mark.parametrize(
    "query", ["unite=abc", "unite=999999", "page=zzz", "page=999", "q=" + "x" * 500, "q=%00", "unite=%C2%B2"]
)
def test_an_odd_address_is_answered(known, query):
    assert known.client("agent").get(f"/annuaire/?{query}").status_code == 200


def test_one_who_left_is_not_listed(known, today):
    Agent.objects.filter(pk=known.agents["relay"].pk).update(left_on=today)
    assert "Martin Zoé" not in known.client("agent").get("/annuaire/").content.decode()
    address = f"/annuaire/{known.agents['relay'].pk}/"
    assert known.client("agent").get(address).status_code == 404
    assert "plus dans l'organigramme" in known.client("lead").get(address).content.decode()


def test_a_list_of_fifty(town, django_assert_max_num_queries):
    agents = Agent.objects.bulk_create(
        Agent(code=f"N{n}", last_name=f"Nom{n:04}", first_name="Prénom", search_key=f" nom{n:04} prenom")
        for n in range(10_000)
    )
    Post.objects.bulk_create(
        Post(code=f"N{n}", title="Agent", unit=town.units["EAU"], holder=agent) for n, agent in enumerate(agents)
    )
    client = town.client("agent")
    with django_assert_max_num_queries(12):
        page = client.get("/annuaire/?page=3").content.decode()
    assert page.count('scope="row"') == 50
    with django_assert_max_num_queries(12):
        page = client.get("/annuaire/?q=nom0042").content.decode()
    assert "1\u00a0personne pour" in page


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the plan of SQLite")
def test_the_list_is_read_in_the_order_of_the_index(town):
    plan = matching(Agent.objects.filter(left_on=None), "martin")[:50].explain()
    assert "agent_present" in plan
    assert "TEMP B-TREE" not in plan


def test_the_sheet_of_an_agent(town):
    page = town.client("agent").get(f"/annuaire/{town.agents['relay'].pk}/").content.decode()
    assert "Technicienne réseau" in page
    assert "Lucie Moreau" in page
    assert "Référent données" in page
    assert "10 %" not in page


def test_the_superior_is_the_one_that_the_post_tells(town):
    Post.objects.filter(code="P-relay").update(superior=town.posts["deputy"])
    page = town.client("agent").get(f"/annuaire/{town.agents['relay'].pk}/").content.decode()
    assert "Omar Diallo" in page


def test_html_in_a_name_is_text(town):
    Agent.objects.filter(pk=town.agents["relay"].pk).update(last_name="<img src=x onerror=alert(1)>")
    for address in ("/annuaire/", f"/annuaire/{town.agents['relay'].pk}/"):
        assert b"<img src=x" not in town.client("agent").get(address).content


def test_accents_do_not_change_the_order_of_those_to_choose_from(town):
    for code, last_name in (("O1", "Zola"), ("O2", "Élie"), ("O3", "Faure")):
        Agent.objects.create(code=code, first_name="Ordre", last_name=last_name)
    refresh_search_keys()
    assert [each.last_name for each in picked("ordre")] == ["Élie", "Faure", "Zola"]


@pytest.mark.data
def test_accents_do_not_send_a_name_to_the_end(town):
    names = ("Émond", "Emma", "Élie", "Elias", "Eloi", "Ézéchiel", "Çelik", "Œuvrard", "Zola", "Odin")
    for name in names:
        Agent.objects.create(code=name, last_name=name, first_name="Aaa")
    refresh_search_keys()
    page = town.client("agent").get("/annuaire/").content.decode()
    told = sorted(names, key=lambda name: page.index(f">{name} Aaa<"))
    assert told == ["Çelik", "Elias", "Élie", "Eloi", "Emma", "Émond", "Ézéchiel", "Odin", "Œuvrard", "Zola"]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the plan of SQLite")
def test_the_first_page_is_read_in_the_order_of_the_index(town):
    plan = Agent.objects.filter(left_on=None)[:50].explain()
    assert "INDEX agent_present" in plan
    assert "TEMP B-TREE" not in plan


def test_a_key_is_never_too_heavy_for_an_index():
    assert len(search_key(["漢字" * 400], ["service"]).encode()) <= 1500
