import errno
import os
import stat
from dataclasses import replace

import pytest

from transverse.cli import work
from transverse.language import Confidence, review

AFTER = "Les données numériques sont collectées chaque jour."


def test_a_copy_is_written_and_the_source_stays(transverse, note, tmp_path):
    before = note.read_bytes()
    done = transverse("relire", note, "--sortie", tmp_path / "relu")
    assert done.code == 0
    assert AFTER in (tmp_path / "relu" / "note.txt").read_text(encoding="utf-8")
    assert note.read_bytes() == before
    assert "1 document écrit" in done.words


def test_a_copy_never_takes_the_place_of_another(transverse, note, tmp_path):
    output = tmp_path / "relu"
    for _ in range(3):
        transverse("relire", note, "--sortie", output)
    assert sorted(path.name for path in output.iterdir()) == ["note-2.txt", "note-3.txt", "note.txt"]


def test_a_copy_beside_its_source_takes_another_name(transverse, note):
    before = note.read_bytes()
    transverse("relire", note, "--sortie", note.parent)
    assert note.read_bytes() == before
    assert AFTER in (note.parent / "note-2.txt").read_text(encoding="utf-8")


def test_nothing_to_change_writes_nothing(transverse, tmp_path):
    path = tmp_path / "propre.txt"
    path.write_text("Le conseil se réunit jeudi.\n", encoding="utf-8")
    done = transverse("relire", path, "--sortie", tmp_path / "relu")
    assert done.code == 0
    assert not (tmp_path / "relu").exists()
    assert "rien n'a été écrit" in done.words


def test_in_place_keeps_the_mode_and_the_link(transverse, note, tmp_path):
    note.chmod(0o640)
    link = tmp_path / "lien.txt"
    link.symlink_to(note)
    assert transverse("relire", link, "--en-place").code == 0
    assert link.is_symlink()
    assert AFTER in note.read_text(encoding="utf-8")
    assert stat.S_IMODE(note.stat().st_mode) == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["lien.txt", "note.txt"]


def test_a_copy_has_the_usual_mode(transverse, note, tmp_path):
    mask = os.umask(0o027)
    try:
        transverse("relire", note, "--sortie", tmp_path / "relu")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "relu" / "note.txt").stat().st_mode) == 0o640


@pytest.mark.parametrize("words", [["--en-place"], ["--sortie", "."]])
def test_a_draft_left_by_a_killed_run_goes_once_it_is_old(transverse, note, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    old, fresh = tmp_path / ".transverse-ab_12cd3.brouillon", tmp_path / ".transverse-ef_45gh6.brouillon"
    link, other = tmp_path / ".transverse-lien.brouillon", tmp_path / ".transverse-notes"
    for each in (old, fresh, other):
        each.write_bytes(b"La da")
    link.symlink_to(note)
    for each in (old, link, other):
        os.utime(each, (0, 0), follow_symlinks=False)
    assert transverse("relire", note).code == 0
    assert old.exists()  # a run that only reads changes nothing
    assert transverse("relire", note, *words).code == 0
    assert not old.exists()
    assert fresh.exists()
    assert other.exists()
    assert link.is_symlink()


@pytest.mark.parametrize("words", [["--en-place"], ["--sortie", "relu"]])
def test_a_full_disk_leaves_all_as_it_was(transverse, note, tmp_path, monkeypatch, words):
    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "fsync", full)
    before = note.read_bytes()
    done = transverse("relire", note, *words)
    assert done.code == 2
    assert "n'a pas pu être écrit : le disque est plein" in done.complaint
    assert note.read_bytes() == before
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["note.txt"]


def test_work_done_meanwhile_is_not_overwritten(transverse, note, monkeypatch):
    def slow(document, policy):
        note.write_text("La data, corrigée par une collègue.", encoding="utf-8")
        return review(document, policy)

    monkeypatch.setattr(work, "review", slow)
    done = transverse("relire", note, "--en-place")
    assert done.code == 2
    assert "a changé pendant la relecture" in done.complaint
    assert note.read_text(encoding="utf-8") == "La data, corrigée par une collègue."


def test_a_file_that_went_away_is_not_made_again(transverse, note, monkeypatch):
    def slow(document, policy):
        note.unlink()
        return review(document, policy)

    monkeypatch.setattr(work, "review", slow)
    done = transverse("relire", note, "--en-place")
    assert done.code == 2
    assert "il n'existe plus" in done.complaint
    assert not list(note.parent.iterdir())


def test_a_file_to_be_read_only_stays(transverse, note, monkeypatch):
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)  # rights mean nothing to root
    before = note.read_bytes()
    done = transverse("relire", note, "--en-place")
    assert done.code == 2
    assert "vous n'avez pas le droit d'y écrire" in done.complaint
    assert [path.read_bytes() for path in note.parent.iterdir()] == [before]


def test_a_file_in_the_way_of_the_folder_is_told(transverse, note):
    done = transverse("relire", note, "--sortie", note)
    assert done.code == 2
    assert "un fichier porte le nom du dossier" in done.complaint


def test_only_the_sure_ones(transverse, note, monkeypatch):
    def doubtful(document, policy):
        found = review(document, policy)
        unsure = (replace(each, confidence=Confidence.TO_REVIEW) for each in found.proposals)
        return replace(found, proposals=tuple(unsure))

    monkeypatch.setattr(work, "review", doubtful)
    assert "1 proposition (0 sûre, 1 à relire)" in transverse("relire", note).words
    before = note.read_bytes()
    assert "rien n'a été écrit" in transverse("relire", note, "--en-place", "--seulement-sures").words
    assert note.read_bytes() == before
