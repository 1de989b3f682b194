from dataclasses import replace
from datetime import date, timedelta

import pytest

from transverse.portal.ground.refusals import ConflictError, RefusalError
from transverse.portal.people import mandates
from transverse.portal.people.handovers import open_for
from transverse.portal.people.mandate_checks import Plan, problems
from transverse.portal.people.mandate_states import State, in_state, letter_shown, state_of
from transverse.portal.people.models import (
    Handover,
    JobSheet,
    JobSheetVersion,
    Kind,
    Letter,
    LetterState,
    Mandate,
    Share,
)
from transverse.portal.people.time_shares import load


def plan(town, today, **fields):
    values = {
        "kind": Kind.RELAY,
        "agent": town.agents["agent"],
        "units": (town.units["PAIE"],),
        "attached_to": town.posts["lead"],
        "starts_on": today,
        "ends_on": today + timedelta(days=365),
    }
    return Plan(**(values | fields))


def fields_of(found):
    return {each.field for each in found}


def sheet(agent, *shares):
    version = JobSheetVersion.objects.create(
        sheet=JobSheet.objects.create(agent=agent), state=JobSheetVersion.CIRCULATED, title="Poste"
    )
    for unit, percent, is_relay in shares:
        Share.objects.create(version=version, unit=unit, percent=percent, activity="…", is_relay=is_relay)


def test_naming_makes_a_mandate(town, today):
    mandate = mandates.name(plan(town, today), town.accounts["lead"], today)
    assert (mandate.kind, mandate.agent, [*mandate.units.all()]) == (
        "relay",
        town.agents["agent"],
        [town.units["PAIE"]],
    )
    assert state_of(mandate, today) == State.FORCE


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"units": ()}, "units"),
        ({"ends_on": date(2001, 1, 1), "starts_on": date(2001, 1, 2)}, "ends_on"),
        ({"ends_on": date(2001, 2, 1), "starts_on": date(2001, 1, 1)}, "ends_on"),
        ({"ends_on": date(2099, 1, 1)}, "ends_on"),
        ({"kind": Kind.DEPUTY}, ""),
    ],
)
def test_a_mandate_that_may_not_be(town, today, change, field):
    assert fields_of(problems(plan(town, today, **change), today)) == {field}


def test_somebody_who_has_left_is_not_named(town, today):
    town.agents["agent"].left_on = today
    assert "a quitté la collectivité" in problems(plan(town, today), today)[0].sentence


def test_a_closed_unit_is_not_covered_nor_a_closed_post_reported_to(town, today):
    town.units["PAIE"].closed_on = today
    town.posts["lead"].closed_on = today
    assert fields_of(problems(plan(town, today), today)) == {"units", "attached_to"}


def test_the_same_mandate_is_not_given_twice(town, today):
    mandates.name(plan(town, today), town.accounts["lead"], today)
    with pytest.raises(RefusalError, match="a déjà ce mandat"):
        mandates.name(plan(town, today), town.accounts["lead"], today)
    later = plan(town, today, starts_on=today + timedelta(days=366), ends_on=today + timedelta(days=500))
    assert problems(later, today) == []
    other = plan(town, today, units=(town.units["EAU"],))
    assert problems(other, today) == []


@pytest.mark.parametrize(("share", "fits"), [(40, True), (41, False), (100, False)])
def test_the_promises_of_a_person_stay_within_the_whole(town, today, share, fits):
    sheet(town.agents["agent"], (town.units["PAIE"], 60, False), (town.units["EAU"], 40, True))
    found = problems(plan(town, today, time_share=share), today)
    assert (found == []) is fits
    if not fits:
        assert f"aurait {60 + share} % de son temps" in found[0].sentence
        assert "Ramenez ce mandat à 40 % au plus" in found[0].sentence


def test_promises_count_on_the_days_when_they_meet(town, today):
    agent = town.agents["relay"]
    assert load(agent.pk, today, today + timedelta(days=10)).total == 10
    assert load(agent.pk, today + timedelta(days=266), today + timedelta(days=300)).total == 0
    assert load(agent.pk, today, today + timedelta(days=10), [town.mandates["relay"].pk]).total == 0
    full = plan(town, today, agent=agent, time_share=91)
    assert "90 % au plus" in problems(full, today)[0].sentence


