import os
import shutil
import sys
from datetime import timedelta

import pytest
from django.utils import timezone

from portal.data.conftest import write
from transverse.inventory.model import Column, Dataset, File, Inventory, Status, Table
from transverse.inventory.report import from_json
from transverse.portal.data import databases, folders, scanning, scans
from transverse.portal.data.models import AllowedFolder, Finding, Refused, Scan, ScanState
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.jobs.ask import ask
from transverse.portal.jobs.models import Job, JobState
from transverse.portal.jobs.progress import GaveWayError, StoppedError
from transverse.portal.jobs.reaper import SILENCE, reap
from transverse.portal.jobs.work import work
from transverse.portal.jobs.worker import run_waiting
from transverse.portal.people.charts import unpack

pytestmark = [pytest.mark.data, pytest.mark.django_db]
_RELEVES = Dataset("releves", "Relevés", ("releves",))


def launch(town, folder):
    return scans.launch(folder, town.units["EAU"], town.accounts["relay"])


def read(town, folder):
    row = launch(town, folder)
    run_waiting()
    row.refresh_from_db()
    return row


def by_title(row):
    return {each.title.casefold(): each for each in row.findings.all()}


def test_a_folder_is_read_by_the_real_engine(town, folder):
    row = read(town, folder)
    assert (row.state, row.message) == (ScanState.DONE, "")
    casses = next(each for title, each in by_title(row).items() if "casses" in title)
    assert (casses.files, casses.versions, casses.copies) == (3, 2, 1)
    abonnes = next(each for title, each in by_title(row).items() if "abonn" in title)
    assert abonnes.degree == 3
    assert any("nom" in each.casefold() for each in abonnes.persons)
    assert row.counts["unreadable"] == 1
    assert [path for path, _ in row.obstacles] == ["abime.xlsx"]
    assert [number for _, number in row.counts["listed"]] == [1]


def test_no_value_of_a_cell_is_kept(town, folder):
    row = read(town, folder)
    kept = str(unpack(row.inventory)) + str(list(row.findings.values())) + str(row.counts) + str(row.obstacles)
    for value in ("Martin", "Durand", "zoe.martin", "0601020304", "Rivel"):
        assert value not in kept
    assert len(from_json(unpack(row.inventory)).files) == 6


def test_the_job_leads_to_what_was_found(town, folder):
    row = read(town, folder)
    assert row.job.state == JobState.DONE
    assert row.job.result["location"] == row.get_absolute_url()


def test_one_at_a_time_for_a_folder(town, folder):
    row = launch(town, folder)
    with pytest.raises(RefusalError, match="déjà en cours"):
        launch(town, folder)
    run_waiting()
    assert launch(town, folder).pk != row.pk


def test_the_next_one_says_what_has_changed(town, folder, share):
    first = read(town, folder)
    assert first.counts["changes"] == {}
    assert set(first.findings.values_list("change", flat=True)) == {""}
    (share / "abonnes.csv").unlink()
    write(share, {"compteurs.csv": "compteur;annee\nA1;2024\n"})
    write(share, {"reseau/casses_2025.csv": "commune;date_casse;diametre_mm\nRivel;2025-01-05;100\n"})
    again = read(town, folder)
    changes = {each.title.casefold(): each.change for each in again.findings.all()}
    assert next(change for title, change in changes.items() if "compteur" in title) == "new"
    assert next(change for title, change in changes.items() if "abonn" in title) == "gone"
    assert again.counts["changes"]["gone"] == 1
    third = read(town, folder)
    assert set(third.findings.values_list("change", flat=True)) == {"same"}


def test_only_the_last_two_are_kept(town, folder):
    rows = [read(town, folder) for _ in range(3)]
    assert set(Scan.objects.values_list("pk", flat=True)) == {row.pk for row in rows[1:]}


def test_links_do_not_lead_out_of_the_folder(town, folder, share, tmp_path):
    write(tmp_path, {"paie/salaires.csv": "nom;salaire\nX;1\n"})
    (share / "lien").symlink_to(tmp_path / "paie")
    (share / "salaires.csv").symlink_to(tmp_path / "paie/salaires.csv")
    (share / "boucle").symlink_to(share)
    row = read(town, folder)
    assert row.counts["files"] == 6
    assert "salaires" not in str(unpack(row.inventory))


def test_a_folder_that_became_a_link_is_not_read(town, folder, share, tmp_path):
    share.rename(tmp_path / "ailleurs")
    share.symlink_to(tmp_path / "ailleurs")
    row = read(town, folder)
    assert row.state == ScanState.FAILED
    assert "raccourci" in row.message
    assert row.job.message == row.message


