"""An import of the chart from the upload to the way back: what is written, what is kept, what is refused."""

import os
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files import File
from django.utils import timezone

from transverse.organisation import as_csv
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.jobs.models import Job, JobState
from transverse.portal.jobs.tasks import run_job
from transverse.portal.people import import_jobs, imports  # noqa: F401 (registers the work)
from transverse.portal.people.charts import current_chart, pack_chart, unpack, unpack_chart
from transverse.portal.people.models import Agent, ChartImport, Function, ImportState, Mandate, Post, Unit

pytestmark = [pytest.mark.data, pytest.mark.django_db(transaction=True)]

HEAD = (
    "code_unite;unite;code_unite_mere;code_poste;poste;responsable;"
    "matricule;nom;prenom;courriel;etp;code_poste_superieur\n"
)
FIRST = HEAD + (
    "DG;Direction générale;;P1;Directrice générale;oui;A1;Le Goff;Anne;a1@v.example;1;\n"
    "ST;Services techniques;DG;P2;Directeur technique;oui;A2;Petit;Paul;a2@v.example;1;P1\n"
    "EAU;Service de l'eau;ST;P3;Cheffe de service;oui;A3;Moreau;Lucie;a3@v.example;0,8;P2\n"
    "EAU;;;P4;Agent d'exploitation;non;A4;Élysée;Zoé;a4@v.example;1;P3\n"
    "VOI;Voirie;ST;P5;Chef de service;oui;A5;Blanc;Hugo;a5@v.example;1;P2\n"
    "VOI;;;P6;Agent de voirie;non;;;;;1;P5\n"
)
SECOND = HEAD + (
    "DG;Direction générale des services;;P1;Directrice générale;oui;A1;Le Goff;Anne;a1@v.example;1;\n"
    "ST;Services techniques;DG;P2;Directeur technique;oui;A2;Petit;Paul;a2@v.example;1;P1\n"
    "EAU;Service de l'eau;ST;P4;Chef de service;oui;A4;Élysée;Zoé;zoe@v.example;1;P2\n"
    "ARB;Arbres;ST;P7;Élagueuse;oui;A6;Roux;Inès;a6@v.example;1;P2\n"
)


@pytest.fixture
def by(db):
    from transverse.portal.accounts.models import Account  # noqa: PLC0415

    return Account.objects.create_user("admin@ville.example", "un mot de passe assez long", is_administrator=True)


def run_waiting():
    for job in Job.objects.filter(state=JobState.WAITING).order_by("asked_at"):
        run_job.call(str(job.pk))


def received(text, by, name="organigramme.csv"):
    content = text if isinstance(text, bytes) else text.encode()
    row = imports.receive(File(BytesIO(content)), name, by, timezone.now())
    run_waiting()
    row.refresh_from_db()
    return row


def imported(text, by):
    row = received(text, by)
    imports.confirm(row.pk, by, timezone.now())
    run_waiting()
    row.refresh_from_db()
    assert row.state == ImportState.APPLIED, (row.state, row.message, row.writing.message)
    return row


def test_a_file_is_read_compared_and_erased(by):
    row = received(FIRST, by)
    assert row.state == ImportState.READY
    assert (row.summary["units"], row.summary["posts"], row.summary["agents"]) == (4, 6, 5)
    assert row.summary["is_first"]
    assert row.summary["changes"]["arrivals"]["count"] == 5
    assert not imports.stored(row).exists()
    assert not Unit.objects.exists()


def test_what_is_confirmed_is_written(by):
    row = imported(FIRST, by)
    assert row.chart is None
    eau = Unit.objects.get(code="EAU")
    top = Unit.objects.get(code="DG")
    assert eau.path == f"{top.pk}.{eau.parent_id}.{eau.pk}."
    assert (eau.depth, eau.parent.code) == (2, "ST")
    post = Post.objects.get(code="P4")
    assert (post.unit, post.holder.code, post.superior.code, post.superior.superior.code) == (eau, "A4", "P3", "P2")
    assert post.holder.search_key == " elysee zoe a4 v example agent d exploitation service de l eau"
    assert Post.objects.get(code="P6").holder is None
    assert set(Unit.objects.filter(expects_relay=True).values_list("code", flat=True)) == {"EAU", "VOI"}


def test_the_same_file_again_changes_nothing(by):
    imported(FIRST, by)
    row = received(FIRST, by)
    assert row.summary["changes"] == {}
    imports.confirm(row.pk, by, timezone.now())
    run_waiting()
    row.refresh_from_db()
    assert row.summary["written"]["written"] == row.summary["written"]["closed"] == 0


