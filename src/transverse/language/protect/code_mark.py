"""Code between backticks, as Markdown and messages write it."""

import re
from collections.abc import Iterator, Sequence

from transverse.documents.model import Span
from transverse.language.protect._text import spans

ID = "code_mark"
REASON = "Texte informatique entre accents graves : laissé tel quel."
SOURCE = "CommonMark 0.31, « Code spans » et « Fenced code blocks »"

_CODE = re.compile(r"```[^`]*(?:```|\Z)|``[^`]*``|`[^`\n]+`|<(?:code|pre|kbd|samp)\b[^>]*>[^<]*</")

EXAMPLES = (
    "Le champ `⟦data⟧` contient la liste.",
    "Lance `python import.py --dir ./⟦data⟧` demain.",
    "Corriger `export ⟦data⟧ (v2)` avant midi.",
    "Écrivez :\n```js\nexport const ⟦data⟧ = 1",
    "La clé <code>⟦data⟧</code> est vide.",
)
COUNTER_EXAMPLES = (
    "Dans le script, `x` désigne la ⟦data⟧ de la veille.",
    "La ⟦data⟧ est dans `brut/`.",
    "Le fichier `a.csv` et la ⟦data⟧ du fichier `b.csv`",
    "Un accent ` perdu, puis la ⟦data⟧.",
    "La ⟦data⟧ : « brute »",
    "```\nx = 1\n```\nLa ⟦data⟧ est lue.",
)


def find(text: str, _hits: Sequence[Span]) -> Iterator[Span]:
    """Yield every part of `text` marked as code."""
    if "`" in text or "<" in text:
        yield from spans(_CODE, text)
