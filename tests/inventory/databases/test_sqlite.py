import sqlite3
from contextlib import closing

import pytest

from transverse.inventory.databases import sqlite
from transverse.inventory.profile import UnreadableError


@pytest.fixture
def base(tmp_path):
    path = tmp_path / "eau usée.sqlite"
    with closing(sqlite3.connect(path)) as link:
        link.execute("CREATE TABLE compteurs (numero INTEGER, rue TEXT)")
        link.execute("INSERT INTO compteurs VALUES (1, 'Rue Haute')")
        link.commit()
    return path


def test_the_tables_behind_an_address(base):
    (grid,) = sqlite.profile(f"sqlite:///{base}").grids
    assert (grid.name, list(grid.rows), grid.total) == ("compteurs", [("1", "Rue Haute")], 1)


def test_an_address_with_escapes_and_options(base):
    assert sqlite.profile(f"sqlite:///{str(base).replace(' ', '%20')}?mode=rw").grids


def test_a_relative_address(base, monkeypatch):
    monkeypatch.chdir(base.parent)
    assert sqlite.profile(f"sqlite:///{base.name}").grids


@pytest.mark.parametrize("address", ["sqlite:///absente.sqlite", "sqlite://", "sqlite:///", "sqlite:///a%00b"])
def test_no_file_there_and_none_is_made(address, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnreadableError, match="pas de fichier"):
        sqlite.profile(address)
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_another_sort(tmp_path):
    (tmp_path / "notes.txt").write_bytes(b"bonjour")
    with pytest.raises(UnreadableError, match="pas une base SQLite"):
        sqlite.profile(f"sqlite:///{tmp_path}/notes.txt")


def test_a_damaged_base(base):
    base.write_bytes(base.read_bytes()[:100] + b"\xff" * 100)
    with pytest.raises(UnreadableError, match="abîmée"):
        sqlite.profile(f"sqlite:///{base}")


@pytest.mark.parametrize("address", sqlite.EXAMPLES)
def test_examples_are_for_it(address):
    assert address.partition("://")[0] in sqlite.SCHEMES


@pytest.mark.parametrize("address", sqlite.COUNTER_EXAMPLES)
def test_counter_examples_are_not(address):
    assert "://" not in address or address.partition("://")[0] not in sqlite.SCHEMES
