"""The pages of calls, as each role; the rules are tested in ``tests/portal/projects``."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.calls.asking import get, post
from portal.conftest import ROLES
from portal.projects.call_town import fresh, say_yes
from transverse.portal.projects import answers, calls, keeping
from transverse.portal.projects.models import Call

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ["director", "agent", "drh", "administrator"])
def test_nobody_else_comes_near(town, row, role):
    call = calls.prepare(row, timezone.localdate())
    post(town, role, "call_prepare", row.pk, status=404)
    for name in ("call", "call_send", "call_close", "call_discard", "call_progress"):
        get(town, role, name, call.pk, status=404)
    for name in ("call_search", "call_add"):
        post(town, role, name, call.pk, status=404)
    post(town, role, "call_take", call.pk, "found", status=404)


def test_another_plan_is_taken_on_the_page(town, row, today):
    call = calls.prepare(row, today)
    post(town, "lead", "call_take", call.pk, "found", status=422)
    days = [[row.needs.first().pk, row.first_quarter, "1.5"]]
    service = {"unit": town.units["PAIE"].pk, "is_relay": False, "why": ["Parce que."], "days": days}
    plan = {"kind": "found", "title": "La première", "sentence": "La première.", "services": [service]}
    other = plan | {"kind": "no-training", "title": "Sans formation", "sentence": "Sans formation.", "services": []}
    report = {"proof": "C'est prouvé.", "missing": 0, "plans": [plan, other], "taken": "no-training"}
    Call.objects.filter(pk=call.pk).update(report=report)
    assert "Prendre cette répartition" in get(town, "lead", "call", call.pk)
    assert "Prendre cette répartition" not in get(town, "dgs", "call", call.pk)
    post(town, "lead", "call_take", call.pk, "found")
    assert "Service de la paie" in get(town, "lead", "call", call.pk)


def test_a_call_is_made_by_hand_and_sent(town, row, today):
    post(town, "relay", "call_prepare", row.pk)
    call = Call.objects.get()
    assert "Chercher des services" in get(town, "relay", "call", call.pk)
    need = row.needs.get(skill__code="GEO")
    post(town, "relay", "call_add", call.pk, service="collecte", need=need.pk, days="3")
    post(town, "relay", "call_add", call.pk, service="Service", need=need.pk, days="3", status=422)
    post(town, "relay", "call_add", call.pk, service="zzz", need=need.pk, days="3", status=422)
    post(town, "relay", "call_add", call.pk, service="paie", need=9999, days="3", status=422)
    asked_one = call.requests.get()
    post(town, "relay", "call_days", call.pk, asked_one.pk, **{f"service-{asked_one.pk}-jours-{need.pk}": "2"})
    post(
        town,
        "relay",
        "call_days",
        call.pk,
        asked_one.pk,
        status=422,
        **{f"service-{asked_one.pk}-jours-{need.pk}": "x"},
    )
    post(town, "relay", "call_days", call.pk, 9999, status=404)
    post(town, "relay", "call_remove", call.pk, 9999, status=404)
    assert "2 jours par trimestre" in get(town, "relay", "call", call.pk).replace("\xa0", " ")
    assert "Lucie Moreau" in get(town, "relay", "call_send", call.pk)
    by = str(today + timedelta(days=10))
    post(town, "relay", "call_send", call.pk, status=422, answer_by=str(today), revision=1)
    post(town, "relay", "call_send", call.pk, answer_by=by, message="Merci", revision=1)
    said = get(town, "relay", "call", call.pk)
    assert "réponse attendue" in said
    assert "Chercher des services" not in said
    assert "Clore" in get(town, "relay", "call_close", call.pk)
    post(town, "relay", "call_close", call.pk)
    assert "sans réponse" in get(town, "relay", "call", call.pk)


def test_the_same_form_twice_sends_once(town, row, today):
    call = calls.prepare(row, today)
    calls.add_service(call, town.units["PAIE"], row.needs.first(), 1, today)
    client = town.client("relay")
    data = {
        "answer_by": str(today + timedelta(days=9)),
        "revision": 1,
        "jeton": "0f4e3c39-1d2c-4d27-9a56-0a7d3b5a7c11",
    }
    first = client.post(reverse("call_send", args=[call.pk]), data)
    again = client.post(reverse("call_send", args=[call.pk]), data)
    assert (first.status_code, again.status_code, first.url) == (302, 302, again.url)


def test_an_empty_call_cannot_be_sent_nor_kept(town, row, today):
    call = calls.prepare(row, today)
    assert "aucun service" in get(town, "lead", "call_send", call.pk)
    get(town, "lead", "call_discard", call.pk)
    post(town, "lead", "call_discard", call.pk)
    assert not Call.objects.exists()


def test_what_a_director_reads_alone(town, waste):
    said = get(town, "director", "call_request", waste.pk).replace("\xa0", " ")
    for each in (
        *("trois cahiers", "Zoé Martin", "relay@ville.example", "Faire des cartes", "Pourquoi votre service"),
        *("8 jours", "réponse attendue", "À quoi elle engage", "Oui, pour moins de jours"),
    ):
        assert each in said


@pytest.mark.parametrize("role", ROLES)
def test_who_sees_a_request(town, waste, role):
    sees = role in {"dgs", "lead", "team", "director", "relay"}
    get(town, role, "call_request", waste.pk, status=200 if sees else 403 if role == "stranger" else 404)


@pytest.mark.parametrize("role", ["lead", "team", "relay"])
def test_the_lead_does_not_answer_for_a_service(town, waste, role):
    post(town, role, "call_request", waste.pk, status=403, reply="yes", revision=1)


def test_a_request_that_is_not_sent_does_not_exist_for_its_director(town, row, today):
    call = calls.prepare(row, today)
    request = calls.add_service(call, town.units["DECHETS"], row.needs.first(), 1, today)
    get(town, "director", "call_request", request.pk, status=404)


def test_a_director_answers_names_and_reads(town, waste):
    need = waste.shares.first().need_id
    post(town, "director", "call_request", waste.pk, status=422)
    post(town, "director", "call_request", waste.pk, status=422, reply="no", revision=1)
    post(town, "director", "call_request", waste.pk, status=422, reply="part", revision=1)
    answer = post(town, "director", "call_request", waste.pk, reply="part", revision=1, **{f"jours-{need}": "2.5"})
    assert answer.url == reverse("call_name", args=[waste.pk])
    assert "Élie Noir" in get(town, "director", "call_name", waste.pk)
    revision = fresh(waste).revision
    post(town, "director", "call_name", waste.pk, status=422, agent=town.agents["agent"].pk, revision=revision)
    post(town, "director", "call_name", waste.pk, agent=town.agents["sorter"].pk, revision=revision)
    said = get(town, "sorter", "agreement", waste.pk).replace("\xa0", " ")
    assert "5 jours en tout" in said
    seen = fresh(waste).fingerprint
    post(town, "sorter", "agreement_read", waste.pk, fingerprint=seen)
    post(town, "sorter", "agreement_read", waste.pk, read="on", fingerprint=seen)
    assert fresh(waste).acknowledgements.get(agent=town.agents["sorter"]).at is not None
    assert "Élie Noir" in get(town, "lead", "call", waste.call_id)
    get(town, "agent", "agreement", waste.pk, status=404)


def test_a_second_answer_is_told_what_the_first_was_and_keeps_its_words(town, waste):
    say_yes(town, waste)
    answer = post(
        town,
        "dgs",
        "call_request",
        waste.pk,
        status=422,
        reply="no",
        why_not="load",
        words="Trop de chantiers",
        revision=1,
    )
    said = answer.content.decode()
    assert "Lucie Moreau vient de répondre" in said
    assert "Trop de chantiers" in said


def test_an_answer_to_a_call_closed_meanwhile_keeps_its_words(town, waste):
    calls.close(waste.call, timezone.now())
    answer = post(town, "director", "call_request", waste.pk, status=422, reply="yes", words="Avec plaisir", revision=1)
    said = answer.content.decode()
    assert "Cet appel est clos" in said
    assert "Avec plaisir" in said


def test_an_answer_is_taken_back(town, waste):
    say_yes(town, waste)
    assert "Reprendre ma réponse" in get(town, "director", "call_request", waste.pk)
    post(town, "director", "call_take_back", waste.pk, status=409, revision="x")
    post(town, "director", "call_take_back", waste.pk, revision=fresh(waste).revision)
    assert "Envoyer ma réponse" in get(town, "director", "call_request", waste.pk)


def test_the_answer_is_handed_over(town, waste):
    get(town, "sorter", "call_request", waste.pk, status=404)
    get(town, "director", "call_delegate", waste.pk)
    post(town, "director", "call_delegate", waste.pk, agent=town.agents["sorter"].pk, revision=1)
    assert "Envoyer ma réponse" in get(town, "sorter", "call_request", waste.pk)
    post(town, "director", "call_delegate", waste.pk, reprendre="1")
    get(town, "sorter", "call_request", waste.pk, status=404)


@pytest.mark.parametrize("kind", ["docx", "odt", "pdf"])
def test_the_agreement_in_three_formats(town, waste, kind):
    say_yes(town, waste)
    answers.name(fresh(waste), fresh(waste).revision, town.agents["sorter"], timezone.now())
    assert town.client("sorter").get(reverse("agreement_letter_file", args=[waste.pk, kind])).status_code == 200
    assert town.client("agent").get(reverse("agreement_letter_file", args=[waste.pk, kind])).status_code == 404
    answer = town.client("sorter").get(reverse("agreement_file", args=[waste.pk, kind]))
    assert answer.status_code == 200
    if kind != "pdf":
        part = "word/document.xml" if kind == "docx" else "content.xml"
        text = ZipFile(BytesIO(answer.content)).read(part).decode()
        assert "Élie Noir" in text
        assert "Une carte des fuites" in text
    assert town.client("sorter").get(reverse("agreement_file", args=[waste.pk, "exe"])).status_code == 404


def test_no_agreement_before_an_agent(town, waste):
    assert "désigné un agent" in get(town, "director", "agreement", waste.pk, status=422)


def test_a_no_is_said_to_the_lead_and_counted_nowhere(town, waste):
    post(town, "director", "call_request", waste.pk, reply="no", why_not="load", revision=1)
    said = get(town, "lead", "call", waste.call_id)
    assert "non, pas cette fois" in said
    assert "refus" not in said
    assert "refus" not in get(town, "dgs", "projects")


def test_no_page_shows_a_level_of_a_person_nor_a_score(town, waste):
    say_yes(town, waste)
    answers.name(fresh(waste), fresh(waste).revision, town.agents["sorter"], timezone.now())
    for name, pk in (
        ("call", waste.call_id),
        ("call_request", waste.pk),
        ("agreement", waste.pk),
        ("call_name", waste.pk),
    ):
        said = get(town, "dgs", name, pk).lower()
        for word in ("score", "classement", "note sur", "niveau"):
            assert word not in said, (name, word)


def test_few_queries_whatever_the_number_of_services(town, row, today, django_assert_max_num_queries):
    call = calls.prepare(row, today)
    for code in ("DECHETS", "PAIE", "FORM", "EAU", "DST", "DRHM"):
        for need in row.needs.all():
            calls.add_service(call, town.units[code], need, 1, today)
    client = town.client("lead")
    for name, pk in (("call", call.pk), ("call_send", call.pk), ("project", row.pk), ("projects", None)):
        with django_assert_max_num_queries(12):
            client.get(reverse(name, args=[pk] if pk else []))
    calls.send(call, town.accounts["lead"], timezone.now())
    one = call.requests.first()
    for name, pk in (("call", call.pk), ("call_request", one.pk), ("call_delegate", one.pk)):
        with django_assert_max_num_queries(12):
            client.get(reverse(name, args=[pk]))


def test_what_was_asked_is_found_again(town, waste):
    assert "Aucun projet n'a demandé d'appui" in get(town, "agent", "call_requests")
    assert "réponse attendue" in get(town, "director", "call_requests")
    assert "Aucun projet" in get(town, "sorter", "call_requests")
    say_yes(town, waste)
    answers.name(fresh(waste), fresh(waste).revision, town.agents["sorter"], timezone.now())
    for role in ("director", "sorter"):
        assert "Lire l&#x27;accord" in get(town, role, "call_requests") or "Lire l'accord" in get(
            town, role, "call_requests"
        )
    calls.close(waste.call, timezone.now())
    assert "sans réponse" in get(town, "drh", "call_requests")


def test_names_are_forgotten_three_years_after(town, waste):
    say_yes(town, waste)
    answers.name(fresh(waste), fresh(waste).revision, town.agents["sorter"], timezone.now())
    calls.close(waste.call, timezone.now())
    keeping.forget(timezone.now() + timedelta(days=365))
    assert fresh(waste).agent == town.agents["sorter"]
    keeping.forget(timezone.now() + timedelta(days=3 * 365 + 1))
    now = fresh(waste)
    assert (now.agent, now.director, now.agreement, now.reply) == (None, None, {}, "yes")
    assert sum(share.promised for share in now.shares.all()) == 8
    get(town, "lead", "call", waste.call_id)
    get(town, "lead", "call_request", waste.pk)
