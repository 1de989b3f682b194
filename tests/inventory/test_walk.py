import os

import pytest

from transverse.inventory.walk import walk


def _silent(path, reason):
    """Say nothing."""


def _seen(root):
    refused = []
    return [entry.shown for entry in walk(root, lambda *each: refused.append(each))], refused


def test_files_come_in_the_order_of_their_folders_each_with_its_size(tmp_path):
    for name in ("b/2.csv", "a.csv", "b/1.csv", "b/c/3.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x;y")
    entries = list(walk(tmp_path, _silent))
    assert [entry.shown for entry in entries] == ["a.csv", "b/1.csv", "b/2.csv", "b/c/3.csv"]
    assert {entry.size for entry in entries} == {3}
    assert entries[0].mtime == (tmp_path / "a.csv").stat().st_mtime_ns


@pytest.mark.parametrize(
    "name", ["~$budget.xlsx", ".~lock.budget.ods#", "Thumbs.db", ".cache/x.csv", "@eaDir/x.csv", ".DS_Store"]
)
def test_what_a_machine_wrote_for_itself_is_nobodys_data(tmp_path, name):
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_bytes(b"x")
    assert _seen(tmp_path) == ([], [])


def test_a_link_is_not_followed_so_that_a_loop_ends_and_nothing_outside_is_read(tmp_path):
    inside, outside = tmp_path / "dedans", tmp_path / "dehors"
    inside.mkdir()
    outside.mkdir()
    (outside / "secret.csv").write_bytes(b"x")
    (inside / "vrai.csv").write_bytes(b"x")
    (inside / "boucle").symlink_to(inside, target_is_directory=True)
    (inside / "porte").symlink_to(outside, target_is_directory=True)
    (inside / "renvoi.csv").symlink_to(outside / "secret.csv")
    (inside / "casse.csv").symlink_to(outside / "absent.csv")
    assert _seen(inside) == (["vrai.csv"], [])


def test_what_is_neither_file_nor_folder_is_left(tmp_path):
    os.mkfifo(tmp_path / "tuyau.csv")
    assert _seen(tmp_path) == ([], [])


def test_a_name_that_is_not_utf8_is_shown_and_read(tmp_path):
    (tmp_path / os.fsdecode(b"\xe9t\xe9.csv")).write_bytes(b"x")
    entries = list(walk(tmp_path, _silent))
    assert entries[0].shown == "\ufffdt\ufffd.csv"
    assert entries[0].path.read_bytes() == b"x"


def test_a_folder_that_cannot_be_entered_is_said_and_the_others_are_read(tmp_path, monkeypatch):
    for name in ("ouvert", "ferme"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.csv").write_bytes(b"x")
    real = os.scandir

    def scandir(path):
        if str(path).endswith("ferme"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr("transverse.inventory.walk.os.scandir", scandir)
    seen, refused = _seen(tmp_path)
    assert seen == ["ouvert/a.csv"]
    assert refused == [("ferme", "Vous n'avez pas le droit de l'ouvrir. Demandez l'accès, puis recommencez.")]


def test_a_folder_that_vanishes_during_the_walk_is_said(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"x")
    (tmp_path / "b").mkdir()
    refused = []
    entries = walk(tmp_path, lambda *each: refused.append(each))
    next(entries)
    (tmp_path / "b").rmdir()
    assert list(entries) == []
    assert refused == [("b", "Il a disparu pendant la lecture. Recommencez.")]
