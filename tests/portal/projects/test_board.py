"""The board of a year: what runs, what is crossed, what is promised and agreed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.year_town import call, fill_year, need, project, request
from transverse.portal.people.models import Unit
from transverse.portal.projects.board import Crossing, Days, board, quarters_of, sentence
from transverse.portal.projects.models import ProjectState, Reply
from transverse.portal.projects.quarters import quarter_of

pytestmark = [pytest.mark.data, pytest.mark.django_db]


@pytest.fixture
def year(today):
    return today.year


def test_an_empty_year(town, year):
    found = board(year)
    assert (found.projects, found.crossings, found.days) == ((), {}, {})
    assert sentence(found) == ""
    assert list(found.names.values()) == [
        "Direction des ressources humaines et des moyens",
        "Direction des services techniques",
    ]


def test_the_projects_of_the_year(town, year):
    fill_year(town)
    project(town, "Abandon", ProjectState.STOPPED)
    project(town, "Dans deux ans", start=8)
    titles = [each.title for each in board(year).projects]
    assert titles == ["Carte des fuites", "Enquête sur les usages"]
    assert "Affaire en préparation" in [each.title for each in board(year, with_drafts=True).projects]


def test_what_is_crossed(town, year):
    fill_year(town)
    found = board(year)
    dst, drhm = town.units["DST"].pk, town.units["DRHM"].pk
    assert found.crossings == {
        (dst, town.project.pk): Crossing.AGREED,
        (drhm, town.project.pk): Crossing.ASKED,
    }
    assert found.never == ()
    assert sentence(found) == "2 projets lancés traversent 2 directions sur 2."


def test_a_relay_alone_is_no_request(town, year):
    alone = project(town, "Seul")
    alone.concerned.set([town.units["EAU"]])
    found = board(year)
    assert found.crossings == {(town.units["DST"].pk, alone.pk): Crossing.CONCERNED}
    assert found.never == ("Direction des ressources humaines et des moyens", "Direction des services techniques")
    assert sentence(found) == "Un projet est prévu, et rien n'est encore demandé à une direction."


def test_a_call_that_is_not_sent_asks_nothing(town, year):
    fill_year(town)
    wanted = need(town.waiting, town.maps)
    request(call(town.waiting, sent=False), town.units["EAU"], wanted)
    assert (town.units["DST"].pk, town.waiting.pk) not in board(year).crossings


def test_days_are_promised_then_agreed(town, year, today):
    fill_year(town)
    other = call(town.waiting)
    wanted = need(town.waiting, town.maps)
    request(other, town.units["DECHETS"], wanted, (5, 4), reply=Reply.YES)
    request(other, town.units["PAIE"], wanted, (5, 0), reply=Reply.NO)
    found, now = board(year), quarter_of(today)
    assert found.days == {(town.units["DST"].pk, now): Days(6.0, 2.0)}
    assert found.total(now) == Days(6.0, 2.0)
    assert found.total(quarters_of(year - 1)[0]) == Days()


def test_a_directorate_closed_since_is_still_told(town, year, today):
    fill_year(town)
    Unit.objects.filter(code__in=("DRHM", "PAIE", "FORM")).update(closed_on=today)
    assert "Unité fermée depuis" in board(year).names.values()


def test_the_queries_do_not_grow(town, year):
    fill_year(town)
    with CaptureQueriesContext(connection) as few:
        board(year)
    for number in range(10):
        of = project(town, f"Projet {number}")
        wanted = need(of, town.maps)
        request(call(of), town.units["EAU"], wanted, (5, 4), reply=Reply.YES, signed=True)
    with CaptureQueriesContext(connection) as many:
        assert len(board(year).projects) == 12
    assert len(few) == len(many) <= 7


def test_the_year_is_that_of_the_day(today):
    assert quarter_of(timezone.localdate()) in quarters_of(today.year)
