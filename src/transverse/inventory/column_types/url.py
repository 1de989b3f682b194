"""An address of the web."""

import re

from transverse.inventory.model import Personal

ID = "url"
LABEL = "adresse de page internet"
SOURCE = "RFC 3986, with the forms without scheme that people type"
PERSONAL = Personal.NONE
WORDS = "url, lien, site, web, page, link, uri, photo, image"
RANK = 10
THRESHOLD = 0.5
ALONE = 0.6
EXAMPLES = ("https://www.data.gouv.fr/fr/datasets/", "www.bondy.fr", "http://exemple-sdirve.com")
COUNTER_EXAMPLES = ("voir le site", "marie@ville.fr", "bondy", "rue de Paris", "fr.wikipedia")

_ADDRESS = re.compile(r"(?:(?:https?|ftp|file|sftp):/{0,3}[^\s/$?#@][^\s]*|www\.[^\s@]+\.[^\s@]{2,})", re.IGNORECASE)
_BARE = re.compile(r"(?:[a-z0-9-]+\.)+(?:fr|com|org|net|eu|gouv|info|re|bzh)(?:/[^\s@]*)?", re.IGNORECASE)


def is_valid(text: str) -> bool:
    """Tell whether the cell is an address; one cut at the end is one."""
    return _ADDRESS.fullmatch(text) is not None or _BARE.fullmatch(text) is not None
