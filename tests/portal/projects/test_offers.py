"""What services offer, what agents say of themselves, and what becomes of it with time."""

from datetime import datetime, time, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from transverse.portal.ground.refusals import ConflictError, RefusalError
from transverse.portal.mail.models import Mail
from transverse.portal.people import waiting
from transverse.portal.people.models import Post
from transverse.portal.people.reminders import remind
from transverse.portal.projects import confirming, offers, own_skills, skills
from transverse.portal.projects.models import AgentSkill, Level, ServiceOffer, Skill

pytestmark = pytest.mark.data

SAID = offers.Said(Level.ALONE, Decimal(3))
ELEVEN, THIRTEEN = timedelta(days=335), timedelta(days=395)


@pytest.fixture
def skill(db):
    return skills.add("Choisir et déployer des capteurs", "objets connectés")


@pytest.fixture
def offer(town, skill, today):
    return offers.offer(town.units["EAU"], skill, SAID, town.agents["relay"], today)


def at(day):
    return timezone.make_aware(datetime.combine(day, time(9)))


def test_an_offer_is_dated_and_signed(offer, town, today):
    assert (offer.said_on, offer.confirmed_on, offer.said_by) == (today, today, town.agents["relay"])
    assert list(ServiceOffer.objects.valid(today)) == [offer]


def test_a_skill_is_offered_once(offer, town, skill, today):
    with pytest.raises(RefusalError, match="offre déjà"):
        offers.offer(town.units["EAU"], skill, SAID, None, today)


def test_a_retired_skill_is_not_offered_and_no_longer_counts(offer, town, skill, today):
    skills.retire(skill, today)
    skill.refresh_from_db()
    with pytest.raises(RefusalError, match="n'est plus dans la liste"):
        offers.offer(town.units["DECHETS"], skill, SAID, None, today)
    assert not ServiceOffer.objects.valid(today).exists()
    assert list(offers.of_unit(town.units["EAU"])) == [offer]


@pytest.mark.parametrize("days", ["0", "-1", "0.3", "60.5", "NaN", "Infinity"])
def test_absurd_days_are_refused(town, skill, today, days):
    with pytest.raises(RefusalError, match="entre 0,5 et 60"):
        offers.offer(town.units["EAU"], skill, offers.Said(Level.ALONE, Decimal(days)), None, today)


def test_two_people_change_one_offer(offer, town, today):
    other = ServiceOffer.objects.get()
    offer.level = Level.HANDS_ON
    offers.change(offer, 1, town.agents["director"], today)
    with pytest.raises(ConflictError):
        offers.change(other, 1, town.agents["relay"], today)
    assert ServiceOffer.objects.get().level == Level.HANDS_ON


def test_an_offer_taken_back_may_be_put_back_or_said_anew(offer, town, skill, today):
    offers.take_back(offer, today)
    assert not ServiceOffer.objects.valid(today).exists()
    assert list(offers.taken_back(town.units["EAU"], today)) == [offer]
    offers.put_back(ServiceOffer.objects.get(), today)
    assert list(ServiceOffer.objects.valid(today)) == [offer]
    offers.take_back(offer, today)
    anew = offers.offer(town.units["EAU"], skill, offers.Said(Level.HEARD, Decimal("0.5")), None, today)
    assert (anew.pk, anew.level, anew.erased_on) == (offer.pk, Level.HEARD, None)


def test_an_offer_of_a_skill_retired_meanwhile_does_not_come_back(offer, skill, today):
    offers.take_back(offer, today)
    skills.retire(skill, today)
    with pytest.raises(RefusalError, match="ne peut pas revenir"):
        offers.put_back(ServiceOffer.objects.select_related("skill").get(), today)


def test_holders_are_in_alphabetical_order_whatever_their_level(offer, town, skill, today):
    offers.offer(town.units["DECHETS"], skill, offers.Said(Level.HEARD, Decimal("0.5")), None, today)
    offers.offer(town.units["PAIE"], skill, offers.Said(Level.HANDS_ON, Decimal(40)), None, today)
    names = [each.unit.name for each in offers.holders(skill, today)]
    assert names == ["Service de l'eau", "Service de la collecte des déchets", "Service de la paie"]


def test_silent_services_expect_a_relay_and_have_said_nothing(offer, town, today):
    names = {each.code for each in offers.silent_services(today)}
    assert names == {"DECHETS", "PAIE", "FORM"}


@pytest.mark.parametrize(
    ("role", "codes"),
    [
        ("relay", ["EAU"]),
        ("deputy", ["EAU"]),
        ("director", ["EAU", "DECHETS"]),
        ("drh", ["FORM"]),
        ("dgs", []),
        ("lead", []),
        ("agent", []),
    ],
)
def test_who_answers_for_which_services(offer, town, today, role, codes):
    found = offers.answered_by(town.accounts[role].standing, today)
    assert [each.code for each in found] == codes
    assert {each.code: each.said for each in found if each.said} == ({"EAU": 1} if "EAU" in codes else {})