def test_a_new_file_updates_and_closes_without_deleting(by, today):
    imported(FIRST, by)
    Post.objects.filter(code="P2").update(function=Function.DRH)
    Unit.objects.filter(code="EAU").update(expects_relay=False, trade="eau")
    before = {model: model.objects.count() for model in (Unit, Post, Agent)}
    imported(SECOND, by)
    assert {model: model.objects.count() - count for model, count in before.items()} == {Unit: 1, Post: 1, Agent: 1}
    assert Unit.objects.get(code="VOI").closed_on == today
    assert Unit.objects.get(code="DG").name == "Direction générale des services"
    assert Agent.objects.get(code="A3").left_on == Agent.objects.get(code="A5").left_on == today
    closed = Post.objects.get(code="P5")
    assert (closed.closed_on, closed.holder) == (today, None)
    assert Post.objects.get(code="P2").function == Function.DRH
    eau = Unit.objects.get(code="EAU")
    assert (eau.expects_relay, eau.trade) == (False, "eau")
    assert Unit.objects.get(code="ARB").expects_relay
    assert " services" in Agent.objects.get(code="A1").search_key


def test_one_who_comes_back_is_reopened(by):
    imported(FIRST, by)
    imported(SECOND, by)
    imported(FIRST, by)
    assert Agent.objects.get(code="A3").left_on is None
    assert Unit.objects.get(code="VOI").closed_on is None
    assert Post.objects.get(code="P5").holder.code == "A5"
    assert Unit.objects.get(code="ARB").closed_on is not None


def test_what_is_made_in_the_portal_stays(by):
    imported(FIRST, by)
    unit, agent = Unit.objects.get(code="ST"), Agent.objects.get(code="A1")
    Post.objects.create(code="portail-1", title="Déléguée à la protection", unit=unit, holder=agent, function="dpo")
    row = imported(SECOND, by)
    post = Post.objects.get(code="portail-1")
    assert (post.closed_on, post.holder, post.function) == (None, agent, "dpo")
    assert "posts_closed" in row.summary["changes"]
    assert all("protection" not in line[0] for line in row.summary["changes"]["posts_closed"]["first"])
    assert "deleguee" in Agent.objects.get(code="A1").search_key


def test_departures_of_people_with_a_mandate_come_first(by, today):
    imported(FIRST, by)
    mandate = Mandate.objects.create(
        kind="relay", agent=Agent.objects.get(code="A5"), starts_on=today, ends_on=today + timedelta(days=300)
    )
    mandate.units.add(Unit.objects.get(code="VOI"))
    row = imported(SECOND, by)
    departures = row.summary["changes"]["departures"]["first"]
    assert [line[0] for line in departures] == ["Hugo Blanc", "Lucie Moreau"]
    assert "Référent données (Voirie)" in departures[0][2]
    assert row.summary["changes"]["units_closed"]["first"][0][1] == "Référent données : Hugo Blanc"
    mandate.refresh_from_db()
    assert mandate.ended_on is None
    assert mandate.units.count() == 1


def test_anomalies_are_told_with_their_lines_and_nothing_is_repaired_in_silence(by):
    row = received(FIRST.replace("VOI;Voirie;ST", "VOI;Voirie;XX"), by)
    sentences = [each["sentence"] for each in row.summary["anomalies"]]
    assert any("XX" in each and "ligne 6" in each for each in sentences)
    assert any(line[2] == "6" and line[4] == "XX" for line in unpack(row.details)["anomalies"])


def test_an_import_is_refused_when_the_chart_has_changed_meanwhile(by):
    early = received(FIRST, by)
    imported(SECOND, by)
    with pytest.raises(RefusalError, match="Un autre organigramme a été importé"):
        imports.confirm(early.pk, by, timezone.now())
    early.refresh_from_db()
    assert early.state == ImportState.READY


def test_the_writing_itself_checks_that_nothing_came_between(by):
    early = received(FIRST, by)
    imports.confirm(early.pk, by, timezone.now())
    ChartImport.objects.create(state=ImportState.APPLIED, file_name="autre", applied_at=timezone.now())
    run_waiting()
    early.refresh_from_db()
    assert early.state == ImportState.STALE
    assert not Unit.objects.exists()


def test_one_import_is_applied_at_a_time(by):
    first, second = received(FIRST, by), received(SECOND, by)
    imports.confirm(first.pk, by, timezone.now())
    with pytest.raises(RefusalError, match="Un autre import est en cours"):
        imports.confirm(second.pk, by, timezone.now())
    with pytest.raises(RefusalError, match="déjà en cours d'écriture"):
        imports.confirm(first.pk, by, timezone.now())


def test_a_writing_that_stopped_for_good_does_not_keep_the_others_away(by):
    first, second = received(FIRST, by), received(SECOND, by)
    imports.confirm(first.pk, by, timezone.now())
    Job.objects.filter(kind="apply_chart").update(state=JobState.FAILED)
    imports.confirm(second.pk, by, timezone.now())
    first.refresh_from_db()
    assert first.state == ImportState.READY


