"""The annotator answers what the library's own pipeline answers."""

import pytest

from transverse.language import syntax
from transverse.language.annotate import Annotator

SENTENCES = (
    "La donnée est collectée par les services et elle est stockée .",
    "Où sont rangés les fichiers que la régie nous a transmis hier ?",
    "Le maire publie la donnée , la vérifie puis la rend lisible à tous .",
    "Une fois triée , la donnée relevée par les agents sera ouverte .",
    "Ni les fichiers ni l' outil ne manquent .",
    "Titre",
    "12 bacs , 3 rues",
)


@pytest.fixture(scope="module")
def model():
    pytest.importorskip("fr_core_news_md")
    import spacy  # noqa: PLC0415

    return spacy.load(syntax.MODEL, exclude=["ner", "lemmatizer", "attribute_ruler"])


def test_it_answers_as_the_pipeline(model):
    from spacy.tokens import Doc  # noqa: PLC0415

    words = [sentence.split() for sentence in SENTENCES]
    docs = [
        Doc(model.vocab, words=each, spaces=[True] * len(each), sent_starts=[True] + [False] * (len(each) - 1))
        for each in words
    ]
    expected = [[(token.pos_, token.dep_, token.head.i) for token in doc] for doc in model.pipe(docs)]
    annotator = Annotator(spacy_copy())
    found = annotator([(each, [True] * len(each)) for each in words])
    assert [list(zip(each.pos, each.deps, each.heads, strict=True)) for each in found] == expected


def spacy_copy():
    """Return a second model: the annotator changes the arithmetic of the one it is given."""
    import spacy  # noqa: PLC0415

    return spacy.load(syntax.MODEL, exclude=["ner", "lemmatizer", "attribute_ruler"])