def test_an_offer_is_asked_again_once_then_erased(offer, town, today):
    later = today + ELEVEN
    town.mandates["relay"].ends_on = town.mandates["deputy"].ends_on = later
    town.mandates["relay"].save()
    town.mandates["deputy"].save()
    assert not [each for each in waiting.everything(later - timedelta(days=1)) if each.key.startswith("service_")]
    mine = waiting.waiting_for(town.agents["relay"].pk, later)
    assert [each.link for each in mine if each.key.startswith("service_")] == [
        f"/competences/services/{town.units['EAU'].pk}/"
    ]
    for days in range(5):
        remind(later + timedelta(days=days))
    asked = Mail.objects.filter(
        recipient="relay@ville.example", text__contains="Confirmez ce qu'offre Service de l'eau"
    )
    assert asked.count() == 1
    confirming.forget(at(today + THIRTEEN - timedelta(days=1)))
    assert ServiceOffer.objects.exists()
    confirming.forget(at(today + THIRTEEN))
    assert not ServiceOffer.objects.exists()


def test_a_confirmed_offer_waits_for_a_year_more(offer, town, today):
    later = today + ELEVEN
    assert offers.confirm_all(town.units["EAU"], later) == 1
    confirming.forget(at(today + THIRTEEN))
    assert list(ServiceOffer.objects.valid(today + THIRTEEN)) == [offer]
    assert not [each for each in waiting.everything(later) if each.key.startswith("service_skills")]


def test_what_was_taken_back_goes_after_a_week(offer, today):
    offers.take_back(offer, today)
    confirming.forget(at(today + timedelta(days=6)))
    assert ServiceOffer.objects.exists()
    confirming.forget(at(today + timedelta(days=7)))
    assert not ServiceOffer.objects.exists()


def test_said_twice_is_said_once_without_any_level(town, skill, today):
    agent = town.agents["agent"]
    assert own_skills.say(agent, skill, today) == own_skills.say(agent, skill, today)
    row = AgentSkill.objects.get()
    assert (row.level, row.head_may_see, row.said_on) == (None, False, today)


def test_a_level_is_kept_in_nominal_mode_alone(town, skill, today):
    row = own_skills.say(town.agents["agent"], skill, today)
    own_skills.change(row, Level.ALONE, today, head_may_see=False, is_nominal=True)
    assert AgentSkill.objects.get().level == Level.ALONE
    own_skills.change(row, Level.ALONE, today, head_may_see=True, is_nominal=False)
    assert AgentSkill.objects.get().level is None


def test_a_head_sees_what_his_agents_let_him_see_and_nobody_else_does(town, skill, today):
    agent = town.agents["agent"]  # of the payroll, which has no head: the director of means is the nearest
    own_skills.say(agent, skill, today, head_may_see=True)
    other = skills.add("Gérer la paie", "paie")
    own_skills.say(agent, other, today)
    director = town.accounts["other_director"].standing
    assert own_skills.shared_with_head(director.heads, director.agent) == [(agent, (skill,))]
    assert [str(each) for each in own_skills.heads_of_agent(agent)] == ["Paul Petit"]
    for role in ("dgs", "director", "drh", "lead"):
        standing = town.accounts[role].standing
        assert own_skills.shared_with_head(standing.heads, standing.agent) == []


def test_the_head_above_no_longer_sees_once_the_service_has_its_own(town, skill, today):
    own_skills.say(town.agents["agent"], skill, today, head_may_see=True)
    Post.objects.create(
        code="P-chef", title="Cheffe", unit=town.units["PAIE"], holder=town.agents["team"], is_head=True
    )
    above = town.accounts["other_director"].standing
    assert own_skills.shared_with_head(above.heads, above.agent) == []
    paths = (town.units["PAIE"].path,)
    assert [agent for agent, _ in own_skills.shared_with_head(paths, town.agents["team"].pk)] == [town.agents["agent"]]


def test_the_head_of_a_head_is_the_one_above(town, skill, today):
    own_skills.say(town.agents["drh"], skill, today, head_may_see=True)
    above = town.accounts["other_director"].standing
    assert [agent for agent, _ in own_skills.shared_with_head(above.heads, above.agent)] == [town.agents["drh"]]
    own = town.accounts["drh"].standing
    assert own_skills.shared_with_head(own.heads, own.agent) == []


def test_ones_own_skills_are_asked_again_then_erased_and_go_with_who_leaves(town, skill, today):
    agent = town.agents["agent"]
    own_skills.say(agent, skill, today)
    later = today + ELEVEN
    assert [each.link for each in waiting.waiting_for(agent.pk, later) if each.key.startswith("own_")] == [
        "/competences/les-miennes/"
    ]
    assert own_skills.confirm_all(agent, later) == 1
    confirming.forget(at(today + THIRTEEN))
    assert AgentSkill.objects.exists()
    agent.left_on = later
    agent.save()
    confirming.forget(at(later))
    assert not AgentSkill.objects.exists()


def test_a_skill_that_is_said_is_never_deleted(offer, skill):
    from django.db.models import ProtectedError  # noqa: PLC0415

    with pytest.raises(ProtectedError):
        skill.delete()
    assert Skill.objects.exists()
