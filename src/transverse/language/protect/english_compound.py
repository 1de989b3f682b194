"""English compounds that no family knows: « data wrangling », « data risk register »."""

import re
from collections.abc import Iterator, Sequence

from transverse.documents.model import Span
from transverse.language.forms import lexicon

ID = "english_compound"
REASON = "Composé anglais que Transverse ne connaît pas : laissé tel quel, à traduire vous-même."
SOURCE = "Formes du français : dictionnaire hunspell-fr, version 7.0"

_BARE = re.compile(r"(?:data|big data|open data|smart|metadata|data[ -]driven|data[ -]centric)\Z", re.IGNORECASE)
_NEXT = re.compile(r"[ \u00a0-](?P<word>[A-Za-z][a-z]{3,})(?![\w'’@/]|\.\w)")
# « La data gnuplot »: an article that agrees with the French word makes a name of what follows.
_FRENCH_ARTICLE = re.compile(r"(?<!\w)(?:la|les|cette|ces|une|des|nos|vos|ses|mes|leurs|toute)\s$", re.IGNORECASE)
# An adjective that is misspelt, or too new for the dictionary, still ends as French ones do.
_FRENCH_SHAPE = re.compile(
    r"(?:ees?|iques?|[ai]bles?|[ae]lles?|[ae]ls?|aux|ales?|euses?|eux|ifs?|ives?|aires?|[ae]nte?s?|istes?|isees?|"
    r"ises?)\Z"
)

EXAMPLES = (
    "Le ⟦data⟧ wrangling prend du temps.",
    "Une offre de ⟦Data⟧ enginerring",
    "Ouvrez le ⟦Data⟧ risk register.",
    "On parle de ⟦data-driven⟧ decision making.",
)
COUNTER_EXAMPLES = (
    "La ⟦data⟧ stockee la nuit est perdue.",
    "La ⟦data⟧ Twitter est vendue.",
    "La ⟦data⟧ brute est publiée.",
    "La ⟦data⟧ personelle est protégée.",
    "La ⟦data⟧ RH est sensible.",
    "La ⟦data⟧ opendatée",
    "De la ⟦data⟧ web",
    "La ⟦data⟧ gnuplot est lue.",
)


def find(text: str, hits: Sequence[Span]) -> Iterator[Span]:
    """Yield the hits that a word unknown to French follows, with it."""
    for hit in hits:
        following = _NEXT.match(text, hit.end)
        if following is None or not _BARE.match(text[hit.start : hit.end]):
            continue
        if _FRENCH_ARTICLE.search(text[max(0, hit.start - 12) : hit.start]):
            continue
        word = following["word"]
        capital = word[0].isupper() and not text[hit.start].isupper()
        if not capital and not word[0].isupper() and not lexicon().tags(word) and not _FRENCH_SHAPE.search(word):
            yield Span(hit.start, following.end("word"))
