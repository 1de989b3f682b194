"""The sheet of a unit: whom to call; and which units expect a relay."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from transverse.organisation import Unit as ChartUnit
from transverse.portal.ground.refusals import ConflictError, RefusalError
from transverse.portal.people.arranging import arrange, expecting, trade_code, undo
from transverse.portal.people.models import Arrangement, Kind, Mandate, Unit

pytestmark = pytest.mark.django_db


def test_the_sheet_says_whom_to_call(town):
    page = town.client("agent").get(f"/organigramme/unites/{town.units['EAU'].pk}/").content.decode()
    for words in (
        "Zoé Martin</a>, référent données",
        "Omar Diallo</a>, suppléant",
        "Karim Benali</a>, chef de projet",
    ):
        assert words in page


def test_what_is_missing_is_for_those_who_steer(town):
    address = f"/organigramme/unites/{town.units['PAIE'].pk}/"
    assert "sans relais" in town.client("dgs").get(address).content.decode()
    assert "sans relais" not in town.client("agent").get(address).content.decode()


def test_a_relay_of_the_directorate_answers_for_its_services(town):
    town.mandates["relay"].units.set([town.units["DST"]])
    page = town.client("agent").get(f"/organigramme/unites/{town.units['DECHETS'].pk}/").content.decode()
    assert "Zoé Martin</a>, référent données" in page


def test_few_queries(town, django_assert_max_num_queries):
    for address in (
        f"/organigramme/unites/{town.units['EAU'].pk}/",
        f"/organigramme/{town.units['DST'].pk}/",
        f"/organigramme/relais-attendus/{town.units['DST'].pk}/",
        f"/annuaire/{town.agents['relay'].pk}/",
    ):
        client = town.client("lead")
        with django_assert_max_num_queries(12):
            assert client.get(address).status_code == 200


def test_no_such_unit(town):
    for number in ("999999", "9" * 30):
        assert town.client("agent").get(f"/organigramme/unites/{number}/").status_code == 404
        assert town.client("agent").get(f"/organigramme/{number}/").status_code == 404


def test_a_closed_unit_says_so(town, today):
    Unit.objects.filter(code="EAU").update(closed_on=today)
    assert "plus dans" in town.client("agent").get(f"/organigramme/unites/{town.units['EAU'].pk}/").content.decode()


def test_a_unit_with_nothing(town):
    bare = Unit.objects.create(code="VIDE", name="Vide", path="999.", depth=0)
    page = town.client("agent").get(f"/organigramme/unites/{bare.pk}/").content.decode()
    assert "Aucun poste" in page


@pytest.mark.parametrize(
    ("chart", "codes"),
    [
        ({"A": None}, {"A"}),
        ({"A": None, "B": "A", "C": "A"}, {"B", "C"}),
        ({"A": None, "B": "A", "C": "B", "D": "C", "E": "A"}, {"C", "E"}),
        ({"B": None, "E": None, "C": "B", "D": "C"}, {"C", "E"}),
        ({"C": "B", "B": "A", "A": None}, {"C"}),
        ({}, set()),
    ],
)
def test_who_expects_a_relay_at_first(chart, codes):
    assert expecting(ChartUnit(code, code, parent) for code, parent in chart.items()) == codes


@pytest.mark.parametrize(
    ("told", "code"), [("eau", "eau"), ("", ""), ("Eau potable et assainissement", "eau"), ("zzz", "")]
)
def test_the_trade_that_a_file_tells(told, code):
    assert trade_code(told) == code


def form_of(town, top, **changes):
    data = {}
    for unit in Unit.objects.filter(path__startswith=town.units[top].path):
        data |= {f"u{unit.pk}-shown_relay": str(unit.expects_relay), f"u{unit.pk}-shown_trade": unit.trade}
        data |= {f"u{unit.pk}-trade": changes.get(f"trade_{unit.code}", unit.trade)}
        if changes.get(unit.code, unit.expects_relay):
            data[f"u{unit.pk}-relay"] = "on"
    return data


def test_arranging_and_undoing(town):
    client = town.client("lead")
    address = f"/organigramme/relais-attendus/{town.units['DST'].pk}/"
    assert "Service de l&#x27;eau" in client.get(address).content.decode()
    answer = client.post(address, form_of(town, "DST", EAU=False, trade_DECHETS="eau"))
    assert answer.url == "/organigramme/relais-attendus/"
    assert not Unit.objects.get(code="EAU").expects_relay
    assert Unit.objects.get(code="DECHETS").trade == "eau"
    made = Arrangement.objects.get()
    assert set(made.after) == {str(town.units["EAU"].pk), str(town.units["DECHETS"].pk)}
    assert "Annuler ce changement" in client.get("/organigramme/relais-attendus/").content.decode()
    client.post(f"/organigramme/relais-attendus/annuler/{made.pk}/")
    assert Unit.objects.get(code="EAU").expects_relay
    assert Unit.objects.get(code="DECHETS").trade == "dechets"
    assert client.post(f"/organigramme/relais-attendus/annuler/{made.pk}/").status_code == 422


def test_the_trade_is_proposed_from_the_name(town):
    Unit.objects.filter(code="EAU").update(trade="")
    page = town.client("lead").get(f"/organigramme/relais-attendus/{town.units['DST'].pk}/").content.decode()
    assert "proposé</span>" in page


def test_nothing_changed_confirms_the_choices_and_is_not_to_be_undone(town):
    client = town.client("lead")
    client.post(f"/organigramme/relais-attendus/{town.units['DST'].pk}/", form_of(town, "DST"))
    assert Arrangement.objects.get().after == {}
    page = client.get("/organigramme/relais-attendus/").content.decode()
    assert "ces choix sont confirmés" in page
    assert "Annuler ce changement" not in page


def test_two_people_at_once(town):
    client = town.client("lead")
    address = f"/organigramme/relais-attendus/{town.units['DST'].pk}/"
    sent = form_of(town, "DST", EAU=False)
    Unit.objects.filter(code="EAU").update(trade="voirie")
    assert client.post(address, sent).status_code == 409
    assert Unit.objects.get(code="EAU").expects_relay


def test_an_unknown_trade_is_refused(town):
    sent = form_of(town, "DST", trade_EAU="inconnu")
    answer = town.client("lead").post(f"/organigramme/relais-attendus/{town.units['DST'].pk}/", sent)
    assert answer.status_code == 200
    assert Unit.objects.get(code="EAU").trade == "eau"


def test_the_rules_themselves(town):
    key = town.units["EAU"].pk
    made = arrange("DST", {key: (True, "eau")}, {key: (False, "eau")}, None)
    with pytest.raises(ConflictError):
        arrange("DST", {key: (True, "eau")}, {key: (False, "")}, None)
    Unit.objects.filter(pk=key).update(trade="voirie")
    with pytest.raises(RefusalError, match="modifiée depuis"):
        undo(made)


@pytest.mark.parametrize("role", ["agent", "director", "relay", "drh", "team", "stranger"])
def test_who_may_not_arrange(town, role):
    top = town.units["DST"].pk
    client = town.client(role)
    assert client.get("/organigramme/relais-attendus/").status_code == 403
    assert client.get(f"/organigramme/relais-attendus/{top}/").status_code == 403
    assert client.post(f"/organigramme/relais-attendus/{top}/", form_of(town, "DST", EAU=False)).status_code == 403
    assert Unit.objects.get(code="EAU").expects_relay


def test_without_a_chart(town):
    Unit.objects.update(closed_on=date(2026, 1, 1))
    assert "pas encore importé" in town.client("lead").get("/organigramme/relais-attendus/").content.decode()


def test_a_relay_named_for_tomorrow_is_no_gap(town):
    tomorrow = timezone.localdate() + timedelta(days=1)
    Mandate.objects.filter(kind=Kind.RELAY).update(starts_on=tomorrow)
    page = town.client("lead").get(town.units["EAU"].get_absolute_url()).content.decode()
    assert "À partir du" in page
    assert "Zoé Martin</a>, référent données." in page
    assert "sans relais" not in page