def test_a_folder_that_is_gone_says_so(town, folder, share):
    shutil.rmtree(share)
    row = read(town, folder)
    assert row.state == ScanState.FAILED
    assert "ne trouve pas" in row.message


def test_a_folder_that_goes_away_meanwhile_is_not_taken_for_empty(town, folder, share, monkeypatch):
    first = read(town, folder)
    monkeypatch.setattr(scanning._Watch, "__call__", lambda *_: shutil.rmtree(share, ignore_errors=True))
    write(share, {"nouveau.csv": "a;b\n1;2\n"})
    row = read(town, folder)
    assert row.state == ScanState.FAILED
    assert Scan.objects.get(state=ScanState.DONE).pk == first.pk


def test_withdrawn_before_it_begins(town, folder):
    row = launch(town, folder)
    folders.withdraw(folder, timezone.now())
    run_waiting()
    assert not Scan.objects.filter(pk=row.pk).exists()
    assert Job.objects.get().state == JobState.CANCELLED


def test_withdrawn_meanwhile_it_stops_and_nothing_is_kept(town, folder, monkeypatch):
    monkeypatch.setattr(scanning, "_LOOK", -1.0)
    real = scanning._Watch.__call__

    def withdraw_then_go_on(self, *told):
        AllowedFolder.objects.filter(pk=folder.pk).update(withdrawn_at=timezone.now())
        real(self, *told)

    monkeypatch.setattr(scanning._Watch, "__call__", withdraw_then_go_on)
    row = read(town, folder)
    assert row.state == ScanState.FAILED
    assert "plus autorisé" in row.message
    assert not Finding.objects.exists()


def test_withdrawn_at_the_very_end_nothing_is_kept(town, folder, monkeypatch):
    real = scanning.found_sets

    def withdraw_first(*told):
        folders.withdraw(folder, timezone.now())
        return real(*told)

    monkeypatch.setattr(scanning, "found_sets", withdraw_first)
    launch(town, folder)
    run_waiting()
    assert not Scan.objects.exists()
    assert not Finding.objects.exists()


def test_a_withdrawn_folder_is_forgotten_with_all_that_was_found(town, folder, django_capture_on_commit_callbacks):
    row = read(town, folder)
    Refused.objects.create(unit=town.units["EAU"], folder=folder, key="a")
    memory = folders.memory_of(folder.pk)
    assert memory.exists()
    with django_capture_on_commit_callbacks(execute=True):
        folders.withdraw(folder, timezone.now())
    assert not memory.exists()
    assert not Scan.objects.filter(pk=row.pk).exists()
    assert not Refused.objects.exists()
    with pytest.raises(RefusalError, match="plus autorisé"):
        launch(town, folder)


def test_given_up_before_its_turn(town, folder):
    row = launch(town, folder)
    scans.cancel(row, timezone.now())
    run_waiting()
    row.refresh_from_db()
    assert (row.state, row.job.state) == (ScanState.CANCELLED, JobState.CANCELLED)
    assert read(town, folder).state == ScanState.DONE
    with pytest.raises(RefusalError, match="déjà fini"):
        scans.cancel(row, timezone.now())


def test_given_up_meanwhile(town, folder, monkeypatch):
    real = scanning._Watch.__call__

    def cancel_then_go_on(self, *told):
        row = Scan.objects.get(state=ScanState.READING)
        scans.cancel(row, timezone.now())
        real(self, *told)

    monkeypatch.setattr(scanning._Watch, "__call__", cancel_then_go_on)
    row = read(town, folder)
    assert (row.state, row.job.state) == (ScanState.CANCELLED, JobState.CANCELLED)
    assert not Finding.objects.exists()


def test_killed_meanwhile_it_is_begun_again_and_ends_once(town, folder, monkeypatch):
    row = launch(town, folder)
    real = scanning._Watch.__call__

    def die(*_):
        raise GeneratorExit  # what nothing of ours catches: as when the process is killed, nobody closes the job

    monkeypatch.setattr(scanning._Watch, "__call__", die)
    run_waiting()
    row.refresh_from_db()
    assert (row.state, row.job.state) == (ScanState.READING, JobState.RUNNING)
    with pytest.raises(RefusalError, match="déjà en cours"):
        launch(town, folder)
    monkeypatch.setattr(scanning._Watch, "__call__", real)
    Job.objects.update(alive_at=timezone.now() - SILENCE - timedelta(seconds=1))
    reap(timezone.now())
    run_waiting()
    row.refresh_from_db()
    assert row.state == ScanState.DONE
    assert row.findings.count() == row.counts["sets"]
    assert scanning.run({"scan": row.pk}, None)["location"] == row.get_absolute_url()  # once more changes nothing