def test_no_room_left_asks_to_reduce_something_else(town, today):
    sheet(town.agents["agent"], (town.units["PAIE"], 100, False))
    assert "terminez d'abord un autre engagement" in problems(plan(town, today), today)[0].sentence


@pytest.mark.parametrize(("role", "kind", "allowed"), [
    ("dgs", Kind.LEAD, True),
    ("lead", Kind.LEAD, False),
    ("administrator", Kind.LEAD, False),
    ("lead", Kind.RELAY, True),
    ("administrator", Kind.TEAM, True),
])  # fmt: skip
def test_who_may_name_whom(town, today, role, kind, allowed):
    assert (mandates.may_name(kind, town.accounts[role], today) == "") is allowed


def test_the_administrator_names_the_first_lead_only(town, today):
    Mandate.objects.filter(kind=Kind.LEAD).delete()
    assert mandates.may_name(Kind.LEAD, town.accounts["administrator"], today) == ""


def test_a_deputy_supplies_somebody_else(town, today):
    relay = town.mandates["relay"]
    good = plan(town, today, kind=Kind.DEPUTY, principal=relay)
    assert problems(good, today) == []
    itself = replace(good, agent=town.agents["relay"])
    assert "son propre suppléant" in problems(itself, today)[0].sentence
    of_deputy = replace(good, principal=town.mandates["deputy"])
    assert "pas lui-même de suppléant" in problems(of_deputy, today)[0].sentence
    late = replace(good, starts_on=relay.ends_on + timedelta(days=1), ends_on=relay.ends_on + timedelta(days=9))
    assert fields_of(problems(late, today)) == {"starts_on"}


def test_changing_keeps_who_and_what(town, today):
    relay = town.mandates["relay"]
    wanted = replace(mandates.plan_of(relay), time_share=20, units=(town.units["EAU"], town.units["DECHETS"]))
    changed = mandates.change(wanted, relay.revision, today)
    assert (changed.time_share, changed.units.count(), changed.revision) == (20, 2, 2)


def test_two_people_change_the_same_mandate(town, today):
    relay = town.mandates["relay"]
    mandates.change(mandates.plan_of(relay), 1, today)
    with pytest.raises(ConflictError):
        mandates.change(mandates.plan_of(Mandate.objects.get(pk=relay.pk)), 1, today)


def test_a_renewal_begins_the_day_after(town, today):
    relay = town.mandates["relay"]
    after = mandates.renew(mandates.following(relay), town.accounts["lead"], today, with_deputies=True)
    assert after.starts_on == relay.ends_on + timedelta(days=1)
    assert (after.renews, relay.renewal, [*after.units.all()]) == (relay, after, [town.units["EAU"]])
    deputy = after.deputies.get()
    assert (deputy.agent, deputy.renews) == (town.agents["deputy"], town.mandates["deputy"])
    with pytest.raises(RefusalError, match="déjà été renouvelé"):
        mandates.renew(mandates.following(relay), town.accounts["lead"], today, with_deputies=False)


def test_a_renewal_does_not_begin_before_the_end(town, today):
    early = replace(mandates.following(town.mandates["relay"]), starts_on=today)
    assert "starts_on" in fields_of(problems(early, today))


def test_the_lead_does_not_renew_her_own_mandate(town, today):
    with pytest.raises(RefusalError, match="nommé par le DGS"):
        mandates.renew(mandates.following(town.mandates["lead"]), town.accounts["lead"], today, with_deputies=False)


def test_an_end_opens_the_handover_and_may_be_undone(town, today):
    relay = mandates.end(town.mandates["relay"], 1, today, "Mobilité")
    assert (relay.last_day, relay.is_in_force(today), relay.is_in_force(today + timedelta(days=1))) == (
        today,
        True,
        False,
    )
    assert Handover.objects.filter(mandate=relay).exists()
    with pytest.raises(RefusalError, match="déjà terminé"):
        mandates.end(relay, 2, today, "Mobilité")
    mandates.resume(relay, relay.revision, today)
    assert relay.ended_on is None
    assert not Handover.objects.filter(mandate=relay).exists()


