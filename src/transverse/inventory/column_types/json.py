"""A list or an object written in JSON, or as Python prints it."""

import re

from transverse.inventory.model import Personal

ID = "json"
LABEL = "liste ou objet JSON"
SOURCE = "RFC 8259"
PERSONAL = Personal.NONE
WORDS = "json, extra"
RANK = 14
THRESHOLD = 0.7
ALONE = 0.7
EXAMPLES = ('["01","03"]', '{"code": "91", "typeCode": "Code d', "[]")
COUNTER_EXAMPLES = ("[sic]", "{id}", "texte", "[2.35, 48.85]")

_BEGINS = re.compile(r"""(?:\{\s*["']|\[\s*(?:["'{\[]|\])).*|\{\}""", re.DOTALL)


def is_valid(text: str) -> bool:
    """Tell whether the cell begins as one; its end may be cut."""
    return text[0] in "[{" and _BEGINS.fullmatch(text) is not None
