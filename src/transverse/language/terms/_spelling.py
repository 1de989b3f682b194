"""Shorthands of the family files, written out in full."""

from collections.abc import Iterable

# ``~`` between two words: anglicisms are spelled apart, hyphenated or joined without any rule.
JOINTS = (" ", "-", "")

# Endings of the regular first conjugation (Bescherelle 7), enough for any verb borrowed in -er.
ENDINGS = (
    "er é és ée ées ant e es ons ez ent ais ait ions iez aient ai as a âmes âtes èrent erai eras era erons erez eront "
    "erais erait erions eriez eraient asse asses ât assions assiez assent"
)


def spellings(form: str) -> Iterable[str]:
    """Yield the spellings that `form` stands for: ``open~data`` is *open data*, *open-data* and *opendata*."""
    head, joint, tail = form.partition("~")
    if not joint:
        yield form
        return
    for rest in spellings(tail):
        yield from (head + separator + rest for separator in JOINTS)


def conjugations(source_stem: str, french_stem: str) -> dict[str, str]:
    """Map every form of a verb in -er to the same form of its French equivalent in -er."""
    return {source_stem + ending: french_stem + ending for ending in ENDINGS.split()}
