"""``transverse demonstration`` at the terminal: it refuses a real portal in one sentence, and does not build twice."""

import os
import sqlite3
import subprocess
import sys
from datetime import date

from transverse.portal.demonstration import folder


def _run(path, **env):
    command = [sys.executable, "-m", "transverse.cli", "demonstration", "--dossier", str(path)]
    own = {key: value for key, value in os.environ.items() if key not in {"DJANGO_SETTINGS_MODULE", "TRANSVERSE_DIR"}}
    return subprocess.run(command, capture_output=True, text=True, check=False, env={**own, **env})


def _accounts(path, *rows):
    base = sqlite3.connect(path / folder.DATABASE)
    base.execute("CREATE TABLE accounts_account (id INTEGER)")
    base.executemany("INSERT INTO accounts_account VALUES (?)", rows)
    base.commit()
    base.close()


def test_a_real_portal_is_left_alone(tmp_path):
    _accounts(tmp_path, (1,))
    before = (tmp_path / folder.DATABASE).read_bytes()
    done = _run(tmp_path)
    assert done.returncode == 2
    assert "la démonstration n'y touche pas" in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / folder.DATABASE).read_bytes() == before


def test_one_that_is_of_today_is_only_shown(tmp_path):
    _accounts(tmp_path)
    folder.mark(tmp_path, date.today())  # noqa: DTZ011
    done = _run(tmp_path, DATABASE_URL="postgres://personne@127.0.0.1:1/rien")
    assert done.returncode == 0, done.stderr
    assert "Préparation" not in done.stdout
    assert "dgs@valmerande.example" in done.stdout
    assert "Mot de passe" in done.stdout
    assert all(len(line) <= 80 for line in done.stdout.splitlines())
