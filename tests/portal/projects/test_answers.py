import threading
from decimal import Decimal

import pytest
from django.db import connection
from django.utils import timezone

from portal.projects.call_town import asked, fresh, hire, say_yes
from transverse.portal.ground.refusals import ConflictError, RefusalError
from transverse.portal.mail.models import Mail
from transverse.portal.people.waiting import waiting_for
from transverse.portal.projects import agreements, answers, calls, life
from transverse.portal.projects.answers import Answer
from transverse.portal.projects.asked import lines, promised_elsewhere
from transverse.portal.projects.models import ProjectState

pytestmark = [pytest.mark.data, pytest.mark.django_db]


@pytest.fixture
def waste(town):
    hire(town, "DECHETS", "Élie", "Noir", "sorter")
    return next(each for each in asked(town) if each.unit.code == "DECHETS")


def give(town, request, answer, by="director", revision=None):
    now = fresh(request)
    return answers.answer(now, revision or now.revision, answer, town.accounts[by], timezone.now())


def promised(request):
    return [each.promised for each in request.shares.order_by("quarter")]


def test_yes_promises_all_that_is_asked(town, waste):
    done = give(town, waste, Answer("yes", words=" Volontiers. "))
    assert (done.reply, done.words, done.answered_by) == ("yes", "Volontiers.", town.agents["director"])
    assert promised(waste) == [Decimal(4), Decimal(4)]
    assert Mail.objects.filter(recipient="relay@ville.example", subject__contains="oui").count() == 1


def test_so_many_days(town, waste):
    need = waste.shares.first().need_id
    give(town, waste, Answer("part", {need: Decimal("2.5")}))
    assert promised(waste) == [Decimal("2.5"), Decimal("2.5")]


def test_more_days_than_asked_are_those_asked(town, waste):
    give(town, waste, Answer("part", {waste.shares.first().need_id: Decimal(20)}))
    assert promised(waste) == [Decimal(4), Decimal(4)]


def test_no_needs_a_reason_from_the_list(town, waste):
    for why in ("", "parce que"):
        with pytest.raises(RefusalError, match="raison"):
            give(town, waste, Answer("no", why_not=why))
    done = give(town, waste, Answer("no", why_not="load"))
    assert (done.is_promised, promised(waste)) == (False, [Decimal(0), Decimal(0)])


@pytest.mark.parametrize("answer", [Answer("peut-être"), Answer(""), Answer("part"), Answer("part", {999: Decimal(0)})])
def test_an_answer_that_does_not_hold_together(town, waste, answer):
    with pytest.raises(RefusalError):
        give(town, waste, answer)
    assert fresh(waste).reply == ""


def test_the_second_of_two_who_answer_is_told_by_whom_and_what(town, waste):
    seen = fresh(waste).revision
    give(town, waste, Answer("no", why_not="dates"), revision=seen)
    with pytest.raises(RefusalError, match=r"Lucie Moreau vient de répondre «.non, pas cette fois"):
        give(town, waste, Answer("yes"), by="dgs", revision=seen)
    assert fresh(waste).reply == "no"


def test_a_call_closed_meanwhile_says_what_to_do(town, waste):
    calls.close(waste.call, timezone.now())
    for act in (
        lambda: give(town, waste, Answer("yes")),
        lambda: answers.take_back(waste, waste.revision),
        lambda: answers.delegate(waste, town.agents["sorter"]),
    ):
        with pytest.raises(RefusalError, match="Zoé Martin, qui conduit le projet"):
            act()
    assert fresh(waste).reply == ""


def test_an_answer_is_taken_back(town, waste):
    say_yes(town, waste)
    answers.name(fresh(waste), fresh(waste).revision, town.agents["sorter"], timezone.now())
    answers.take_back(fresh(waste), fresh(waste).revision)
    now = fresh(waste)
    assert (now.reply, now.agent, now.agreement, promised(waste)) == ("", None, {}, [None, None])
    assert not now.acknowledgements.exists()
    assert Mail.objects.filter(subject__contains="Réponse reprise").count() == 2


def test_nothing_is_taken_back_twice(town, waste):
    say_yes(town, waste)
    seen = fresh(waste).revision
    answers.take_back(fresh(waste), seen)
    with pytest.raises(RefusalError, match="rien à reprendre"):
        answers.take_back(fresh(waste), seen)


def test_a_stale_page_takes_nothing_back(town, waste):
    say_yes(town, waste)
    with pytest.raises(ConflictError):
        answers.take_back(fresh(waste), 1)
    assert fresh(waste).reply == "yes"


def test_somebody_of_the_service_answers_in_the_place_of_the_head(town, waste, today):
    sorter = town.agents["sorter"]
    assert not town.accounts["sorter"].has_perm("calls.answer", fresh(waste))
    answers.delegate(waste, sorter)
    assert town.accounts["sorter"].has_perm("calls.answer", fresh(waste))
    assert town.accounts["director"].has_perm("calls.answer", fresh(waste))
    assert len(waiting_for(sorter.pk, today)) == 1
    assert waiting_for(town.agents["director"].pk, today) == []
    answers.delegate(waste, None)
    assert len(waiting_for(town.agents["director"].pk, today)) == 1


