"""The texts that the rules were made on: what was right stays right."""

import json
import re
from pathlib import Path

import pytest

from transverse.documents import Block, apply_to_text, load
from transverse.language import Policy, apply, edits, review, review_blocks

_CORPUS = Path(__file__).parent / "corpus"
_OPTIONAL = re.compile(r"\b(donnée numérique|données numériques)\b", re.IGNORECASE)
_DOCUMENTS = sorted(path for path in _CORPUS.glob("*.md") if path.with_suffix(".expected.md").exists())


def _lines(name):
    return [json.loads(line) for line in (_CORPUS / name).read_text("utf-8").splitlines()]


def _rewritten(case):
    policy = Policy(reader=case.get("reader") or "")
    return apply_to_text(case["text"], edits(review_blocks([Block(case["text"])], policy)))


def _folded(text):
    """Leave out "numériques", which is optional in a sentence on its own, and the kind of apostrophe."""
    spaced = re.sub(r"[ \t\n]+", " ", text.replace("’", "'")).strip()
    return _OPTIONAL.sub(lambda found: found.group().split()[0], spaced)


@pytest.mark.parametrize("document", _DOCUMENTS, ids=lambda path: path.stem)
def test_a_document_is_rewritten_as_a_person_would(document):
    read = load(document)
    written = apply(read, review(read, Policy(reader=read.reader))).decode()
    assert written == document.with_suffix(".expected.md").read_text("utf-8")


@pytest.mark.parametrize("case", _lines("sentences.jsonl"), ids=lambda case: str(case["id"]))
def test_a_sentence_is_rewritten_as_a_person_would(case):
    out = _rewritten(case)
    if case["class"] == "keep":
        assert out == case["text"]
    else:
        assert _folded(out) in {_folded(each) for each in (case["expected"], *case["accept"])}


@pytest.mark.parametrize("case", _lines("trades.jsonl"), ids=lambda case: case["id"])
def test_a_trade_is_named_when_the_text_says_it_and_only_then(case):
    out = _folded(_rewritten(case)).lower()
    assert any(_folded(phrase).lower() in out for phrase in case["phrases"])
    assert not any(phrase.lower() in out for phrase in case["must_not"])
    assert not re.search(r"\bdatas?\b", out)
