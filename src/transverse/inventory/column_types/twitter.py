"""An account on X, formerly Twitter, when the header names it."""

import re

from transverse.inventory.model import Personal

ID = "twitter"
LABEL = "compte Twitter"
SOURCE = "X Help Center, username rules: at most fifteen letters, digits and underscores"
PERSONAL = Personal.INDIRECT
WORDS = "twitter, compte twitter"
RANK = 12
THRESHOLD = 0.7
EXAMPLES = ("@VilleBondy", "Ville_Bondy")
COUNTER_EXAMPLES = ("marie@ville.fr", "Ville de Bondy", "@nom_beaucoup_trop_long")

_NAME = re.compile(r"@?\w{1,15}")


def is_valid(text: str) -> bool:
    """Tell whether the cell is one word, with an at sign or not."""
    return _NAME.fullmatch(text) is not None
