from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from portal.projects.call_town import asked, fresh, long_ago, project, say_yes, with_needs
from transverse.portal.ground.refusals import ConflictError, RefusalError
from transverse.portal.mail.models import Mail
from transverse.portal.people.models import Post
from transverse.portal.people.waiting import waiting_for
from transverse.portal.projects import calls, life, recalling
from transverse.portal.projects.models import Call, CallState, Need, ProjectState, Request

pytestmark = [pytest.mark.data, pytest.mark.django_db]


def sentences(town, role, today):
    return [each.sentence for each in waiting_for(town.agents[role].pk, today)]


def test_one_call_at_a_time(town, today):
    row = with_needs(town)
    assert calls.prepare(row, today) == calls.prepare(row, today)
    assert Call.objects.count() == 1


def test_a_project_without_needs_calls_nobody(town, today):
    with pytest.raises(RefusalError, match="aucun besoin"):
        calls.prepare(project(town), today)


def test_a_project_that_is_over_calls_nobody(town, today):
    row = life.move(with_needs(town), ProjectState.STOPPED, timezone.now())
    with pytest.raises(RefusalError, match="arrêté"):
        calls.prepare(row, today)


def test_a_project_whose_dates_are_past_calls_nobody(town, today):
    row = with_needs(town)
    row.first_quarter, row.last_quarter = "2020-T1", "2020-T2"
    row.save()
    with pytest.raises(RefusalError, match="passés"):
        calls.prepare(row, today)


def test_the_usual_day_is_ten_working_days_away(today):
    assert 13 <= (calls.usual_day(today) - today).days <= 18


def test_services_are_added_changed_and_taken_off(town, today):
    row = with_needs(town)
    call = calls.prepare(row, today)
    need = row.needs.first()
    added = calls.add_service(call, town.units["PAIE"], need, Decimal(2), today)
    assert [each.asked for each in added.shares.all()] == [Decimal(2), Decimal(2)]
    calls.change_days(call, added.pk, {need.pk: Decimal("1.5")})
    assert {each.asked for each in added.shares.all()} == {Decimal("1.5")}
    calls.change_days(call, added.pk, {need.pk: Decimal(0)})
    assert not call.requests.exists()


def test_the_same_service_twice_is_one_request(town, today):
    row = with_needs(town)
    call = calls.prepare(row, today)
    first, second = row.needs.all()
    assert calls.add_service(call, town.units["PAIE"], first, Decimal(2), today) == calls.add_service(
        call, town.units["PAIE"], second, Decimal(1), today
    )
    assert calls.remove_service(call, call.requests.get().pk) == town.units["PAIE"]


@pytest.mark.parametrize("days", ["0", "61", "-3"])
def test_absurd_days_are_refused(town, today, days):
    row = with_needs(town)
    with pytest.raises(RefusalError, match="jours par trimestre"):
        calls.add_service(calls.prepare(row, today), town.units["PAIE"], row.needs.first(), Decimal(days), today)


def test_a_need_of_another_project_is_refused(town, today):
    call = calls.prepare(with_needs(town), today)
    other = project(town, title="Un autre")
    stray = Need.objects.create(project=other, skill=call.project.needs.first().skill, level=1, days=1)
    with pytest.raises(RefusalError, match="n'existe plus"):
        calls.add_service(call, town.units["PAIE"], stray, Decimal(1), today)


def test_sending_asks_the_head_of_the_service_or_the_one_above(town):
    training, waste = sorted(asked(town), key=lambda each: each.unit.code != "FORM")
    assert training.director == town.agents["drh"]
    assert waste.director == town.agents["director"]
    assert waste.call.state == CallState.SENT
    assert waste.call.project.state == ProjectState.CALLED
    assert set(Mail.objects.values_list("recipient", flat=True)) == {"drh@ville.example", "director@ville.example"}


def test_a_director_finds_it_on_the_home_page(town, today):
    asked(town)
    [sentence] = sentences(town, "director", today)
    assert "Une carte des fuites" in sentence
    assert "déchets" in sentence


def test_nothing_is_sent_to_nobody(town, today):
    call = calls.prepare(with_needs(town), today)
    with pytest.raises(RefusalError, match="aucun service"):
        calls.send(call, town.accounts["lead"], timezone.now())


