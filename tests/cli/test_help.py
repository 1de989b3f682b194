import re

import pytest
import typer

from transverse.cli.app import app

COMMANDS = [
    *("relire", "inventorier", "composer", "metiers", "familles", "demonstration", "servir", "travailler"),
    *("administrateur", "sauvegarder", "restaurer"),
]
ENGLISH = re.compile(r"\b(Show|Usage:|default|required|bool|list|int|str|Path|Commands|Error|Try|exit|the)\b")


@pytest.mark.parametrize("words", [["--aide"], *([command, "--aide"] for command in COMMANDS)])
def test_the_help_is_in_french(transverse, words):
    done = transverse(*words)
    assert done.code == 0
    assert "Usage :" in done.words
    assert "Affiche cette aide." in done.words
    assert not ENGLISH.search(done.words)


@pytest.mark.parametrize("word", ["--aide", "--help", "-h"])
def test_the_help_has_its_usual_names(transverse, word):
    assert "relire" in transverse(word).out


def test_every_command_is_listed(transverse):
    listed = transverse("--aide").words
    assert all(command in listed for command in COMMANDS)
    assert {command.name for command in app.registered_commands} == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_explained_in_one_sentence(command):
    for each in typer.main.get_group(app).commands[command].params:
        assert re.fullmatch(r"[^.]*(?:\.\w[^.]*)*\.", each.help), each.name


def test_no_command_shows_the_help_and_what_to_write(transverse):
    done = transverse()
    assert done.code == 2
    assert "relire" in done.out
    assert done.complaint == "Choisissez une commande, par exemple « transverse relire note.docx »."


def test_trades_and_families_are_listed(transverse):
    assert "eau Eau potable" in transverse("metiers").words
    families = transverse("familles").words
    assert "open_data" in families
    assert "digital Le vocabulaire du numérique (sur demande)" in families
