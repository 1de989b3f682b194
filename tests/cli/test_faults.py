import os
import subprocess
import sys

import pytest

from transverse.cli import session


def raising(error):
    def run(_options):
        raise error

    return run


def test_ctrl_c_is_one_sentence(transverse, note, monkeypatch):
    monkeypatch.setattr(session, "run", raising(KeyboardInterrupt()))
    done = transverse("relire", note)
    assert done.code == 130
    assert done.complaint == "Interrompu à votre demande ; les documents déjà écrits sont complets."


@pytest.mark.parametrize("error", [ZeroDivisionError("x"), MemoryError(), RecursionError(), OSError(5, "x")])
def test_the_unforeseen_is_one_sentence(transverse, note, monkeypatch, error):
    monkeypatch.setattr(session, "run", raising(error))
    done = transverse("relire", note)
    assert done.code == 1
    assert type(error).__name__ in done.complaint
    assert len(done.complaint.splitlines()) == 1


@pytest.mark.parametrize("words", [["metiers"], ["--aide"], ["relire", "note.txt"], ["relire", "note.txt", "--json"]])
def test_whoever_leaves_early_hears_nothing(note, words):
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "transverse.cli", *words]
    done = subprocess.run(command, cwd=note.parent, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize("words", [["metiers"], ["relire", "note.txt"], ["relire", "note.txt", "--json"]])
def test_an_answer_that_finds_no_room_is_told(note, words):
    with open("/dev/full", "w") as full:  # noqa: PTH123 (a device)
        done = subprocess.run(
            [sys.executable, "-m", "transverse.cli", *words],
            cwd=note.parent,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert "le disque est plein" in done.stderr.decode()
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("words", ["metiers", "relire --jsonl"])
def test_a_closed_stream_is_no_fault(closed, words):
    command = f"{sys.executable} -m transverse.cli {words} {closed}"
    done = subprocess.run(["sh", "-c", command], input=b"", capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_any_terminal_can_show_it(encoding):
    command = [sys.executable, "-m", "transverse.cli", "metiers"]
    done = subprocess.run(command, capture_output=True, env={"PYTHONIOENCODING": encoding}, check=True)
    assert b"potable, assainissement et rivi" in done.stdout
    assert not done.stderr
