"""The search, with the real engine, in this process."""

from decimal import Decimal

import pytest
from django.utils import timezone

from portal.projects.call_town import offers, project, skill, with_needs
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.jobs.models import Job, JobState
from transverse.portal.jobs.worker import run_waiting
from transverse.portal.projects import calls, proposing, searching
from transverse.portal.projects.models import Call, Need, ServiceOffer
from transverse.staffing.model import Aims, Assignment, Plan, Status

pytestmark = [pytest.mark.data, pytest.mark.django_db]


@pytest.fixture
def call(town, today):
    return calls.prepare(with_needs(town), today)


def searched(town, call):
    searching.search(call, town.accounts["lead"])
    run_waiting()
    return Call.objects.select_related("job").get(pk=call.pk)


def names(call):
    return [each.unit.name for each in call.requests.select_related("unit")]


def test_services_are_proposed_by_the_alphabet_with_days_and_reasons(town, call):
    found = searched(town, call)
    assert found.job.state == JobState.DONE, found.job.message
    assert names(found) == sorted(names(found))
    assert "Service de la formation" in names(found)
    waste = found.requests.get(unit=town.units["DECHETS"])
    assert any("le fait et le transmet" in each for each in waste.why)
    assert not any("score" in each for each in waste.why)
    given = sum(share.asked for each in found.requests.all() for share in each.shares.all())
    assert given == Decimal(12)
    assert found.report["missing"] == 0
    assert found.report["status"] == "optimal"
    assert "prouvé" in found.report["proof"]


def test_what_is_missing_is_said_with_a_way_out(town, call):
    Need.objects.filter(project=call.project, skill__code="STA").update(days=Decimal(9))
    found = searched(town, call)
    assert found.report["missing"] == 10.0
    assert any("Compter et comparer" in each for each in found.report["lacking"])


def test_conditions_that_clash_are_said(town, call):
    call.project.min_directorates = 5
    call.project.save()
    found = searched(town, call)
    assert found.report["status"] in {"infeasible", "unknown"}
    assert any("direction" in each for each in found.report["lacking"])
    assert found.report["conflicts"]
    assert any("direction" in each for each in found.report["ways_out"])


def test_why_not_another_service(town, call):
    offers(town, "EAU", ServiceOffer.objects.get(unit=town.units["PAIE"]).skill, level=1, days="1")
    call.project.max_members = 2
    call.project.save()
    found = searched(town, call)
    assert {each["name"] for each in found.report["why_not"]} >= {"Service de l'eau"}
    assert all(each["sentences"] for each in found.report["why_not"])


def test_a_concerned_service_is_there_by_its_relay(town, call):
    call.project.concerned.set([town.units["EAU"]])
    found = searched(town, call)
    water = found.requests.get(unit=town.units["EAU"])
    assert (water.is_relay, water.shares.count()) == (True, 0)
    assert any("son relais y est associé" in each for each in water.why)


def test_searching_again_replaces_what_was_chosen(town, call, today):
    calls.add_service(call, town.units["DRHM"], call.project.needs.first(), Decimal(1), today)
    assert "Direction des ressources humaines et des moyens" not in names(searched(town, call))


def test_one_search_at_a_time_and_none_once_sent(town, call, today):
    searching.search(call, town.accounts["lead"])
    with pytest.raises(RefusalError, match="déjà en cours"):
        searching.search(call, town.accounts["lead"])
    run_waiting()
    calls.send(call, town.accounts["lead"], timezone.now())
    with pytest.raises(RefusalError, match="déjà envoyé"):
        searching.search(call, town.accounts["lead"])


def test_a_call_sent_during_the_search_is_left_alone(town, call, today):
    calls.add_service(call, town.units["PAIE"], call.project.needs.first(), Decimal(1), today)
    searching.search(call, town.accounts["lead"])
    calls.send(call, town.accounts["lead"], timezone.now())
    run_waiting()
    assert names(call) == ["Service de la paie"]
    assert Job.objects.get().state == JobState.FAILED


def test_no_service_offers_anything(town, today):
    row = project(town)
    Need.objects.create(project=row, skill=skill("GEO", "Faire des cartes"), level=3, days=1)
    found = searched(town, calls.prepare(row, today))
    assert "Aucun service n'a déclaré de compétence" in searching.stopped(found)


def test_run_twice_it_is_as_once(town, call):
    found = searched(town, call)
    before = [(each.unit_id, share.asked) for each in found.requests.all() for share in each.shares.all()]
    again = searched(town, call)
    assert [(each.unit_id, share.asked) for each in again.requests.all() for share in each.shares.all()] == before


def test_whoever_gives_most_takes_the_rounding():
    aims = Aims(0, (), 0.0, 0.0, 0, 0, 0)
    given = (("1", 2.67), ("2", 0.33))
    rows = tuple(Assignment("9", "5", unit, "2027-T1", days) for unit, days in given)
    plan = Plan(rows, (), (), (), aims, aims, Status.OPTIMAL)
    key = ("5", "2027-T1")
    assert proposing.shared_out(plan) == {"1": {key: Decimal("2.5")}, "2": {key: Decimal("0.5")}}


def test_another_plan_may_be_taken_and_the_first_taken_back(town, call, today):
    offers(town, "DST", skill("ALL", "Autre"), days="3")
    Need.objects.filter(project=call.project, skill__code="STA").update(level=4, days=Decimal(4))
    found = searched(town, call)
    before = given(found)
    without = next(each for each in found.report["plans"] if each["kind"] == "no-training")
    assert proposing.take(found, "no-training") == without["title"]
    assert given(found) != before
    assert proposing.take(found, "found") == "La répartition proposée"
    assert given(found) == before
    with pytest.raises(RefusalError, match="n'est plus là"):
        proposing.take(found, "la meilleure")
    calls.send(found, town.accounts["lead"], timezone.now())
    with pytest.raises(RefusalError, match="ne change plus"):
        proposing.take(found, "no-training")


def given(call):
    return [(each.unit_id, share.need_id, share.asked) for each in call.requests.all() for share in each.shares.all()]
