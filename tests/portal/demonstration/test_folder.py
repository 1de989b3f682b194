"""The demonstration never touches the data of a real portal, and is not built twice on the same day."""

import sqlite3
from datetime import date

import pytest

from transverse.cli.demonstration import table
from transverse.portal.demonstration import folder
from transverse.portal.demonstration.doors import Door

TODAY = date(2026, 11, 27)


def _base(path, *statements):
    base = sqlite3.connect(path / folder.DATABASE)
    base.execute("CREATE TABLE ground_collectivity (is_demonstration BOOL)")
    base.execute("CREATE TABLE accounts_account (id INTEGER)")
    base.execute("CREATE TABLE people_agent (id INTEGER)")
    for each in statements:
        base.execute(each)
    base.commit()
    base.close()


def test_an_empty_folder_may_be_used(tmp_path):
    folder.check(tmp_path)


def test_a_base_without_anybody_may_be_used(tmp_path):
    _base(tmp_path)
    folder.check(tmp_path)


@pytest.mark.parametrize("somebody", ["INSERT INTO accounts_account VALUES (1)", "INSERT INTO people_agent VALUES (1)"])
def test_a_real_portal_is_refused(tmp_path, somebody):
    _base(tmp_path, "INSERT INTO ground_collectivity VALUES (0)", somebody)
    with pytest.raises(folder.NotADemonstrationError, match="n'y touche pas"):
        folder.check(tmp_path)


def test_a_demonstration_may_be_built_again(tmp_path):
    _base(tmp_path, "INSERT INTO ground_collectivity VALUES (1)", "INSERT INTO people_agent VALUES (1)")
    folder.check(tmp_path)
    folder.empty(tmp_path)
    assert not (tmp_path / folder.DATABASE).exists()


def test_what_is_no_data_base_is_refused(tmp_path):
    (tmp_path / folder.DATABASE).write_text("un fichier de quelqu'un, assez long pour ne pas être vide" * 40)
    with pytest.raises(folder.NotADemonstrationError):
        folder.check(tmp_path)


def test_it_is_ready_on_its_own_day_only(tmp_path):
    assert not folder.is_ready(tmp_path, TODAY)
    _base(tmp_path)
    folder.mark(tmp_path, TODAY)
    assert folder.is_ready(tmp_path, TODAY)
    assert not folder.is_ready(tmp_path, date(2026, 11, 28))


def test_one_that_was_interrupted_is_not_ready(tmp_path):
    _base(tmp_path)
    (tmp_path / "demonstration.json").write_text("{")
    assert not folder.is_ready(tmp_path, TODAY)


def test_the_table_of_accounts_is_aligned_and_fits_a_terminal():
    lines = table([Door("DGS", "Anne Le Goff", "dgs@valmerande.example"), Door("Administrateur", "", "a@b.example")])
    assert len({line.index("@") - len(line.split()[-1].partition("@")[0]) for line in lines[1:]}) == 1
    assert all(len(line) <= 80 for line in lines)
