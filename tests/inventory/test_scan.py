import importlib
import os
import shutil
import sqlite3

import pytest

from transverse.common.errors import TransverseError
from transverse.common.executor import Failure, Outcome
from transverse.inventory import Personal, Status, meaning, scan, summarise
from transverse.inventory.cache import Memory
from transverse.inventory.inspect import inspect
from transverse.inventory.walk import entry_of

MODULE = importlib.import_module("transverse.inventory.scan")  # under the same name, the package shows its function

CASSES = "date_casse;rue;diametre_canalisation;debit_fuite\n2026-01-03;Rue A;100;12,5\n2026-02-04;Rue B;60;3,5\n"
ABONNES = "nom;prenom;telephone;numero_compteur_eau\nMartin;Anne;0601020304;A12\nDurand;Luc;0605060708;B13\n"


@pytest.fixture
def share(tmp_path):
    """A small shared folder of a water service."""
    root = tmp_path / "eau"
    for name, text in {
        "réseau/casses_2025.csv": CASSES,
        "réseau/casses_2026.csv": CASSES + "2026-03-05;Rue C;80;1,5\n",
        "réseau/ancien/casses_2025 - copie.csv": CASSES,
        "abonnés/abonnes_eau.csv": ABONNES,
        "vide.csv": "",
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (root / "plan.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    return root


def _by_path(inventory):
    return {file.path: file for file in inventory.files}


def test_a_folder_in_the_words_of_the_trade(share):
    inventory = scan(share)
    files = _by_path(inventory)
    assert list(files) == sorted(files)
    assert files["réseau/casses_2025.csv"].trade.code == "eau"
    assert files["réseau/casses_2025.csv"].tables[0].rows == 2
    assert files["abonnés/abonnes_eau.csv"].personal is Personal.DIRECT
    assert (files["vide.csv"].status, files["vide.csv"].reason) == (Status.LISTED, "Le fichier est vide.")
    assert files["plan.pdf"].status is Status.LISTED
    assert inventory.root == str(share)


def test_copies_and_yearly_editions_are_one_data_set(share):
    inventory = scan(share)
    casses = next(each for each in inventory.datasets if "réseau/casses_2026.csv" in each.files)
    assert len(casses.files) == 3
    assert len(casses.copies) == 1
    assert {file.dataset for file in inventory.files if "casses" in file.path} == {casses.key}
    held = summarise(inventory).trades["eau"]
    assert {each.dataset.key for each in held} >= {casses.key}


def test_no_value_of_any_cell_is_kept(share):
    assert "Martin" not in repr(scan(share))
    assert "0601020304" not in repr(scan(share))


def test_no_value_stands_in_the_memory_either(share, tmp_path):
    scan(share, cache=tmp_path / "m.sqlite")
    assert b"Martin" not in (tmp_path / "m.sqlite").read_bytes()


def test_an_unchanged_folder_is_not_read_again(share, tmp_path, monkeypatch):
    first = scan(share, cache=tmp_path / "m.sqlite")
    monkeypatch.setattr(MODULE, "inspect", lambda entry: pytest.fail(f"{entry.shown} read again"))
    monkeypatch.setattr(MODULE, "_digest", lambda path: pytest.fail(f"{path} digested again"))
    again = scan(share, cache=tmp_path / "m.sqlite")
    assert (again.files, again.datasets) == (first.files, first.datasets)


def test_only_what_changed_is_read_again(share, tmp_path, monkeypatch):
    scan(share, cache=tmp_path / "m.sqlite")
    path = share / "réseau/casses_2026.csv"
    path.write_text(CASSES, encoding="utf-8")
    os.utime(path, ns=(1, 1))
    read = []
    monkeypatch.setattr(MODULE, "inspect", lambda entry: read.append(entry.shown) or inspect(entry))
    again = scan(share, cache=tmp_path / "m.sqlite")
    assert read == ["réseau/casses_2026.csv"]
    assert _by_path(again)["réseau/casses_2026.csv"].tables[0].rows == 2


def test_a_scan_that_was_stopped_goes_on_where_it_stood(tmp_path, monkeypatch):
    root = tmp_path / "partage"
    root.mkdir()
    for number in range(70):
        (root / f"{number:02}.csv").write_text(f"id;valeur\n{number};1\n")

    class Stop(BaseException):
        pass

    def stop(done, total, path):
        if done >= 32:
            raise Stop

    with pytest.raises(Stop):
        scan(root, cache=tmp_path / "m.sqlite", workers=1, progress=stop)
    read = []
    monkeypatch.setattr(MODULE, "inspect", lambda entry: read.append(entry.shown) or inspect(entry))
    inventory = scan(root, cache=tmp_path / "m.sqlite", workers=1)
    assert len(inventory.files) == 70
    assert len(read) == 70 - 32


def test_progress_is_told_up_to_the_end(share):
    told = []
    scan(share, progress=lambda *each: told.append(each))
    assert told[-1][:2] == (6, 6)


def test_several_processes_find_the_same(share):
    alone, together = scan(share, workers=1), scan(share, workers=2)
    assert (alone.files, alone.datasets) == (together.files, together.datasets)


def test_a_file_that_changes_while_it_is_read_is_said_and_not_remembered(share, tmp_path, monkeypatch):
    target = share / "réseau/casses_2025.csv"
    real = meaning.understand

    def understand(grid):
        with target.open("a", encoding="utf-8") as file:
            file.write("2026-04-01;Rue D;60;1\n")
        return real(grid)

    monkeypatch.setattr(meaning, "understand", understand)
    inventory = scan(target, cache=tmp_path / "m.sqlite")
    assert any("a changé pendant sa lecture" in note for note in inventory.files[0].notes)
    with Memory(tmp_path / "m.sqlite", str(target)) as memory:
        assert memory.file(entry_of(target, target.parent)) is None


def test_a_file_that_vanishes_is_said(share, monkeypatch):
    entry = entry_of(share / "plan.pdf", share)
    (share / "plan.pdf").unlink()
    file = inspect(entry)
    assert file.status is Status.UNREADABLE
    assert file.reason == "Il a disparu pendant la lecture. Recommencez."


def test_one_file(share):
    inventory = scan(share / "réseau/casses_2025.csv")
    assert [file.path for file in inventory.files] == ["casses_2025.csv"]


def test_a_folder_that_is_not_there():
    with pytest.raises(TransverseError, match="n'existe pas"):
        scan("/nulle/part")


def test_an_address_of_an_unknown_kind():
    with pytest.raises(TransverseError, match="ne sont pas connues"):
        scan("oracle://serveur/base")


def test_a_data_base_table_by_table(tmp_path):
    path = tmp_path / "eau.db"
    with sqlite3.connect(path) as base:
        base.execute("CREATE TABLE casses_canalisation (date_casse TEXT, diametre_canalisation INTEGER)")
        base.execute("INSERT INTO casses_canalisation VALUES ('2026-01-02', 100)")
        base.execute("CREATE TABLE abonnes_eau (nom TEXT, prenom TEXT)")
    base.close()
    inventory = scan(f"sqlite:///{path}")
    assert [file.path for file in inventory.files] == ["abonnes_eau", "casses_canalisation"]
    assert inventory.files[1].trade.code == "eau"


def test_a_batch_that_kills_its_process_is_read_file_by_file(share):
    entries = tuple(entry_of(share / name, share) for name in ("réseau/casses_2025.csv", "vide.csv"))
    work = MODULE._Work(Memory(None, ""), 1, None, MODULE._silent)
    failure = Failure("Le calcul s'est arrêté brutalement.", expected=False)
    found = work._settled(Outcome(entries, None, failure))
    assert [file.status for _, file in found] == [Status.READ, Status.LISTED]
    ((_, alone),) = work._settled(Outcome(entries[:1], None, failure))
    assert (alone.status, alone.reason) == (Status.UNREADABLE, failure.message)


def test_a_link_that_loops_does_not(share):
    (share / "boucle").symlink_to(share, target_is_directory=True)
    assert len(scan(share).files) == 6


def test_an_archive_is_told_by_its_members(share, tmp_path):
    archive = shutil.make_archive(str(share / "envoi"), "zip", share / "réseau", "ancien")
    inventory = scan(archive)
    assert inventory.files[0].tables[0].rows == 2
    assert inventory.files[0].trade.code == "eau"


def test_names_cut_in_the_middle_of_a_character_are_told_and_remembered(tmp_path):
    folder = tmp_path / "partage"
    folder.mkdir()
    (folder / "a.json").write_text('[{"nom\\ud800": "a", "b\\u0000c": 1}, {"nom\\ud800": "d", "b\\u0000c": 2}]')
    for _ in range(2):
        found = scan(folder, cache=tmp_path / "memoire.sqlite3", workers=1)
        assert [each.name for each in found.files[0].tables[0].columns] == ["nom?", "bc"]


@pytest.mark.filterwarnings("default")  # distributed has warnings of its own when it closes
def test_on_a_cluster(share):
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as cluster:
        inventory = scan(share, cluster=cluster.scheduler_address)
    assert inventory.files == scan(share).files
