import sqlite3
from datetime import UTC, datetime

from transverse.inventory import cache
from transverse.inventory.cache import Memory
from transverse.inventory.model import File, Status
from transverse.inventory.walk import Entry


def _entry(tmp_path, name="a.csv", size=3, mtime=1_000_000_000):
    return Entry(tmp_path / name, name, size, mtime)


def _file(name="a.csv"):
    return File(name, "csv", 3, datetime(2026, 1, 1, tzinfo=UTC), Status.READ)


def test_what_was_seen_is_remembered_as_long_as_size_and_time_stay(tmp_path):
    base = tmp_path / "sous" / "memoire.sqlite"
    with Memory(base, "/r") as memory:
        assert memory.file(_entry(tmp_path)) is None
        memory.keep([(_entry(tmp_path), _file())])
    with Memory(base, "/r") as memory:
        assert memory.file(_entry(tmp_path)) == _file()
        assert memory.file(_entry(tmp_path, size=4)) is None
        assert memory.file(_entry(tmp_path, mtime=5)) is None
    with Memory(base, "/autre") as memory:
        assert memory.file(_entry(tmp_path)) is None


def test_a_fingerprint_goes_with_the_state_of_the_file(tmp_path):
    base = tmp_path / "m.sqlite"
    with Memory(base, "/r") as memory:
        memory.keep([(_entry(tmp_path), _file())])
        memory.keep_fingerprints([("a.csv", "abc")])
    with Memory(base, "/r") as memory:
        assert memory.fingerprint(_entry(tmp_path)) == "abc"
        assert not memory.fingerprint(_entry(tmp_path, size=4))
        memory.keep([(_entry(tmp_path, size=4), _file())])
    with Memory(base, "/r") as memory:
        assert not memory.fingerprint(_entry(tmp_path, size=4))


def test_what_is_gone_is_forgotten(tmp_path):
    base = tmp_path / "m.sqlite"
    with Memory(base, "/r") as memory:
        memory.keep([(_entry(tmp_path, name), _file(name)) for name in ("a.csv", "b.csv")])
    with Memory(base, "/r") as memory:
        memory.forget_all_but(["b.csv"])
    with Memory(base, "/r") as memory:
        assert memory.file(_entry(tmp_path, "a.csv")) is None
        assert memory.file(_entry(tmp_path, "b.csv"))


def test_another_edition_of_the_engine_starts_again(tmp_path, monkeypatch):
    base = tmp_path / "m.sqlite"
    with Memory(base, "/r") as memory:
        memory.keep([(_entry(tmp_path), _file())])
    monkeypatch.setattr(cache, "edition", lambda: "another")
    with Memory(base, "/r") as memory:
        assert memory.file(_entry(tmp_path)) is None


def test_a_damaged_memory_is_made_anew(tmp_path):
    base = tmp_path / "m.sqlite"
    base.write_bytes(b"not a data base at all" * 100)
    with Memory(base, "/r") as memory:
        memory.keep([(_entry(tmp_path), _file())])
    with Memory(base, "/r") as memory:
        assert memory.file(_entry(tmp_path))


def test_a_memory_that_cannot_be_written_is_done_without(tmp_path):
    (tmp_path / "fichier").write_text("")
    with Memory(tmp_path / "fichier" / "m.sqlite", "/r") as memory:
        memory.keep([(_entry(tmp_path), _file())])
        assert memory.file(_entry(tmp_path)) is None


def test_another_scan_that_writes_does_not_stop_this_one(tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "_PATIENCE", 0.05)
    base = tmp_path / "m.sqlite"
    with Memory(base, "/r") as memory:
        other = sqlite3.connect(base)
        other.execute("BEGIN IMMEDIATE")
        memory.keep([(_entry(tmp_path), _file())])
        other.rollback()
        other.close()


def test_no_memory(tmp_path):
    with Memory(None, "/r") as memory:
        memory.keep([(_entry(tmp_path), _file())])
        memory.forget_all_but([])
        assert memory.file(_entry(tmp_path)) is None


def test_the_edition_is_of_the_code_and_of_its_words():
    assert len(cache.edition()) == 32
    assert cache.edition() == cache.edition()
