"""The pages of projects and calls, as each role; the rules are tested in ``tests/portal/projects``."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.conftest import ROLES
from portal.projects.call_town import asked, fresh, hire, project, say_yes, with_needs
from transverse.portal.people.search import refresh_search_keys
from transverse.portal.projects import answers, calls, keeping, life
from transverse.portal.projects.models import Call, Decision, Project, ProjectState, Skill

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _searchable(town):
    assert town
    refresh_search_keys()


@pytest.fixture
def row(town):
    return with_needs(town)


@pytest.fixture
def waste(town):
    hire(town, "DECHETS", "Élie", "Noir", "sorter")
    return next(each for each in asked(town) if each.unit.code == "DECHETS")


def get(town, role, name, *args, status=200):
    answer = town.client(role).get(reverse(name, args=args))
    assert answer.status_code == status, name
    return answer.content.decode()


def post(town, role, name, *args, status=302, **data):
    answer = town.client(role).post(reverse(name, args=args), data)
    assert answer.status_code == status, _wrong(answer)
    return answer


def _wrong(answer):
    """Return what a page says is wrong."""
    said = answer.content.decode()
    return said.partition("error-summary")[2].partition("</ul>")[0] or said.partition("<main")[2][:1500]


def what(**fields):
    first = project_quarter()
    return {
        "title": "Une carte des fuites",
        "why": "Trois cahiers. La voirie rouvre les rues.",
        "lead": "Zoé Martin",
        "first_quarter": first,
        "last_quarter": first,
        "priority": "1",
        "min_directorates": "0",
    } | fields


def project_quarter():
    from transverse.portal.projects.quarters import after, quarter_of  # noqa: PLC0415

    return after(quarter_of(timezone.localdate()))


@pytest.mark.parametrize("role", ROLES)
def test_the_list_when_there_is_nothing(town, role):
    if role == "stranger":
        get(town, role, "projects", status=403)
        return
    said = get(town, role, "projects")
    assert ("écrivez le premier" in said) is (role in {"lead", "team"})


@pytest.mark.parametrize("role", [each for each in ROLES if each != "stranger"])
def test_who_sees_a_draft(town, row, role):
    sees = role in {"dgs", "lead", "team", "relay"}  # the relay leads it
    assert (row.title in get(town, role, "projects")) is sees
    get(town, role, "project", row.pk, status=200 if sees else 404)


@pytest.mark.parametrize("role", [each for each in ROLES if each != "stranger"])
def test_everyone_sees_the_public_part_of_a_project_that_runs(town, row, role):
    life.move(row, ProjectState.RUNNING, timezone.now())
    said = get(town, role, "project", row.pk)
    assert "trois cahiers" in said
    assert "Zoé Martin" in said
    assert ("Faire des cartes" in said) is (role in {"dgs", "lead", "team", "relay"})


def test_a_project_is_written(town):
    assert "Nouveau projet" in get(town, "lead", "project_new")
    answer = post(town, "lead", "project_new", **what(sponsor_words="Mme l'adjointe à l'eau", trades=["eau"]))
    made = Project.objects.get()
    assert answer.url == reverse("project_needs", args=[made.pk])
    assert (made.lead, made.carried_by, made.trades) == (town.agents["relay"], "Mme l'adjointe à l'eau", ["eau"])
    get(town, "relay", "project_write", made.pk)
    post(town, "relay", "project_write", made.pk, **what(title="Autrement", revision=1, sponsor_words="Anne Le Goff"))
    made.refresh_from_db()
    assert (made.title, made.sponsor) == ("Autrement", town.agents["dgs"])


def test_two_people_on_one_project(town, row):
    fields = what(revision=row.revision)
    post(town, "relay", "project_write", row.pk, **fields)
    post(town, "lead", "project_write", row.pk, status=409, **fields)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("lead", "Personne Inconnue", "Personne ne porte ce nom"),
        ("lead", "ville", "Plusieurs personnes"),
        ("lead", "", "obligatoire"),
        ("first_quarter", "2090-T1", "valide"),
        ("last_quarter", "x", "valide"),
        ("min_directorates", "-1", ""),
        ("trades", "alchimie", ""),
        ("concerned", "99999", ""),
        ("concerned", "' OR 1=1", ""),
        ("title", "x" * 200, ""),
    ],
)
def test_what_is_wrong_in_a_project_is_said_under_its_field(town, field, value, said):
    answer = post(town, "lead", "project_new", status=422, **what(**{field: value}))
    assert said in answer.content.decode()
    assert not Project.objects.exists()


def test_a_project_ends_after_it_has_begun(town):
    from transverse.portal.projects.quarters import after  # noqa: PLC0415

    answer = post(town, "lead", "project_new", status=422, **what(first_quarter=after(project_quarter())))
    assert "finit après avoir commencé" in answer.content.decode()


def test_a_service_is_searched_and_nothing_is_saved(town):
    answer = post(town, "lead", "project_new", status=200, **what(unite="techniques", **{"chercher-unite": "1"}))
    assert "Direction des services techniques" in answer.content.decode()
    answer = post(town, "lead", "project_new", status=200, **what(unite="zzz", **{"chercher-unite": "1"}))
    assert "Aucun service ne porte ce nom" in answer.content.decode()
    assert not Project.objects.exists()


def test_the_needs_of_a_project(town, row):
    assert "Faire des cartes" in get(town, "lead", "project_needs", row.pk)
    other = Skill.objects.create(code="SQL", label="Interroger une base", key="sql", family="Données")
    fields = {"skill": other.pk, "level": 3, "days": "2,5", "min_holders": 2}
    post(town, "lead", "project_needs", row.pk, **fields)
    answer = post(town, "lead", "project_needs", row.pk, status=422, **fields)
    assert "déjà un besoin" in answer.content.decode()
    added = row.needs.get(skill=other)
    post(town, "lead", "project_need_drop", row.pk, added.pk)
    post(town, "lead", "project_need_drop", row.pk, added.pk, status=404)
    for wrong in ({"days": "900"}, {"days": "-2"}, {"days": "x"}, {"level": 7}, {"min_holders": 0}, {"skill": 9999}):
        post(town, "lead", "project_needs", row.pk, status=422, **fields | wrong)


def test_a_need_that_was_asked_is_not_taken_away(town, waste):
    need = waste.shares.first().need
    answer = post(town, "lead", "project_need_drop", need.project_id, need.pk, status=422)
    assert "demandés à des services" in answer.content.decode()


def test_no_list_of_skills_yet(town):
    Skill.objects.all().delete()
    assert "liste des compétences est vide" in get(town, "lead", "project_needs", project(town).pk)


def test_the_next_step_and_the_decisions(town, row, today):
    get(town, "relay", "project_step", row.pk)
    fields = {"next_step": "Réunir les services", "next_step_by": "Zoé", "next_step_on": "2030-01-15", "revision": 1}
    post(town, "relay", "project_step", row.pk, **fields)
    assert "15 janvier 2030" in get(town, "relay", "project", row.pk)
    get(town, "relay", "project_decisions", row.pk)
    post(town, "relay", "project_decisions", row.pk, on=str(today), text="On commence par le centre")
    late = str(today + timedelta(days=2))
    answer = post(town, "relay", "project_decisions", row.pk, status=422, on=late, text="x")
    assert "ne peut pas être à venir" in answer.content.decode()
    made = Decision.objects.get()
    assert "On commence par le centre" in get(town, "relay", "project", row.pk)
    post(town, "relay", "project_decision_drop", row.pk, made.pk)
    post(town, "relay", "project_decision_drop", row.pk, made.pk, status=404)


def test_a_project_moves_and_comes_back(town, row):
    assert "Arrêter le projet" in get(town, "lead", "project_move", row.pk, "stopped")
    post(town, "lead", "project_move", row.pk, "stopped")
    post(town, "lead", "project_move", row.pk, "ended", status=422)
    post(town, "lead", "project_move", row.pk, "draft")
    get(town, "lead", "project_move", row.pk, "vendu", status=404)
    assert town.client("lead").get(reverse("project_move", args=[row.pk, "ended"])).status_code == 302


@pytest.mark.parametrize("role", ["dgs", "team"])
def test_who_sees_all_does_not_change_all(town, row, role):
    row.created_by = None
    row.save()
    for name in ("project_write", "project_needs", "project_step", "project_decisions"):
        get(town, role, name, row.pk, status=403)
    post(town, role, "project_move", row.pk, "stopped", status=403)
    post(town, role, "call_prepare", row.pk, status=403)


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
