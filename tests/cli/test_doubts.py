"""Each reason to doubt has its words, and the reader of the JSON form finds it in its page."""

import re
from pathlib import Path

import pytest

from transverse.cli import words

ROOT = Path(__file__).parents[2]
LANGUAGE = ROOT / "src/transverse/language"
SIGNS = sorted(
    {
        *re.findall(r'yield "(\w+)"', (LANGUAGE / "check.py").read_text("utf-8")),
        *re.findall(r'append\("(\w+)"\)', (LANGUAGE / "underway.py").read_text("utf-8")),
        "pronoun",
    }
)


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_has_words_and_is_documented(sign):
    assert sign in words._DOUBTS
    assert f"`{sign}`" in (ROOT / "docs/relire-json.md").read_text("utf-8")


def test_no_words_without_a_sign():
    assert set(words._DOUBTS) == set(SIGNS)
