"""Stories of projects: written by one, shared with all, found, printed; drafts stay between few."""

import pytest
from django.urls import reverse

from portal.conftest import ROLES
from portal.year_town import fill_year
from transverse.portal.projects import stories
from transverse.portal.projects.models import Reply, Story

pytestmark = pytest.mark.django_db
WORDS = {
    "wanted": "Une carte des fuites que chacun comprenne.",
    "came": "Le service de l'eau et la collecte.",
    "did": "Trois ateliers, puis un tableau partagé.",
    "helped": "Une heure chaque mardi.",
    "otherwise": "Commencer par les plans d'égouts.",
}


def given(**changes):
    return {"title": "La carte des fuites", "revision": "1", **WORDS} | changes


@pytest.fixture
def story(town):
    row = Story(title="La carte des fuites", author=town.agents["relay"], **WORDS)
    return stories.write(row, 1, [town.units["EAU"]])


def shared(story, today):
    stories.share(story, story.revision, today)
    return story


def test_an_empty_list(town):
    page = town.client("agent").get(reverse("stories")).content.decode()
    assert "Aucun récit pour l'instant" in page
    assert reverse("story_new") in page


def test_an_agent_writes_shares_and_takes_back(town):
    client = town.client("relay")
    answer = client.post(reverse("story_new"), given(units=[]))
    story = Story.objects.get()
    assert answer.url == reverse("story", args=[story.pk])
    assert (story.author, story.is_shared) == (town.agents["relay"], False)
    assert town.client("agent").get(answer.url).status_code == 404
    client.post(reverse("story_share", args=[story.pk]), {"revision": "1"})
    page = town.client("agent").get(answer.url).content.decode()
    assert "Ce que nous ferions autrement" in page
    assert "raconté par Zoé Martin" in page
    assert "Modifier" not in page
    client.post(reverse("story_take_back", args=[story.pk]), {"revision": "2"})
    assert town.client("agent").get(answer.url).status_code == 404


def test_it_may_begin_from_a_project(town):
    fill_year(town)
    assert town.request.reply == Reply.PART
    page = town.client("lead").get(reverse("story_new"), {"projet": town.project.pk}).content.decode()
    assert 'value="Carte des fuites"' in page
    assert "Service de l&#x27;eau" in page
    assert "Service de la paie" not in page
    for wrong in (town.draft.pk, "abc", 10**19, 99999):
        assert town.client("lead").get(reverse("story_new"), {"projet": wrong}).status_code == 404


def test_services_are_searched_and_nothing_is_saved(town):
    client = town.client("relay")
    page = client.post(reverse("story_new"), given(unite="paie", title="", **{"chercher-unite": "1"}))
    assert page.status_code == 200
    assert "Service de la paie" in page.content.decode()
    assert not Story.objects.exists()
    page = client.post(reverse("story_new"), given(unite="zzz", **{"chercher-unite": "1"})).content.decode()
    assert "Aucun service ne porte ce nom" in page
    client.post(reverse("story_new"), given(units=[town.units["PAIE"].pk]))
    assert list(Story.objects.get().units.all()) == [town.units["PAIE"]]


def test_a_story_shared_says_at_least_what_was_wanted_and_done(town, today):
    client = town.client("relay")
    client.post(reverse("story_new"), given(did=" "))
    story = Story.objects.get()
    answer = client.post(reverse("story_share", args=[story.pk]), {"revision": "1"})
    assert answer.status_code == 422
    assert "ce que vous avez fait" in answer.content.decode()
    story.did = "Trois ateliers."
    stories.write(story, 1, [])
    shared(story, today)
    answer = client.post(reverse("story_write", args=[story.pk]), given(did=" ", revision=str(story.revision)))
    assert answer.status_code == 422
    assert "ce que vous avez fait" in answer.content.decode()


@pytest.mark.parametrize("role", ROLES)
def test_who_reads_a_draft_and_who_changes_a_shared_one(town, story, today, role):
    client = town.client(role)
    own = role in {"relay", "lead", "dgs"}
    if role == "stranger":
        assert client.get(story.get_absolute_url()).status_code == 403
        return
    assert client.get(story.get_absolute_url()).status_code == (200 if own else 404)
    shared(story, today)
    assert client.get(story.get_absolute_url()).status_code == 200
    write = client.get(reverse("story_write", args=[story.pk])).status_code
    assert write == (200 if own else 403)


def test_a_search_finds_any_word_and_the_names_of_services(town, story, today):
    shared(story, today)
    client = town.client("agent")
    for words in ("égouts", "EGOUT atelier", "service eau", ""):
        assert "La carte des fuites" in client.get(reverse("stories"), {"q": words}).content.decode()
    page = client.get(reverse("stories"), {"q": "paie"}).content.decode()
    assert "Aucun récit ne contient" in page


def test_two_people_do_not_overwrite_one_another(town, story):
    story.title = "Autre"
    stories.write(story, 1, [])
    answer = town.client("relay").post(reverse("story_write", args=[story.pk]), given(revision="1"))
    assert answer.status_code == 409
    assert Story.objects.get().title == "Autre"


def test_erasing_asks_first(town, story):
    client = town.client("relay")
    address = reverse("story_erase", args=[story.pk])
    assert "effacé pour tous" in client.get(address).content.decode()
    assert Story.objects.exists()
    client.post(address)
    assert not Story.objects.exists()
