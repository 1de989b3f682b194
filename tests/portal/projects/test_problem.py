from decimal import Decimal

import pytest

from portal.projects.call_town import asked, offers, project, say_yes, skill, with_needs
from transverse.portal.people.models import Unit
from transverse.portal.projects.models import Need, ServiceOffer
from transverse.portal.projects.problem import problem_of
from transverse.staffing.model import Offer

pytestmark = [pytest.mark.data, pytest.mark.django_db]


def resource(problem, unit):
    return next((each for each in problem.resources if each.id == str(unit.pk)), None)


def test_services_with_what_they_offer(town, today):
    row = with_needs(town)
    problem = problem_of([row], today)
    waste = resource(problem, town.units["DECHETS"])
    assert waste.offers == (Offer("GEO", 4, 6.0),)
    assert waste.max_days == 6.0
    assert waste.directorate == str(town.units["DST"].pk)
    assert waste.service == waste.id
    assert {each.id for each in problem.directorates} == {str(town.units[code].pk) for code in ("DST", "DRHM")}


def test_the_project_with_its_quarters_and_needs(town, today):
    row = with_needs(town)
    [wanted] = problem_of([row], today).projects
    assert wanted.periods == row.quarters == problem_of([row], today).periods
    assert {(each.skill, each.level, each.days, each.min_holders) for each in wanted.needs} == {
        ("GEO", 3, 4.0, 0),
        ("STA", 2, 2.0, 0),
    }


def test_distance_is_counted_to_the_service_of_the_lead(town, today):
    row = with_needs(town)  # led from the water service
    problem = problem_of([row], today)
    assert resource(problem, town.units["DECHETS"]).distance == 2
    assert resource(problem, town.units["PAIE"]).distance == 4


def test_a_concerned_service_is_there_without_offering_anything(town, today):
    row = with_needs(town)
    row.concerned.set([town.units["EAU"], town.units["PAIE"]])
    problem = problem_of([row], today)
    water, payroll = resource(problem, town.units["EAU"]), resource(problem, town.units["PAIE"])
    assert (water.offers, water.max_days, water.relay) == ((), 0.0, True)
    assert payroll.relay is False
    assert problem.projects[0].concerned_services == tuple(
        str(key) for key in sorted((town.units["EAU"].pk, town.units["PAIE"].pk))
    )


def test_a_relay_above_counts(town, today):
    town.mandates["relay"].units.set([town.units["DST"]])
    assert resource(problem_of([with_needs(town)], today), town.units["DECHETS"]).relay is True


def test_what_was_taken_back_or_is_stale_is_not_offered(town, today):
    row = with_needs(town)
    ServiceOffer.objects.filter(unit=town.units["PAIE"]).update(erased_on=today)
    ServiceOffer.objects.filter(unit=town.units["FORM"]).update(confirmed_on=today.replace(year=today.year - 4))
    assert {each.id for each in problem_of([row], today).resources} == {str(town.units["DECHETS"].pk)}


def test_a_closed_unit_offers_nothing(town, today):
    row = with_needs(town)
    Unit.objects.filter(pk=town.units["PAIE"].pk).update(closed_on=today)
    assert resource(problem_of([row], today), town.units["PAIE"]) is None


def test_days_promised_are_taken_off(town, today):
    waste = next(each for each in asked(town) if each.unit == town.units["DECHETS"])
    say_yes(town, waste)
    other = project(town, title="Un autre projet")
    Need.objects.create(project=other, skill=waste.shares.first().need.skill, level=3, days=Decimal(3))
    problem = problem_of([other], today)
    assert resource(problem, town.units["DECHETS"]).offers == (Offer("GEO", 4, 2.0),)


def test_what_is_promised_to_the_project_is_no_longer_needed(town, today):
    waste = next(each for each in asked(town) if each.unit == town.units["DECHETS"])
    say_yes(town, waste)
    [wanted] = problem_of([waste.call.project], today).projects
    assert [each.skill for each in wanted.needs] == ["STA"]


def test_a_project_that_is_stopped_gives_its_days_back(town, today):
    waste = next(each for each in asked(town) if each.unit == town.units["DECHETS"])
    say_yes(town, waste)
    project_of = waste.call.project
    project_of.state = "stopped"
    project_of.save()
    problem = problem_of([project(town, title="Un autre projet")], today)
    assert resource(problem, town.units["DECHETS"]).offers == (Offer("GEO", 4, 6.0),)


def test_directorates_already_crossed_and_members_already_in_count(town, today):
    waste = next(each for each in asked(town) if each.unit == town.units["DECHETS"])
    say_yes(town, waste)
    row = waste.call.project
    row.min_directorates, row.max_members = 2, 3
    [wanted] = problem_of([row], today).projects
    assert (wanted.min_directorates, wanted.max_members) == (1, 2)


def test_quarters_that_are_over_are_left_out(town, today):
    row = with_needs(town)
    row.first_quarter, row.last_quarter = "2020-T1", "2020-T2"
    assert problem_of([row], today).projects == ()


def test_caps_of_directorates(town, today):
    problem = problem_of([with_needs(town)], today, {town.units["DST"].pk: 3.0})
    caps = {each.id: each.max_days for each in problem.directorates}
    assert caps == {str(town.units["DST"].pk): 3.0, str(town.units["DRHM"].pk): None}


def test_the_same_number_of_queries_whatever_the_number(town, today, django_assert_max_num_queries):
    rows = [with_needs(town)]
    maps = skill("X1", "Autre compétence")
    for unit in ("EAU", "DST", "DRHM", "DG"):
        offers(town, unit, maps)
    rows += [project(town, title=f"Projet {number}") for number in range(5)]
    with django_assert_max_num_queries(10):
        problem_of(rows, today)
