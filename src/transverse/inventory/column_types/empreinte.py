"""A digest of a file: MD5, SHA-1 or SHA-256."""

import re

from transverse.inventory.model import Personal

ID = "empreinte"
LABEL = "empreinte de fichier"
SOURCE = "RFC 1321, FIPS 180-4"
PERSONAL = Personal.NONE
WORDS = "checksum, md5, sha, hash, empreinte"
RANK = 12
THRESHOLD = 0.8
ALONE = 0.8
EXAMPLES = ("d41d8cd98f00b204e9800998ecf8427e", "da39a3ee5e6b4b0d3255bfef95601890afd80709")
COUNTER_EXAMPLES = ("d41d8cd98f00b204e9800998ecf8427", "12345678901234567890123456789012", "sha256")

_DIGEST = re.compile(r"(?=\d*[a-fA-F])(?:[0-9a-f]{32}|[0-9A-F]{32}|[0-9a-f]{40}|[0-9a-f]{64})")


def is_valid(text: str) -> bool:
    """Tell whether the cell is a digest in hexadecimal."""
    return _DIGEST.fullmatch(text) is not None