def test_nobody_from_elsewhere_answers_nor_is_named(town, waste):
    with pytest.raises(RefusalError, match="ne travaille pas"):
        answers.delegate(waste, town.agents["agent"])
    say_yes(town, waste)
    with pytest.raises(RefusalError, match="ne travaille pas"):
        answers.name(fresh(waste), fresh(waste).revision, town.agents["agent"], timezone.now())


def test_who_has_answered_no_longer_hands_over(town, waste):
    say_yes(town, waste)
    with pytest.raises(RefusalError, match="déjà répondu"):
        answers.delegate(fresh(waste), town.agents["sorter"])


def test_naming_asks_for_a_promise_first(town, waste):
    with pytest.raises(RefusalError, match="promis aucun jour"):
        answers.name(waste, waste.revision, town.agents["sorter"], timezone.now())


def test_an_agent_is_named_after_the_call_as_long_as_the_project_lasts(town, waste, today):
    say_yes(town, waste)
    calls.close(waste.call, timezone.now())
    assert [each for each in waiting_for(town.agents["director"].pk, today) if "Désignez" in each.sentence]
    answers.name(fresh(waste), fresh(waste).revision, town.agents["sorter"], timezone.now())
    assert fresh(waste).agent == town.agents["sorter"]
    life.move(waste.call.project, ProjectState.STOPPED, timezone.now())
    with pytest.raises(RefusalError, match="n'attend plus personne"):
        answers.name(fresh(waste), fresh(waste).revision, town.agents["sorter"], timezone.now())


def test_naming_draws_up_the_agreement(town, waste, today):
    say_yes(town, waste)
    assert [each for each in waiting_for(town.agents["director"].pk, today) if "Désignez" in each.sentence]
    answers.name(fresh(waste), fresh(waste).revision, town.agents["sorter"], timezone.now())
    data = agreements.data_of(fresh(waste))
    assert (data.agent, data.lead, data.service) == ("Élie Noir", "Zoé Martin", "Service de la collecte des déchets")
    assert [each.days for each in data.days] == [Decimal(4), Decimal(4)]
    assert [each.name for each in data.signatories] == ["Lucie Moreau", "Zoé Martin", "Élie Noir"]
    assert [each for each in waiting_for(town.agents["sorter"].pk, today) if "accord" in each.sentence]


def test_each_reads_the_agreement_once(town, waste):
    say_yes(town, waste)
    answers.name(fresh(waste), fresh(waste).revision, town.agents["sorter"], timezone.now())
    now = fresh(waste)
    assert agreements.acknowledge(now, town.agents["sorter"].pk, now.fingerprint, timezone.now()) is True
    assert agreements.acknowledge(now, town.agents["sorter"].pk, now.fingerprint, timezone.now()) is False
    with pytest.raises(RefusalError, match="n'attend pas votre lecture"):
        agreements.acknowledge(now, town.agents["agent"].pk, now.fingerprint, timezone.now())
    with pytest.raises(RefusalError, match="n'est plus celui"):
        agreements.acknowledge(now, town.agents["director"].pk, "0" * 64, timezone.now())
    assert not now.is_signed
    for role in ("director", "relay"):
        agreements.acknowledge(now, town.agents[role].pk, now.fingerprint, timezone.now())
    assert fresh(waste).is_signed


def test_naming_somebody_else_makes_another_agreement(town, waste):
    hire(town, "DECHETS", "Ada", "Brun", "other_sorter")
    say_yes(town, waste)
    answers.name(fresh(waste), fresh(waste).revision, town.agents["sorter"], timezone.now())
    first = fresh(waste).fingerprint
    answers.name(fresh(waste), fresh(waste).revision, town.agents["other_sorter"], timezone.now())
    assert fresh(waste).fingerprint != first
    assert {each.agent for each in fresh(waste).acknowledgements.all()} == {
        town.agents[role] for role in ("director", "relay", "other_sorter")
    }


def test_without_agent_there_is_no_agreement(waste):
    with pytest.raises(RefusalError, match="désigné un agent"):
        agreements.data_of(waste)


def test_what_is_asked_in_lines(waste):
    [line] = lines(waste.shares.select_related("need__skill"))
    assert (line.most, line.asked, line.is_even, line.promised) == (Decimal(4), Decimal(8), True, Decimal(0))
    assert promised_elsewhere(waste) == 0


@pytest.mark.postgresql  # SQLite in memory has one connection
@pytest.mark.django_db(transaction=True)
def test_of_two_who_answer_at_once_one_has_answered_and_the_other_is_told(town, waste):
    barrier, told = threading.Barrier(2), []

    def answer(role, reply):
        barrier.wait()
        try:
            answers.answer(waste, waste.revision, Answer(reply, why_not="load"), town.accounts[role], timezone.now())
        except RefusalError as refusal:
            told.append(str(refusal))
        finally:
            connection.close()

    threads = [threading.Thread(target=answer, args=each) for each in (("director", "yes"), ("dgs", "no"))]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(told) == 1
    assert "vient de répondre" in told[0]
    assert fresh(waste).reply in {"yes", "no"}
    assert len({share.promised for share in waste.shares.all()}) == 1
