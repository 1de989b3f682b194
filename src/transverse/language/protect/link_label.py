"""Labels of links that repeat their own address: « [data](../data) »."""

import re
from collections.abc import Iterator, Sequence

from transverse.documents.model import Span
from transverse.language.marks import names_its_target

ID = "link_label"
REASON = "Nom d'un dossier ou d'une page, repris de son adresse : laissé tel quel."
SOURCE = "CommonMark 0.31, « Links » : le libellé entre crochets, l'adresse entre parenthèses"

_LINK = re.compile(r"\[(?P<label>[^\[\]\n]+)\]\((?P<target>[^()\s]+)\)")

EXAMPLES = (
    "Les schémas sont dans [⟦data⟧](../data).",
    "Voir [`⟦datasets⟧`](https://exemple.fr/depot/datasets).",
    "Tout est rangé dans [**⟦data⟧**](./depot/data).",
)
COUNTER_EXAMPLES = (
    "Lisez [la ⟦data⟧ de la ville](https://exemple.fr/data).",
    "Voir [⟦data center⟧](https://exemple.fr/energie).",
    "Une [⟦smart city⟧] qui dure (un essai)",
    "Le [guide ⟦open data⟧](guide-open-data.pdf) est en ligne.",
)


def find(text: str, _hits: Sequence[Span]) -> Iterator[Span]:
    """Yield the labels that name their address."""
    for link in _LINK.finditer(text):
        if names_its_target(link["label"], link["target"]):
            yield Span(*link.span())
