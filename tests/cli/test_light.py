"""Nothing heavy is loaded for those who do not need it: time depends on the machine, modules do not."""

import json
import subprocess
import sys

import pytest

HEAVY = {"spacy", "numpy", "thinc", "distributed"}
LOADED = """
import json, sys
from transverse.cli import main
try:
    main()
except SystemExit as left:
    code = left.code
print(json.dumps({"code": code, "modules": sorted(sys.modules)}), file=sys.stderr)
"""


def loaded(*words):
    """Return the modules that a command loads, in a process of its own."""
    command = [sys.executable, "-c", LOADED, *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    told = json.loads(done.stderr.splitlines()[-1])
    assert told["code"] == 0, done.stderr
    return set(told["modules"])


@pytest.mark.parametrize("words", [["--aide"], ["relire", "--aide"], ["composer", "--aide"]])
def test_the_help_loads_no_engine(words):
    modules = loaded(*words)
    assert not modules & {*HEAVY, "lxml", "transverse.language", "transverse.documents", "transverse.trades"}


def test_a_text_without_a_hit_loads_no_parser(tmp_path):
    path = tmp_path / "propre.txt"
    path.write_text("Le conseil se réunit jeudi.\n", encoding="utf-8")
    assert not loaded("relire", path) & HEAVY


def test_a_text_with_a_hit_loads_the_parser(note):
    assert "spacy" in loaded("relire", note)
