"""Electronic mail addresses, also the ones disguised against robots."""

import re
from collections.abc import Iterator, Sequence

from transverse.documents.model import Span
from transverse.language.protect._text import spans

ID = "email"
REASON = "Adresse électronique : laissée telle quelle."
SOURCE = "RFC 5322, section 3.4.1 (forme locale@domaine)"

_ADDRESS = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}\s?(?:@|\[(?:at|arobase|@)\]|\((?:at|a|arobase|"
    r"@)\))\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}",
    re.IGNORECASE,
)

EXAMPLES = (
    "Écris à ⟦opendata⟧@ville-exemple.fr, ils répondent vite.",
    "Courriel : recrutement.⟦data⟧@exemple.fr",
    "Contact : ⟦data⟧[at]exemple.fr",
    "Questions : sdef-⟦data⟧@exemple.fr",
    "dpo@⟦smart⟧-agglo.exemple.fr",
)
COUNTER_EXAMPLES = (
    "Écrivez au pôle ⟦data⟧, à l'adresse habituelle.",
    "Pour la ⟦data⟧ : contact@exemple.fr",
    "contact@exemple.fr, référent ⟦data⟧",
    "La ⟦data⟧ (a priori fiable) est là.",
    "L'équipe ⟦data⟧ @ la mairie",
    "Le mot de passe de la ⟦data⟧ a changé.",
)


def find(text: str, _hits: Sequence[Span]) -> Iterator[Span]:
    """Yield every address of `text`."""
    if "@" in text or "[" in text or "(" in text:
        yield from spans(_ADDRESS, text)
