"""Sentences without any term that need not be parsed: no pronoun of theirs, nor of a later one, can stand for the noun.

A follower is parsed for its own pronouns, and for the other nouns that a later pronoun may rather stand for.
"""

from collections.abc import Sequence

from transverse.documents.model import Kind
from transverse.language.coreference import may_hold
from transverse.language.draft import Draft


def unread(found: Sequence[Draft]) -> frozenset[int]:
    """Return the places, among the drafts of a document, of the followers whose parse nobody reads."""
    genders = _genders(found)
    unused: list[int] = []
    read = False  # whether what a sentence leaves to the next ones is read
    for place in range(len(found) - 1, -1, -1):
        draft, gender = found[place], genders[place]
        held = any(may_hold(draft.bare, each, draft.prepared.clitics) for each in gender or "fm")
        alive = held or draft.kind == Kind.HEADING or draft.opens_on_an_owned_thing
        if not draft.follower and any(plan.agrees for plan in draft.plans):
            read = alive
            continue
        read = read or (draft.follower and alive) or draft.kind == Kind.HEADING
        if draft.follower and not read:
            unused.append(place)
    return frozenset(unused)


def _genders(found: Sequence[Draft]) -> list[str]:
    """Return, for each draft, the gender of the noun that the sentences before speak of; "" when it is not told."""
    gender, genders = "", []
    for draft in found:
        if draft.kind == Kind.HEADING:
            gender = ""  # the thread may be that of another heading
        genders.append(gender)
        agreeing = [plan for plan in draft.plans if plan.agrees]
        if agreeing:
            gender = agreeing[-1].source[0]
    return genders
