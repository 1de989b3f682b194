from datetime import timedelta

import pytest

from transverse.portal.people.models import Kind, Mandate, Post, Unit
from transverse.portal.people.network import network

pytestmark = pytest.mark.data


def _service(found, name):
    return next(each for each in found.services if each.name == name)


def test_each_unit_that_expects_a_relay_is_a_service_in_the_order_of_the_alphabet(town, today):
    names = [each.name for each in network(today).services]
    assert names == sorted(names, key=str.casefold)
    assert set(names) == {unit.name for unit in town.units.values() if unit.expects_relay}


def test_a_service_knows_its_relay_its_deputy_its_head_and_its_directorate(town, today):
    water = _service(network(today), "Service de l'eau")
    assert [each.person.name for each in water.relays] == ["Zoé Martin"]
    assert [each.person.name for each in water.deputies] == ["Omar Diallo"]
    assert water.head is None
    assert water.direction == "Direction des services techniques"
    assert _service(network(today), "Service de la formation").head.name == "Inès Roux"


def test_a_relay_of_a_directorate_covers_its_services(town, today):
    town.mandates["relay"].units.set([town.units["DST"]])
    assert [each.person.name for each in _service(network(today), "Service de la collecte des déchets").relays] == [
        "Zoé Martin"
    ]


@pytest.mark.parametrize("change", ["ended", "to come", "past", "left", "other kind"])
def test_a_mandate_that_is_not_in_force_covers_nothing(town, today, change):
    mandate, agent = town.mandates["relay"], town.agents["relay"]
    if change == "ended":
        mandate.ended_on = today
    elif change == "to come":
        mandate.starts_on = today + timedelta(days=1)
    elif change == "past":
        mandate.ends_on = today - timedelta(days=1)
    elif change == "left":
        agent.left_on = today
        agent.save()
    else:
        mandate.kind = Kind.TEAM
    mandate.save()
    assert _service(network(today), "Service de l'eau").relays == ()


def test_the_counts_add_up(town, today):
    found = network(today)
    total = found.total
    assert (total.with_relay, total.without_relay, total.with_deputy) == (1, 3, 1)
    assert total.letters_unsigned == Mandate.objects.in_force(today).count() == 4
    for count in ("with_relay", "without_relay", "with_deputy", "recognised", "silent", "held"):
        assert getattr(total, count) == sum(getattr(each, count) for each in found.directions), count


def test_without_a_chart_the_network_is_empty(db, today):
    found = network(today)
    assert found.services == found.directions == found.lead == ()
    assert found.total.without_relay == 0


def test_a_closed_unit_or_a_head_who_left_is_not_shown(town, today):
    Unit.objects.filter(code="DECHETS").update(closed_on=today)
    Post.objects.filter(code="P-drh").update(closed_on=today)
    found = network(today)
    assert "Service de la collecte des déchets" not in {each.name for each in found.services}
    assert _service(found, "Service de la formation").head is None


def test_the_number_of_queries_does_not_follow_the_size(town, today, django_assert_max_num_queries):
    for number in range(40):
        agent = type(town.agents["relay"]).objects.create(code=f"A{number}", last_name=f"Nom {number}")
        mandate = Mandate.objects.create(kind=Kind.RELAY, agent=agent, starts_on=today, ends_on=today)
        mandate.units.set([town.units["PAIE"]])
    with django_assert_max_num_queries(9):
        assert len(_service(network(today), "Service de la paie").relays) == 40


def test_a_relay_named_for_a_day_to_come_is_said_and_is_no_longer_asked_for(town, today):
    mandate = town.mandates["relay"]
    Mandate.objects.filter(pk=mandate.pk).update(starts_on=today + timedelta(days=1))
    found = network(today)
    water = _service(found, "Service de l'eau")
    assert (water.relays, [(each.person.name, each.starts_on) for each in water.planned]) == (
        (),
        [("Zoé Martin", today + timedelta(days=1))],
    )
    assert (found.total.without_relay, found.total.planned) == (4, 1)


def test_whoever_goes_on_after_the_term_is_not_somebody_to_come(town, today):
    mandate = town.mandates["relay"]
    again = Mandate.objects.create(
        kind=Kind.RELAY,
        agent=mandate.agent,
        starts_on=mandate.ends_on + timedelta(days=1),
        ends_on=mandate.ends_on + timedelta(days=300),
    )
    again.units.set(mandate.units.all())
    assert _service(network(today), "Service de l'eau").planned == ()