def test_run_twice_it_is_written_once(by):
    row = imported(FIRST, by)
    applied = row.applied_at
    Job.objects.filter(pk=row.writing_id).update(state=JobState.WAITING)
    run_job.call(str(row.writing_id))
    row.refresh_from_db()
    assert row.applied_at == applied
    assert Job.objects.get(pk=row.writing_id).state == JobState.DONE


def test_a_fault_in_the_middle_leaves_nothing(by, monkeypatch):
    row = received(FIRST, by)
    imports.confirm(row.pk, by, timezone.now())

    def broken(*_args, **_fields):
        raise ValueError

    monkeypatch.setattr("transverse.portal.people.chart_writing._write_posts", broken)
    run_waiting()
    assert not Unit.objects.exists()
    assert not Agent.objects.exists()
    monkeypatch.undo()
    imports.confirm(row.pk, by, timezone.now())
    run_waiting()
    row.refresh_from_db()
    assert row.state == ImportState.APPLIED


def test_the_way_back(by):
    imported(FIRST, by)
    before = current_chart()
    row = imported(SECOND, by)
    assert imports.way_back(row, timezone.now())
    back = imports.go_back(row, by, timezone.now())
    run_waiting()
    back.refresh_from_db()
    assert back.state == ImportState.READY
    assert back.summary["changes"]["departures"]["count"] == 1
    imports.confirm(back.pk, by, timezone.now())
    run_waiting()
    assert current_chart() == before
    with pytest.raises(RefusalError, match="n'est plus gardé"):
        imports.go_back(row, by, timezone.now())


def test_abandoning_forgets(by):
    row = received(FIRST, by)
    imports.abandon(row.pk)
    row.refresh_from_db()
    assert (row.state, row.chart, row.details) == (ImportState.ABANDONED, None, None)
    with pytest.raises(RefusalError, match="abandonné"):
        imports.confirm(row.pk, by, timezone.now())
    with pytest.raises(RefusalError, match="abandonné"):
        imports.abandon(row.pk)


def test_abandoned_while_it_waits_to_be_read(by):
    row = imports.receive(File(BytesIO(FIRST.encode())), "o.csv", by, timezone.now())
    imports.abandon(row.pk)
    assert not imports.stored(row).exists()
    run_waiting()
    row.refresh_from_db()
    assert (row.state, row.chart) == (ImportState.ABANDONED, None)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "ne contient rien"),
        (b"code_unite;unite\nA;\0B\n", "octets nuls"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "organigramme.csv"),
        (b"bonjour\nle monde\n", "organigramme que je sais lire"),
        (b"PK\x03\x04" + b"x" * 100, "organigramme.csv"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence_and_erased(by, content, said):
    row = received(content, by)
    assert row.state == ImportState.REFUSED
    assert said in row.message
    assert row.reading.message == row.message
    assert not imports.stored(row).exists()
    with pytest.raises(RefusalError, match="n'a pas pu être lu"):
        imports.confirm(row.pk, by, timezone.now())


def test_a_blocking_anomaly_forbids_the_import(by):
    row = received("matricule;nom;prenom\nA1;Exemple;Camille\n", by)
    assert row.summary["is_blocked"]
    assert row.chart is None
    with pytest.raises(RefusalError, match="défaut qui empêche"):
        imports.confirm(row.pk, by, timezone.now())


def test_a_file_that_loses_most_of_the_chart_is_warned_about(by):
    lines = "".join(f"EAU;;;P{n};Agent;non;A{n};Nom{n};Prénom;;1;P3\n" for n in range(10, 40))
    imported(FIRST + lines, by)
    row = received(FIRST, by)
    assert "30 agents sur 35 disparaîtraient" in row.summary["warnings"][0]


def test_what_waits_too_long_is_erased(by):
    row = received(FIRST, by)
    now = timezone.now()
    late = imports.receive(File(BytesIO(b"x")), "tard.csv", by, now)
    old = (now - timedelta(hours=2)).timestamp()
    os.utime(imports.stored(late), (old, old))
    ChartImport.objects.filter(pk=row.pk).update(asked_at=now - timedelta(hours=25), read_at=now - timedelta(hours=25))
    with pytest.raises(RefusalError, match="plus d'un jour"):
        imports.confirm(row.pk, by, now)
    imports.purge_imports(now)
    row.refresh_from_db()
    assert (row.state, row.chart) == (ImportState.ABANDONED, None)
    assert not imports.stored(late).exists()
    run_waiting()
    late.refresh_from_db()
    assert "n'est plus là" in late.message


def test_the_chart_replaced_is_kept_a_month(by):
    imported(FIRST, by)
    row = imported(SECOND, by)
    later = timezone.now() + timedelta(days=31)
    assert not imports.way_back(row, later)
    imports.purge_imports(later)
    row.refresh_from_db()
    assert row.previous is None


def test_a_chart_comes_back_whole_from_its_bytes(by):
    imported(FIRST, by)
    chart = current_chart()
    assert unpack_chart(pack_chart(chart)) == chart
    assert "élysée" in "".join(as_csv(chart)).lower()
