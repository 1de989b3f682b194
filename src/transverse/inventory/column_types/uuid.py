"""A universally unique identifier."""

import re

from transverse.inventory.model import Personal

ID = "uuid"
LABEL = "identifiant universel (UUID)"
SOURCE = "RFC 9562"
PERSONAL = Personal.NONE
WORDS = "uuid, guid"
RANK = 10
THRESHOLD = 0.8
ALONE = 0.8
EXAMPLES = ("01890e30-5a80-7c22-9842-826300000000", "{E5E2FDB1-DE8E-11B0-DA2D-CFC375D30000}")
COUNTER_EXAMPLES = ("01890e30-5a80-7c22-9842", "E5E2FDB1DE8E11B0DA2DCFC375D3", "uuid", "2020-01-01")

_UUID = re.compile(r"\{?[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\}?")


def is_valid(text: str) -> bool:
    """Tell whether the cell is such an identifier, in braces or not."""
    return _UUID.fullmatch(text) is not None
