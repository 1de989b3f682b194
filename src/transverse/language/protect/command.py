"""Commands to type in a terminal, and the error messages that answer them."""

import re
from collections.abc import Iterator, Sequence

from transverse.documents.model import Span
from transverse.language.protect._text import spans
from transverse.language.tokens import plain_words

ID = "command"
REASON = "Commande ou message d'erreur : laissé tel quel."
SOURCE = "Commandes usuelles des postes de développement ; messages d'erreur des langages"

_ARGUMENT = r"[^\s«»,;éèêàçù]+"
_COMMANDS = re.compile(
    r"(?:^|(?<=[\s`«\"]))(?:git\s(?:clone|pull|push|add|checkout|commit)|pip3?\s(?:install|uninstall)|uv\s\w+|"
    r"conda\s\w+|"
    r"npm\s(?:i|install|run|start|test)|npx|yarn\s\w+|pnpm\s\w+|docker(?:-compose)?\s(?:run|pull|compose|exec|build)|"
    rf"(?:sudo|apt|brew|cd|mkdir|ls|cp|mv|rm|chmod|chown|touch|cat|rmdir|tar|unzip|scp|curl|wget|python3?|Rscript|node|make|bash|psql|pg_dump|ogr2ogr|"
    rf"dbt)(?=\s(?!(?:de|du|des|la|le|les|et|pour)\b)[\w./~-]))(?:\s{_ARGUMENT}){{1,8}}"
    r"|(?:^|\n)\s*\$\s[^\n]+"
    r"|\b\w*(?:Error|Exception|Warning|Traceback)\b\s?:[^\n«»]*"
    r"|(?<!\w)(?:Uncaught|Cannot|Could not|Unable to|Failed to|No such|Missing|Invalid|Unknown)\s[^\n«».]*"
)
# `_COMMANDS` holds one of these; most texts hold none.
_ERRORS = ("Error", "Exception", "Warning", "Traceback")
_FIRST = frozenset(
    "git pip pip3 uv conda npm npx yarn pnpm docker sudo apt brew cd mkdir ls cp mv rm chmod chown touch cat rmdir tar "
    "unzip scp curl wget python python3 rscript node make bash psql pg ogr2ogr dbt "
    "uncaught cannot could unable failed such missing invalid unknown".split()
)

EXAMPLES = (
    "Lancez pip install ⟦datasets⟧ puis redémarrez.",
    "make ⟦data⟧",
    "$ cd ⟦data⟧",
    "TypeError: ⟦data⟧ is not a function",
    "Le journal indique : KeyError: '⟦data⟧'",
    "Cannot read ⟦data⟧ of undefined",
    "mkdir ⟦data⟧",
    "chmod 777 ⟦data⟧",
)
COUNTER_EXAMPLES = (
    "Une erreur : la ⟦data⟧ est fausse.",
    "Le cd de ⟦data⟧ est rayé.",
    "Python et la ⟦data⟧ : formation de deux jours",
    "Nous utilisons git pour notre ⟦data⟧.",
    "Lancer la ⟦data⟧ publique",
    "Attention : ⟦data⟧ manquante",
    "Docker, R et ⟦data science⟧ appréciés",
    "Formation Python, ⟦data⟧ et cartographie",
    "> La ⟦data⟧ appartient à tous.",
)


def find(text: str, _hits: Sequence[Span]) -> Iterator[Span]:
    """Yield every command and error message of `text`."""
    if "$" in text or any(sign in text for sign in _ERRORS) or not _FIRST.isdisjoint(plain_words(text.lower())):
        yield from spans(_COMMANDS, text)
