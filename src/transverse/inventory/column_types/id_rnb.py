"""The identifier of a building."""

import re

from transverse.inventory.model import Personal

ID = "id_rnb"
LABEL = "identifiant de bâtiment (RNB)"
SOURCE = "Référentiel national des bâtiments: twelve signs of an alphabet without vowels nor look-alikes"
PERSONAL = Personal.NONE
WORDS = "rnb, id rnb, batid, batiment"
RANK = 12
THRESHOLD = 0.8
EXAMPLES = ("FT4RKBXBVH9S", "NHDE-2W8H-E3X3")
COUNTER_EXAMPLES = ("FT4RKBXBVH9", "ft4rkbxbvh9s", "FT4RKBXBVH9IO", "123456789")

_ID = re.compile(r"[1-9A-HJ-NP-TV-Z]{4}(-?)[1-9A-HJ-NP-TV-Z]{4}\1[1-9A-HJ-NP-TV-Z]{4}")


def is_valid(text: str) -> bool:
    """Tell whether the cell is twelve signs of that alphabet, dashed or not."""
    return _ID.fullmatch(text) is not None
