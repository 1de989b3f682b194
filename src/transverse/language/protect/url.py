"""Addresses of pages and sites, with or without ``https://``."""

import re
from collections.abc import Iterator, Sequence

from transverse.documents.model import Span
from transverse.language.protect._text import spans_near

ID = "url"
REASON = "Adresse d'un site ou d'une page : laissée telle quelle."
SOURCE = "RFC 3986 (syntaxe des adresses) ; domaines de premier niveau en usage dans les administrations françaises"

# Top-level names that are also French words (de, es, me, re…) need a longer address around them.
_TOP = (
    "fr|com|org|net|eu|io|gouv|info|bzh|paris|alsace|corsica|dev|app|tech|cloud|online|site|coop|city|world|gov|edu|"
    "int|"
    "uk|be|ch|ca|lu|nc|pf|gp|mq|gf|yt|pm|wf|co|tv|biz|xyz|agency|solutions|digital|social|page|academy"
)
_ADDRESS = re.compile(
    r"(?:https?|ftps?|sftp|git|ssh|file|s3|jdbc:\w+)://[^\s<>«»“”\"]+"
    r"|(?<![\w@.-])www\.[^\s<>«»“”\"]+"
    rf"|(?<![\w@.-])(?:[\w-]{{1,63}}\.){{1,8}}(?:{_TOP})(?![\w-])(?::\d+)?(?:[/?#][^\s<>«»“”\"]*)?"
    r"|(?<![\w@.-])data\.gouv(?!\w)",
    re.IGNORECASE,
)

EXAMPLES = (
    "Le fichier est déposé sur ⟦data⟧.gouv.fr depuis lundi.",
    "Voir transport.⟦data⟧.gouv.fr, rubrique cars.",
    "https://www.exemple.fr/conseil/2024/⟦open-data⟧.mp3",
    "Documentation : ftp://ftp.exemple.org/pub/⟦opendata⟧/README.txt",
    "git clone https://git.exemple.fr/agglo/⟦open-data⟧-tools.git",
    "Rendez-vous sur ⟦Data⟧.gouv, onglet réutilisations.",
    "Le site ⟦smart⟧.grandlyon.com est fermé.",
    "www.ville-exemple.fr/⟦data⟧-nature",
)
COUNTER_EXAMPLES = (
    "Nous avons reçu la ⟦data⟧. Le fichier est complet.",
    "On attend la ⟦data⟧.Merci de répondre vite.",
    "La plateforme ⟦open data⟧ ouvrira en mai.",
    "Projet 2025: ⟦Open Data⟧/ site internet/ archives",
    "L'⟦open data⟧ : www pour tous ?",
    "La ⟦data⟧ publiée sur le site de la ville est fausse.",
    "Contactez le pôle ⟦Data⟧, tél. 02 00 00 00 00.",
    "Une ⟦data⟧.. deux erreurs.",
    "Voir le ⟦dashboard⟧ de la ville (exemple.fr).",
)


def find(text: str, hits: Sequence[Span]) -> Iterator[Span]:
    """Yield the addresses that hold a hit."""
    yield from spans_near(_ADDRESS, text, hits)
