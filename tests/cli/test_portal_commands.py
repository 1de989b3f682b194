"""The commands of the portal: what they say when something is missing or mistyped."""

import os
import stat
import subprocess
import sys

import pytest

from cli.test_light import loaded

COMMANDS = ("servir", "travailler", "administrateur", "sauvegarder", "restaurer")


@pytest.mark.parametrize("command", COMMANDS)
def test_their_help_loads_no_portal(command):
    assert not {"django", "granian", "transverse.portal"} & loaded(command, "--aide")


@pytest.mark.parametrize(
    "words",
    [["servir"], ["travailler"], ["administrateur", "a@ville.fr"], ["sauvegarder", "a.zip"], ["restaurer", "a.zip"]],
)
def test_without_the_portal_one_sentence_says_how_to_add_it(transverse, monkeypatch, words):
    monkeypatch.setattr("transverse.cli.portal.find_spec", lambda _name: None)
    done = transverse(*words)
    assert done.code == 2
    assert done.complaint == "Le portail n'est pas installé. Ajoutez-le : pip install « transverse[portail] »."


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["servir", "--processus", "0"], "--processus demande un nombre à partir de 1."),
        (["servir", "--port", "70000"], "--port demande un nombre de 1 à 65535."),
        (["administrateur"], "Donnez une adresse"),
        (["sauvegarder"], "Dites où écrire la sauvegarde"),
        (["restaurer"], "Dites quelle sauvegarde remettre"),
        (["administrateur", "a@ville.fr", "--lien", "--mot-de-passe-depuis", "-"], "ne vont pas ensemble"),
    ],
)
def test_what_does_not_make_sense_is_said_before_anything_is_loaded(transverse, words, sentence):
    done = transverse(*words)
    assert done.code == 2
    assert sentence in done.complaint


def _run(folder, *words, stdin="", **environment):
    inherited = {key: value for key, value in os.environ.items() if not key.startswith(("TRANSVERSE_", "DATABASE_"))}
    inherited.pop("DJANGO_SETTINGS_MODULE", None)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "transverse.cli", *map(str, words)],
        env=inherited | {"TRANSVERSE_DIR": str(folder)} | environment,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, (done.stdout + done.stderr).replace("\u00a0", " ")


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "fichier").touch()
    code, said = _run(tmp_path / "fichier" / "donnees", "servir")
    assert code == 2
    assert "TRANSVERSE_DIR" in said
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("postgres://u:secret@127.0.0.1:1/base", "La base « base sur 127.0.0.1:1 » ne répond pas"),
        ("n'importe quoi", "DATABASE_URL ne se comprend pas."),
        ("pigeon://colombier", "DATABASE_URL ne se comprend pas."),
    ],
)
def test_a_data_base_that_does_not_answer(tmp_path, address, sentence):
    code, said = _run(tmp_path, "servir", DATABASE_URL=address)
    assert code == 2
    assert sentence in said
    assert "secret" not in said


def test_a_file_that_is_no_data_base(tmp_path):
    (tmp_path / "transverse.sqlite3").write_text("ceci n'est pas une base " * 100, encoding="utf-8")
    code, said = _run(tmp_path, "servir")
    assert code == 2
    assert "ne répond pas" in said


def test_the_first_administrator(tmp_path):
    code, said = _run(tmp_path / "d", "administrateur", "A.B@Ville.FR", "--mot-de-passe-depuis", "-", stdin="court\n")
    assert code == 2
    assert "Ce mot de passe ne convient pas." in said
    password = tmp_path / "secret"
    password.write_text("une longue phrase de passe\n", encoding="utf-8")
    code, said = _run(tmp_path / "d", "administrateur", "A.B@Ville.FR", "--mot-de-passe-depuis", password)
    assert code == 0, said
    assert "a.b@ville.fr est administrateur du portail." in said
    code, said = _run(tmp_path / "d", "administrateur", "a.b@ville.fr", "--lien")
    assert code == 0, said
    assert "existe déjà pour a.b@ville.fr, administrateur" in said
    assert "http://localhost:8000/compte/mot-de-passe/" in said
    code, said = _run(tmp_path / "d", "administrateur", "pas une adresse", "--lien")
    assert (code, "n'est pas une adresse électronique" in said) == (2, True)
    code, said = _run(tmp_path / "d", "administrateur", "a.b@ville.fr")
    assert (code, "Il n'y a pas de terminal" in said) == (2, True)
    assert stat.S_IMODE((tmp_path / "d").stat().st_mode) == 0o700


def test_a_worker_does_not_start_before_the_tables_are_there(tmp_path):
    code, said = _run(tmp_path, "travailler")
    assert code == 2
    assert "lancez d'abord « transverse servir »" in said
