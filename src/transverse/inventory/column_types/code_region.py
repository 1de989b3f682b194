"""The code of a region of today, or of before 2016."""

from transverse.inventory.model import Personal

ID = "code_region"
LABEL = "code de région"
SOURCE = "Insee, Code officiel géographique 2015 et 2024"
PERSONAL = Personal.NONE
WORDS = "region, code region, region insee, code insee region"
NOT_WORDS = "libelle, nom, siren, population, montant, aide"
RANK = 21
THRESHOLD = 0.9
EXAMPLES = ("11", "84", "76", "02", "1")
COUNTER_EXAMPLES = ("07", "93010", "Bretagne", "100", "12/05/2020", "rue de Paris")

_NOW = {"01", "02", "03", "04", "06", "11", "24", "27", "28", "32", "44", "52", "53", "75", "76", "84", "93", "94"}
_BEFORE = {"21", "22", "23", "25", "26", "31", "41", "42", "43", "54", "72", "73", "74", "82", "83", "91"}
_CODES = frozenset(_NOW | _BEFORE)


def is_valid(text: str) -> bool:
    """Tell whether the region exists; the zero that a spreadsheet eats is put back."""
    return text.zfill(2) in _CODES
