"""The name of an account on a social network."""

import re

from transverse.inventory.model import Personal

ID = "username"
LABEL = "nom de compte"
SOURCE = "Common form of social networks: an at sign, then letters, digits and underscores"
PERSONAL = Personal.INDIRECT
WORDS = "username, compte, user, pseudo, login, account"
RANK = 13
THRESHOLD = 0.9
ALONE = 0.9
EXAMPLES = ("@accueil1", "@Ville_Bondy")
COUNTER_EXAMPLES = ("marie@ville.fr", "@ ville", "accueil", "@")

_NAME = re.compile(r"@\w{2,30}")


def is_valid(text: str) -> bool:
    """Tell whether the cell is an at sign and one word."""
    return _NAME.fullmatch(text) is not None