def test_killed_three_times_it_is_said_and_may_be_launched_again(town, folder):
    row = launch(town, folder)
    long_ago = timezone.now() - SILENCE - timedelta(seconds=1)
    Job.objects.update(state=JobState.RUNNING, tries=3, alive_at=long_ago)
    reap(timezone.now())
    again = launch(town, folder)
    row.refresh_from_db()
    assert row.state == ScanState.FAILED
    assert "trois fois" in row.message
    assert again.state == ScanState.READING


def test_a_long_reading_leaves_its_turn_to_other_work_and_ends_after_it(town, folder, monkeypatch):
    done = []

    @work("tests.other")
    def _other(_arguments, _progress):
        done.append(Scan.objects.get().state)
        return {}

    monkeypatch.setattr(scanning, "_LOOK", -1.0)
    monkeypatch.setattr(scanning, "TURN", -1.0)
    row = launch(town, folder)
    ask("tests.other", "Autre travail", {})
    run_waiting()
    row.refresh_from_db()
    assert done == [ScanState.READING]
    assert row.state == ScanState.DONE
    assert row.job.tries == 1


def test_leaving_the_turn_is_a_way_to_stop():
    assert issubclass(GaveWayError, StoppedError)


def test_what_is_old_is_erased(town, folder):
    now = timezone.now()
    done, failed = read(town, folder), read(town, folder)
    Scan.objects.filter(pk=done.pk).update(made_at=now - scans.KEPT - timedelta(days=1))
    old = now - scans.KEPT_UNENDED - timedelta(days=1)
    Scan.objects.filter(pk=failed.pk).update(state=ScanState.FAILED, asked_at=old)
    kept = read(town, folder)
    scans.forget(now)
    assert list(Scan.objects.values_list("pk", flat=True)) == [kept.pk]


def test_the_folder_must_be_allowed_to_the_service(town, folder):
    with pytest.raises(RefusalError, match="n'est pas autorisé pour"):
        scans.launch(folder, town.units["PAIE"], town.accounts["agent"])


def test_deep_folders_and_strange_names_are_read(town, folder, share):
    deep = share
    for _ in range(60):
        deep /= "x"
    write(deep, {"profond.csv": "a;b\n1;2\n"})
    write(share, {"é à'« ».csv": "a;b\n1;2\n"})
    row = read(town, folder)
    assert row.state == ScanState.DONE
    assert row.counts["files"] == 8


def test_names_that_no_data_base_holds_are_read_all_the_same(town, folder, share):
    (share / "hostile.json").write_text('[{"nom\\ud800": "a", "b\\u0000c": 1}, {"nom\\ud800": "d", "b\\u0000c": 2}]')
    (share / "nul.csv").write_bytes(b"code\0;nom\n1;a\n2;b\n")
    os.close(os.open(os.fsencode(share) + b"/\xff\xfe.csv", os.O_CREAT))
    row = read(town, folder)
    assert (row.state, row.message) == (ScanState.DONE, "")
    assert row.counts["files"] == 9


def test_a_data_base_is_read_with_its_password_which_is_kept_nowhere(town, monkeypatch):
    asked = []

    def scan(root, **_told):
        asked.append(root)
        table = Table("releves", 3, (Column("compteur", "text"),))
        file = File("releves", "postgresql", 0, None, Status.READ, tables=(table,), dataset="releves")
        return Inventory("postgresql://lecture@serveur:5432/eau", timezone.now(), (file,), (_RELEVES,))

    monkeypatch.setattr(sys.modules["transverse.inventory.scan"], "scan", scan)
    monkeypatch.setattr(databases, "try_it", lambda *_: None)
    place = folders.place_of("postgresql://lecture:s3cret@serveur/eau")
    row = read(town, folders.allow("Base de l'eau", place, [town.units["EAU"]], town.accounts["administrator"]))
    assert (row.state, row.message) == (ScanState.DONE, "")
    assert asked == ["postgresql://lecture:s3cret@serveur:5432/eau"]
    assert row.findings.get().modified is None
    kept = f"{unpack(row.inventory)} {row.job.arguments} {row.job.label} {list(AllowedFolder.objects.values())}"
    assert "s3cret" not in kept
