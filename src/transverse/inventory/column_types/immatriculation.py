"""The plate of a vehicle: since 2009 (SIV), or the former numbers of a department."""

import re

from transverse.inventory.model import Personal

ID = "immatriculation"
LABEL = "plaque d'immatriculation"
SOURCE = "Arrêté du 9 février 2009, relatif aux modalités d'immatriculation des véhicules"
PERSONAL = Personal.INDIRECT
WORDS = "immatriculation, plaque, immat, numero immatriculation"
RANK = 12
THRESHOLD = 0.6
ALONE = 0.8
LEAST = 2
EXAMPLES = ("AB-123-CD", "AB123CD", "1234 AB 93")
COUNTER_EXAMPLES = ("AB-1234-CD", "123-CD", "AB-123", "IO-123-SS")

_SIV = re.compile(r"[A-HJ-NP-TV-Z]{2}[- ]?\d{3}[- ]?[A-HJ-NP-TV-Z]{2}")
_FORMER = re.compile(r"\d{1,4}[- ]?[A-HJ-NP-TV-Z]{2,3}[- ]?(?:\d{2}|2[AB]|97\d)")


def is_valid(text: str) -> bool:
    """Tell whether the cell is a plate of either form."""
    return _SIV.fullmatch(text) is not None or _FORMER.fullmatch(text) is not None


def is_sure(text: str) -> bool:
    """Tell whether the cell is a plate of the form of today."""
    return _SIV.fullmatch(text) is not None
