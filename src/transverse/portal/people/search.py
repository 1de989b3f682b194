"""Find an agent by any words: names, address, post, unit, whatever the accents, the case and the order.

`Agent.search_key` holds all of these, folded, each word after a space: a word that is typed is sought at the beginning
of a word, so that « eau » finds « service de l'eau » and neither « bureau » nor « Moreau ».
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from transverse.portal.people.models import Agent, Post

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 1000
_HEAVIEST = 1500  # bytes: an index holds no more
_MOST_WORDS = 8
_BATCH = 500


def fold(text: str) -> list[str]:
    """Return the words of `text` without accents, in lower case.

    >>> fold("Service de l'Eau – Cœur d'Écouves")
    ['service', 'de', 'l', 'eau', 'coeur', 'd', 'ecouves']
    """
    if not text.isascii():
        bare = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "oe").replace("æ", "ae"))
        text = "".join(each for each in bare if not unicodedata.combining(each))
    return _WORD.findall(text.casefold())


def search_key(names: Iterable[str], places: Iterable[str] = ()) -> str:
    """Return the search key of somebody.

    Parameters
    ----------
    names
        Last name, first name, address.
    places
        Titles of posts and names of units.
    """
    words = dict.fromkeys(word for text in (*names, *places) for word in fold(text))
    key = f" {' '.join(words)}"[:_LONGEST]
    return key if key.isascii() else key.encode()[:_HEAVIEST].decode(errors="ignore")


def matching(agents: QuerySet[Agent], text: str) -> QuerySet[Agent]:
    """Keep the agents who have a word that begins with each of the words of `text`."""
    for word in fold(text)[:_MOST_WORDS]:
        agents = agents.filter(Q(search_key__contains=f" {word}") | Q(search_key__startswith=word))
    return agents


def picked(text: str) -> QuerySet[Agent]:
    """Return those still here who answer to `text`, to choose one of them; « Élie » before « Zola »."""
    return matching(Agent.objects.filter(left_on=None), text)


def refresh_search_keys(keys: Iterable[int] | None = None) -> int:
    """Write the search keys again, of the agents `keys` or of all; return how many had changed.

    To be called after agents, their posts or the name of their unit have been changed by hand; an import does it.
    """
    wanted = None if keys is None else list(keys)
    agents, posts = Agent.objects.all(), Post.objects.filter(closed_on=None).exclude(holder=None)
    if wanted is not None:
        agents, posts = agents.filter(pk__in=wanted), posts.filter(holder_id__in=wanted)
    places: dict[int, list[str]] = defaultdict(list)
    for holder, title, unit in posts.order_by("pk").values_list("holder_id", "title", "unit__name"):
        places[holder] += [title, unit]
    changed = []
    for agent in agents.only("last_name", "first_name", "email", "search_key").iterator():
        key = search_key((agent.last_name, agent.first_name, agent.email), places[agent.pk])
        if key != agent.search_key:
            agent.search_key = key
            changed.append(agent)
    Agent.objects.bulk_update(changed, ["search_key"], batch_size=_BATCH)
    return len(changed)
