"""The chart of Valmérande, and the charts of any size."""

import io
import re

import pytest

from transverse.organisation import as_csv, read_chart
from transverse.portal.demonstration.chart import chart, services
from transverse.portal.demonstration.crowd import crowd, expecting
from transverse.portal.demonstration.names import person, plain, titled
from transverse.portal.demonstration.story import story
from transverse.trades import trades


def _read(made):
    return read_chart(io.BytesIO("".join(as_csv(made)).encode()), "organigramme.csv")


def test_the_chart_reads_without_an_anomaly():
    made = chart(held=story().held)
    reading = _read(made)
    assert reading.anomalies == ()
    assert reading.chart == made


def test_its_size_is_that_of_an_agglomeration():
    made = chart(held=story().held)
    assert len(made.units) == 60
    assert 1180 <= len(made.agents) <= 1250
    assert 20 <= sum(post.holder is None for post in made.posts) <= 60
    assert sum(service.relay for service in services()) == 22


def test_it_is_the_same_each_time():
    assert chart() == chart()


def test_an_agent_keeps_the_number_when_another_leaves():
    before, after = chart(), chart(vacant=("EAU-RES-03",))
    gone = {agent.code for agent in before.agents} - {agent.code for agent in after.agents}
    assert len(gone) == 1
    assert {agent.code for agent in after.agents} < {agent.code for agent in before.agents}


def test_every_address_leads_nowhere():
    addresses = [agent.email for agent in chart().agents]
    assert len(set(addresses)) == len(addresses)
    assert all(re.fullmatch(r"[a-z0-9.-]+@valmerande\.example", each) for each in addresses)


def test_trades_are_those_of_the_product():
    assert {service.trade for service in services()} - {""} <= set(trades())


def test_the_story_speaks_of_posts_that_exist():
    assert story().held <= {post.code for post in chart().posts}
    units = {service.code for service in services()}
    assert {code for role in story().mandates for code in role.units} <= units
    assert {part.unit for sheet in story().sheets for part in (*sheet.shares, *sheet.readers)} <= units


def test_no_fiche_promises_more_than_the_whole_time():
    assert [sheet.post for sheet in story().sheets if sum(part.percent for part in sheet.shares) != 100] == []


@pytest.mark.parametrize(
    ("title", "feminine"),
    [
        ("Directeur général des services", "Directrice générale des services"),
        ("Directeur général adjoint, culture et sports", "Directrice générale adjointe, culture et sports"),
        ("Chef du service de l'accompagnement social", "Cheffe du service de l'accompagnement social"),
        ("Agent d'accueil social", "Agente d'accueil social"),
        ("Travailleur social", "Travailleuse sociale"),
        ("Bibliothécaire", "Bibliothécaire"),
        ("Référent données du service", "Référente données du service"),
    ],
)
def test_a_title_is_said_as_the_person_bears_it(title, feminine):
    assert titled(title, is_woman=True) == feminine
    assert titled(title, is_woman=False) == title


def test_a_person_is_the_same_for_the_same_key():
    assert person("EAU-01") == person("EAU-01")
    assert len({person(str(number)) for number in range(200)}) > 190


def test_a_name_without_its_accents():
    assert plain("Gwenaëlle Le Goff") == "gwenaelle-le-goff"


@pytest.mark.parametrize(("agents", "units"), [(1, 1), (60, 60), (650, 130)])
def test_a_crowd_has_the_size_asked(agents, units):
    made = crowd(agents, units)
    assert (len(made.agents), len(made.units)) == (agents, units)
    reading = _read(made)
    assert reading.anomalies == ()
    assert set(reading.chart.posts) == set(made.posts)


def test_a_crowd_knows_which_of_its_units_must_have_a_relay():
    made = crowd(600, 119)
    assert len(expecting(made)) == 44
