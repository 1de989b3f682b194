"""An address of electronic mail."""

import re

from transverse.inventory.model import Personal

ID = "email"
LABEL = "adresse électronique"
SOURCE = "RFC 5322, section 3.4.1, in the form that people write"
PERSONAL = Personal.PROFESSIONAL
WORDS = "email, adresse email, adresse electronique, contact"
RANK = 10
THRESHOLD = 0.6
ALONE = 0.7
EXAMPLES = ("marie.dupont@ville-exemple.fr", "p0@example.org")
COUNTER_EXAMPLES = ("@ville", "www.ville.fr", "marie dupont", "a@b")

_MAIL = re.compile(r"(?:mailto:)?[\w.+'&-]{1,64}@[\w-]+(?:\.[\w-]+)*\.[a-zA-Z]{2,}")


def is_valid(text: str) -> bool:
    """Tell whether the cell begins with an address; others may follow it."""
    if "@" not in text:
        return False
    first = re.split(r"[\s;,/]+", text.strip("<> "), maxsplit=1)[0]
    return _MAIL.fullmatch(first.strip("<>")) is not None
