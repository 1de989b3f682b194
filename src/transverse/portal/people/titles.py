"""How the function of a mandate is said: of a person it agrees, of the function itself the masculine stands for all.

That is what the circular of 21 November 2017 on texts of the State asks: the function of a woman is in the feminine,
the masculine is the form that means whoever it is, and no mid-dot, which screen readers spell out.  Nobody's gender is
kept: a mandate keeps the words of a function, chosen when it is named and changed by one click.
"""

import re
from collections.abc import Iterable

from transverse.portal.people.models import TITLES

_ENDINGS = "trice|euse|ienne|ière|ée|cheffe|ante|ente|jointe|ingénieure|professeure"
_FEMININE = re.compile(rf"\w*(?:{_ENDINGS})\b", re.IGNORECASE)


def choices(kind: str) -> list[tuple[str, str]]:
    """Return the ways of saying the function, to choose from; none when there is only one."""
    return [(words, words.capitalize()) for words in TITLES.get(kind, ())]


def proposed(kind: str, posts: Iterable[str]) -> str:
    """Return the way that agrees with the titles of the posts that the person holds; whoever names may say otherwise.

    >>> proposed("relay", ["Technicienne réseau"]), proposed("relay", ["Responsable de la paie"]), proposed("team", [])
    ('référente données', 'référent données', '')
    """
    masculine, feminine = TITLES.get(kind, ("", ""))
    return feminine if any(_FEMININE.match(title) for title in posts) else masculine