def test_a_service_without_any_head_cannot_be_asked(town, today):
    row = with_needs(town)
    call = calls.prepare(row, today)
    calls.add_service(call, town.units["PAIE"], row.needs.first(), Decimal(1), today)
    Post.objects.filter(is_head=True).update(is_head=False)
    with pytest.raises(RefusalError, match="Service de la paie"):
        calls.send(call, town.accounts["lead"], timezone.now())


def test_a_call_that_is_sent_no_longer_changes(town, today):
    request = asked(town)[0]
    call, need = request.call, request.call.project.needs.first()
    for act in (
        lambda: calls.add_service(call, town.units["PAIE"], need, Decimal(1), today),
        lambda: calls.remove_service(call, request.pk),
        lambda: calls.change_days(call, request.pk, {need.pk: Decimal(1)}),
        lambda: calls.write(call, call.revision, today + timedelta(days=9), "", today),
        lambda: calls.send(call, town.accounts["lead"], timezone.now()),
        lambda: calls.discard(call),
    ):
        with pytest.raises(RefusalError, match="déjà envoyé"):
            act()


def test_the_day_to_answer_makes_sense(town, today):
    call = calls.prepare(with_needs(town), today)
    for day in (today, today - timedelta(days=1), today + timedelta(days=400)):
        with pytest.raises(RefusalError, match="changez la date"):
            calls.write(call, call.revision, day, "", today)


def test_two_leads_on_one_call(town, today):
    call = calls.prepare(with_needs(town), today)
    calls.write(call, call.revision, today + timedelta(days=9), "Un mot", today)
    with pytest.raises(ConflictError):
        calls.write(call, call.revision, today + timedelta(days=9), "Un autre", today)


def test_closing_tells_those_who_had_not_answered(town):
    requests = asked(town)
    waste = next(each for each in requests if each.unit.code == "DECHETS")
    say_yes(town, waste)
    Mail.objects.all().delete()
    calls.close(waste.call, timezone.now())
    assert [each.recipient for each in Mail.objects.all()] == ["drh@ville.example"]
    with pytest.raises(RefusalError, match="clos"):
        calls.close(waste.call, timezone.now())


def test_stopping_the_project_closes_its_call(town):
    request = asked(town)[0]
    life.move(request.call.project, ProjectState.STOPPED, timezone.now())
    assert fresh(request).call.state == CallState.CLOSED


def test_reminders_after_five_and_nine_working_days(town, today):
    call = asked(town)[0].call
    Mail.objects.all().delete()
    assert recalling.recall(today) == 0
    long_ago(call, 7)
    assert recalling.recall(today) == 2
    assert recalling.recall(today) == 0
    long_ago(call, 15)
    assert recalling.recall(today) == 2
    long_ago(call, 40)
    assert recalling.recall(today) == 0
    assert Mail.objects.count() == 4


def test_who_has_answered_is_not_recalled(town, today):
    waste = next(each for each in asked(town) if each.unit.code == "DECHETS")
    say_yes(town, waste)
    long_ago(waste.call, 7)
    Mail.objects.all().delete()
    recalling.recall(today)
    assert [each.recipient for each in Mail.objects.all()] == ["drh@ville.example"]


def test_a_request_follows_the_post(town, today):
    waste = next(each for each in asked(town) if each.unit.code == "DECHETS")
    post = town.posts["director"]
    post.holder = town.agents["other_director"]
    post.save()
    assert recalling.follow() == 1
    assert fresh(waste).director == town.agents["other_director"]
    assert sentences(town, "director", today) == []
    assert len(sentences(town, "other_director", today)) == 1


def test_the_lead_is_told_when_nothing_is_waited_for(town, today):
    requests = asked(town)
    assert not [each for each in sentences(town, "relay", today) if "appel" in each]
    Request.objects.update(reply="no")
    assert [each for each in sentences(town, "relay", today) if "Tous les services ont répondu" in each]
    Request.objects.update(reply="")
    Call.objects.filter(pk=requests[0].call_id).update(answer_by=today - timedelta(days=1))
    assert [each for each in sentences(town, "relay", today) if "est passée" in each]
