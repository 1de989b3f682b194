import io
import re
import sys
import tempfile
from dataclasses import dataclass

import pytest

from transverse.cli import main

ANSI = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


@dataclass
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def words(self):
        """Return the output on one line, without colours: folding is not what most tests are about."""
        return " ".join(ANSI.sub("", self.out).replace("\u00a0", " ").split())

    @property
    def complaint(self):
        """Return the one sentence (or two: what, what to do) said on standard error."""
        assert "Traceback" not in self.err
        return self.err.replace("\u00a0", " ").strip()


@pytest.fixture
def transverse(monkeypatch, capfd):
    """Run the command in this process, as the terminal would."""

    def run(*words, stdin=b""):
        with tempfile.TemporaryFile() as file:
            file.write(stdin)
            file.seek(0)
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(file, encoding="utf-8"))
            monkeypatch.setattr(sys, "argv", ["transverse", *map(str, words)])
            with pytest.raises(SystemExit) as left:
                main()
        out, err = capfd.readouterr()
        return Done(left.value.code, out, err)

    return run


@pytest.fixture
def note(tmp_path):
    """Return a note with one certain proposal, and one word to keep."""
    path = tmp_path / "note.txt"
    path.write_text(
        "La data est collectée chaque jour.\n\nIls ont noté le mot « data » au tableau.\n", encoding="utf-8"
    )
    return path