@pytest.mark.parametrize("days", [-101, 266])
def test_the_last_day_is_one_of_the_mandate(town, today, days):
    with pytest.raises(RefusalError, match="pendant le mandat"):
        mandates.end(town.mandates["relay"], 1, today + timedelta(days=days), "Mobilité")


def test_what_is_written_in_a_handover_is_kept_when_the_mandate_goes_on(town, today):
    relay = mandates.end(town.mandates["relay"], 1, today, "Mobilité")
    Handover.objects.filter(mandate=relay).update(papers="Le classeur bleu")
    mandates.resume(Mandate.objects.get(pk=relay.pk), relay.revision, today)
    assert Handover.objects.get(mandate=relay).papers == "Le classeur bleu"


def test_a_mandate_handed_over_is_not_taken_up_again(town, today):
    relay = mandates.end(town.mandates["relay"], 1, today, "Mobilité")
    after = mandates.name(plan(town, today, units=(town.units["EAU"],)), town.accounts["lead"], today)
    Handover.objects.filter(mandate=relay).update(successor=after)
    with pytest.raises(RefusalError, match="La passation a eu lieu"):
        mandates.resume(Mandate.objects.get(pk=relay.pk), relay.revision, today)


def test_a_mandate_is_not_taken_up_again_for_somebody_who_has_left(town, today):
    relay = mandates.end(town.mandates["relay"], 1, today, "Départ")
    relay.agent.left_on = today
    assert "a quitté" in mandates.why_not_resumed(relay, today)


def test_a_deputy_hands_nothing_over(town, today):
    deputy = mandates.end(town.mandates["deputy"], 1, today, "Mobilité")
    assert not Handover.objects.filter(mandate=deputy).exists()


def test_a_mistake_is_removed_as_long_as_nothing_came_of_it(town, today):
    mandate = mandates.name(plan(town, today), town.accounts["lead"], today)
    mandates.remove(mandate)
    assert mandate.pk is None
    with pytest.raises(RefusalError, match="a déjà eu des suites"):
        mandates.remove(town.mandates["relay"])  # it has a deputy
    Letter.objects.create(mandate=town.mandates["deputy"], state=LetterState.SENT)
    assert mandates.why_not_removed(town.mandates["deputy"])


def test_states_of_a_day(town, today):
    relay = town.mandates["relay"]
    soon = relay.ends_on - timedelta(days=10)
    before = relay.starts_on - timedelta(days=1)
    after = relay.ends_on + timedelta(days=1)
    for state, day in [
        (State.FORCE, today),
        (State.RENEW, soon),
        (State.COMING, before),
        (State.OVER, after),
    ]:
        assert state_of(relay, day) == state
        assert relay in in_state(Mandate.objects.all(), state, day)
    assert relay in in_state(Mandate.objects.all(), State.FORCE, soon)
    assert relay not in in_state(Mandate.objects.all(), State.OVER, today)


def test_a_mandate_renewed_or_ended_is_not_to_be_renewed(town, today):
    relay = town.mandates["relay"]
    mandates.renew(mandates.following(relay), town.accounts["lead"], today, with_deputies=False)
    soon = relay.ends_on - timedelta(days=10)
    assert state_of(Mandate.objects.get(pk=relay.pk), soon) == State.FORCE
    assert relay not in in_state(Mandate.objects.all(), State.RENEW, soon)


def test_the_letter_shown_is_the_signed_one(town):
    relay = town.mandates["relay"]
    assert letter_shown(relay).words == "à rédiger"
    Letter.objects.create(mandate=relay, number=1, state=LetterState.SIGNED)
    Letter.objects.create(mandate=relay, number=2)
    assert letter_shown(Mandate.objects.get(pk=relay.pk)).words == "signée"


def test_opening_twice_opens_once(town):
    assert open_for(town.mandates["relay"]) == open_for(town.mandates["relay"])
