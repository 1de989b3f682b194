from dataclasses import replace
from shutil import copy

import pytest

from transverse.cli import work
from transverse.language import NO_PARSER, review


def test_the_proposals_are_shown_and_nothing_changes(transverse, note):
    before = note.read_bytes()
    done = transverse("relire", note)
    assert done.code == 0
    assert f"{note} : 1 proposition" in done.words
    assert "[La data est collectée → Les données numériques sont collectées] chaque jour." in done.words
    assert "« data » → « données numériques » · sûre · Règle de l'atelier" in done.words
    assert "parle à tous les métiers" in done.words
    assert note.read_bytes() == before
    assert [path.name for path in note.parent.iterdir()] == ["note.txt"]


def test_it_ends_with_the_count_and_the_next_step(transverse, note):
    words = transverse("relire", note).words
    assert "1 document relu · 1 proposition · 1 mot laissé tel quel" in words
    assert f"Rien n'a été changé. Pour écrire une copie relue : transverse relire {note} --sortie relu" in words
    assert "--suivi" not in words  # a text cannot hold tracked changes


def test_kept_words_are_told_on_demand(transverse, note):
    assert "mot lui-même" not in transverse("relire", note).words
    for option in ("--tout", "-v"):
        assert "Laissé : « data ». On parle ici du mot lui-même" in transverse("relire", note, option).words


def test_colours_strike_the_old_words(transverse, note, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    out = transverse("relire", note).out
    assert "\x1b[9;31mLa data est collectée\x1b[0m" in out
    assert "\x1b[1;32mLes données numériques sont collectées\x1b[0m" in out


def test_an_official_term_has_its_date(transverse, tmp_path):
    path = tmp_path / "note.txt"
    path.write_text("Notre démarche d'open data continue.\n", encoding="utf-8")
    assert "Terme officiel, Journal officiel du 03/05/2014" in transverse("relire", path).words


def test_no_break_spaces_hold_the_lines_together(transverse, note, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.chdir(note.parent)
    lines = transverse("relire", note.name).out.splitlines()
    assert all(len(line) <= 40 for line in lines if "transverse relire" not in line)
    assert not any(line.strip().startswith(("»", ":", ";", "?", "!")) for line in lines)
    assert not any(line.rstrip().endswith("«") for line in lines)


def test_a_clean_document_says_so(transverse, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "propre.txt"
    path.write_text("Le conseil se réunit jeudi.\n", encoding="utf-8")
    words = transverse("relire", path.name).words
    assert "propre.txt : rien à changer" in words
    assert "1 document relu · 0 proposition" in words
    assert "--sortie" not in words


def test_without_parser_the_author_is_told_once_what_to_do(transverse, note, monkeypatch):
    monkeypatch.setattr(work, "review", lambda *asked: replace(review(*asked), notices=(NO_PARSER,)))
    words = transverse("relire", note, copy(note, note.with_name("autre.txt"))).words
    assert words.count("pip install 'transverse[langue]'") == 1
    assert NO_PARSER not in words


@pytest.mark.parametrize("wicked", ["\x1b[31m", "\x9b", "\u202e"])
def test_a_document_cannot_drive_the_terminal(transverse, tmp_path, wicked):
    path = tmp_path / f"note{wicked}.txt"
    path.write_text(f"La data {wicked}est collectée.\n", encoding="utf-8")
    done = transverse("relire", path)
    assert wicked not in done.out
    assert wicked not in done.err
