from datetime import timedelta

import pytest
from django.utils import timezone

from transverse.papers import write
from transverse.papers.kinds import passation
from transverse.portal.ground.refusals import ConflictError, RefusalError
from transverse.portal.people import handovers, mandates
from transverse.portal.people.handover_paper import known, paper_data
from transverse.portal.people.models import Agent, Handover, Kind, Letter, LetterState, Mandate, Slot, SlotState


@pytest.fixture
def handover(town, today):
    return handovers.open_for(mandates.end(town.mandates["relay"], 1, today, "Mobilité"))


@pytest.fixture
def successor(town, today):
    mandate = Mandate.objects.create(
        kind=Kind.RELAY, agent=town.agents["agent"], starts_on=today, ends_on=today + timedelta(days=300)
    )
    mandate.units.set([town.units["EAU"]])
    return mandate


def test_opened_when_a_mandate_is_over_and_once(town, today):
    assert handovers.open_handovers(today) == 0
    after = town.mandates["relay"].ends_on + timedelta(days=1)
    assert handovers.open_handovers(after) == 3  # lead, team, relay: a deputy hands nothing over
    assert handovers.open_handovers(after) == 0
    assert Handover.objects.count() == 3


def test_opened_when_the_person_has_left(town, today):
    Agent.objects.filter(pk=town.agents["relay"].pk).update(left_on=today)
    assert handovers.open_handovers(today) == 1
    assert Handover.objects.get().mandate == town.mandates["relay"]


def test_a_mandate_renewed_hands_nothing_over(town, today):
    relay = town.mandates["relay"]
    mandates.renew(mandates.following(relay), town.accounts["lead"], today, with_deputies=False)
    handovers.open_handovers(relay.ends_on + timedelta(days=1))
    assert not Handover.objects.filter(mandate=relay).exists()


def test_the_three_texts_are_kept_and_two_writers_are_told(handover):
    texts = {"contacts": "La régie", "papers": "Classeur", "pending": ""}
    handovers.write(handover, 1, texts)
    with pytest.raises(ConflictError):
        handovers.write(Handover.objects.get(), 1, texts)


def test_closed_by_those_who_steer_or_who_take_over(town, handover, successor, today):
    assert handovers.possible_successors(handover, today) == [successor]
    with pytest.raises(RefusalError, match="qui prend la suite"):
        handovers.close(handover, 1, timezone.now())
    handovers.follow(handover, successor)
    found = {role for role in town.accounts if handovers.may_close(handover, town.accounts[role])}
    assert found == {"dgs", "lead", "agent"}
    handovers.close(handover, handover.revision, timezone.now())
    for act in (
        lambda: handovers.close(handover, handover.revision, timezone.now()),
        lambda: handovers.write(handover, handover.revision, dict.fromkeys(handovers.TEXTS, "")),
        lambda: handovers.follow(handover, successor),
    ):
        with pytest.raises(RefusalError, match="est close"):
            act()
    handovers.reopen(handover, handover.revision)
    with pytest.raises(RefusalError, match="déjà ouverte"):
        handovers.reopen(handover, handover.revision)


@pytest.mark.parametrize("role", ["team", "relay"])
def test_not_anybody_takes_over(town, handover, role):
    with pytest.raises(RefusalError, match="une autre personne"):
        handovers.follow(handover, town.mandates[role])


def test_filled_with_what_is_known(town, handover, successor):
    now = timezone.now()
    for days, state in [(5, SlotState.AGREED), (-5, SlotState.AGREED), (6, SlotState.PROPOSED)]:
        Slot.objects.create(
            mandate=handover.mandate,
            head=town.agents["director"],
            starts_at=now + timedelta(days=days),
            state=state,
            proposed_by=town.agents["relay"],
        )
    Letter.objects.create(mandate=successor, state=LetterState.SIGNED)
    handovers.follow(handover, successor)
    handovers.write(
        handover, handover.revision, {"contacts": "La régie", "papers": "Classeur\n\nPlan", "pending": "Relire"}
    )
    found = known(handover, now)
    assert [each.name for each in found.contacts] == ["Lucie Moreau", "Omar Diallo", "Karim Benali"]
    assert [each.starts_at for each in found.slots] == [now + timedelta(days=5)]
    assert found.successor_signed
    data = paper_data(handover, found, "Ville", timezone.localdate())
    assert data.arriving == "Rose Leroy, référent données"
    assert data.papers == ("Classeur", "Plan")
    assert [each.what for each in data.tasks] == ["Relire"]
    assert [step for step, done in data.checklist if done] == ["La lettre de mission du nouveau relais est signée."]
    assert write(passation.compose(data), "odt")
