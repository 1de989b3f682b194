"""One's own skills: seen by oneself alone, by the head of the service when one says so, without any level."""

import pytest
from django.urls import reverse

from transverse.portal.projects import own_skills
from transverse.portal.projects.models import AgentSkill, Level, Skill
from transverse.portal.projects.models.nominal import NominalMode, Search

LABEL = "Choisir et déployer des capteurs"
WORDS = [*Level.labels, "je le fais seul", "je le fais et je le transmets", "j'en ai des notions"]


def said(answer):
    return answer.content.decode().replace("\xa0", " ").replace("&#x27;", "'")


def page(town, role, name, *arguments):
    return town.client(role).get(reverse(name, args=arguments))


def send(town, role, name, *arguments, **fields):
    return town.client(role).post(reverse(name, args=arguments), fields)


@pytest.fixture
def own(town, skill, today):
    return own_skills.say(town.agents["agent"], skill, today)


@pytest.fixture
def nominal(db, today):
    return NominalMode.objects.create(pk=1, is_on=True, aipd_reference="AIPD 12", aipd_on=today)


def test_an_agent_says_a_skill_of_his_own(town, skill):
    text = said(page(town, "agent", "my_skills"))
    assert "Vous n'avez rien dit, et rien ne vous y oblige." in text
    assert "Aucun niveau n'est demandé." in text
    assert send(town, "agent", "my_skills", skill=skill.pk).status_code == 302
    row = AgentSkill.objects.get()
    assert (row.agent, row.level, row.head_may_see) == (town.agents["agent"], None, False)
    assert LABEL in said(page(town, "agent", "my_skills"))


def test_nothing_chosen_is_asked_again(town, skill):
    answer = send(town, "agent", "my_skills", skill="")
    assert answer.status_code == 422
    assert not AgentSkill.objects.exists()


@pytest.mark.parametrize("name", ["my_skill", "my_skill_erase"])
@pytest.mark.parametrize("role", ["dgs", "lead", "other_director", "drh", "relay"])
def test_those_of_others_do_not_exist(town, own, role, name):
    assert send(town, role, name, own.pk, head_may_see="on").status_code == 404
    assert AgentSkill.objects.get().head_may_see is False


def test_an_account_without_agent_has_none(town, skill):
    for role in ("administrator", "stranger"):
        assert page(town, role, "my_skills").status_code == 403


def test_the_head_sees_it_once_the_agent_says_so(town, own):
    assert LABEL not in said(page(town, "other_director", "team_skills"))
    assert page(town, "agent", "my_skill", own.pk).status_code == 200
    send(town, "agent", "my_skill", own.pk, head_may_see="on")
    text = said(page(town, "other_director", "team_skills"))
    assert LABEL in text
    assert "Rose Leroy" in text
    for role in ("director", "drh", "dgs"):
        assert LABEL not in said(page(town, role, "team_skills"))
    for role in ("lead", "relay", "agent", "administrator"):
        assert page(town, role, "team_skills").status_code == 403


def test_erased_and_confirmed(town, own, today):
    AgentSkill.objects.update(confirmed_on=today.replace(year=today.year - 1))
    assert "1 compétence attend votre confirmation" in said(page(town, "agent", "my_skills"))
    send(town, "agent", "my_skills_confirm")
    assert AgentSkill.objects.get().confirmed_on == today
    send(town, "agent", "my_skill_erase", own.pk)
    assert not AgentSkill.objects.exists()


def test_no_level_is_asked_while_the_nominal_mode_is_closed(town, own):
    assert not [each for each in WORDS if each in said(page(town, "agent", "my_skill", own.pk))]
    send(town, "agent", "my_skill", own.pk, level="4")
    assert AgentSkill.objects.get().level is None


def test_in_nominal_mode_a_level_shows_in_the_form_of_the_agent_and_nowhere_else(town, own, nominal):
    assert "je le fais seul" in said(page(town, "agent", "my_skill", own.pk))
    send(town, "agent", "my_skill", own.pk, head_may_see="on", level="3")
    assert AgentSkill.objects.get().level == Level.ALONE
    for role in town.accounts:
        for name, arguments in (("skills", ()), ("skill", (own.skill_id,)), ("team_skills", ()), ("my_skills", ())):
            assert not [each for each in WORDS if each in said(page(town, role, name, *arguments))]
    send(town, "agent", "my_skill", own.pk, level="")
    assert AgentSkill.objects.get().level is None
    assert send(town, "agent", "my_skill", own.pk, level="9").status_code == 422


def test_a_search_by_who_may_name_persons_is_written_down_in_nominal_mode_alone(town, skill):
    for role in ("lead", "agent"):
        assert send(town, role, "skills_search", q="capteurs")["Location"] == "/competences/?q=capteurs"
    assert not Search.objects.exists()


def test_a_search_is_written_down(town, skill, nominal):
    text = said(page(town, "lead", "skills"))
    assert "votre recherche sera notée" in text
    assert "votre recherche sera notée" not in said(page(town, "agent", "skills"))
    assert send(town, "lead", "skills_search", q=" capteurs ")["Location"] == "/competences/?q=capteurs"
    assert send(town, "lead", "skills_search", q="")["Location"] == "/competences/"
    send(town, "agent", "skills_search", q="capteurs")
    found = Search.objects.get()
    assert (found.by, found.what.replace("\xa0", " ")) == (town.accounts["lead"], "compétence : capteurs")


def test_a_retired_skill_is_still_ones_own(town, own, today):
    Skill.objects.update(retired_on=today)
    assert "retirée de la liste" in said(page(town, "agent", "my_skills"))
