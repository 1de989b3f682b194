"""Account names and hash tags of the social networks."""

import re
from collections.abc import Iterator, Sequence

from transverse.documents.model import Span
from transverse.language.protect._text import spans

ID = "handle"
REASON = "Nom de compte ou mot-dièse : le changer romprait le lien."
SOURCE = "Usage des réseaux sociaux : un compte commence par @, un mot-dièse par #"

_HANDLE = re.compile(r"(?<![\w/&])[@#]\w[\w-]*")

EXAMPLES = (
    "Suivez @⟦opendata⟧_exemple et réagissez.",
    "#⟦OpenData⟧ #transparence",
    "Un fil sur #⟦data⟧ et communes.",
    "Merci à @⟦Data⟧Exemple !",
)
COUNTER_EXAMPLES = (
    "# ⟦Data⟧ et territoires",
    "## ⟦Open data⟧ : où en est-on ?",
    "Le compte de l'équipe ⟦data⟧ est suivi.",
    "Point #4 : la ⟦data⟧ de l'eau",
    "On parle de ⟦data⟧ sous le #transparence.",
)


def find(text: str, _hits: Sequence[Span]) -> Iterator[Span]:
    """Yield every account name and hash tag of `text`."""
    if "#" in text or "@" in text:
        yield from spans(_HANDLE, text)
