"""The code of a Belgian commune, which looks like the French one."""

import re

from transverse.inventory.model import Personal

ID = "code_insee_belge"
LABEL = "code INS de commune belge"
SOURCE = "Statbel, code REFNIS: five digits, the first that of the province"
PERSONAL = Personal.NONE
WORDS = "ins, nis, code ins, code nis, refnis, niscode, nsi"
NOT_WORDS = "insee"
RANK = 19
THRESHOLD = 0.8
EXAMPLES = ("62063", "21004")
COUNTER_EXAMPLES = ("2A004", "01004", "6206", "Liège")

_NIS = re.compile(r"[1-9]\d{4}")


def is_valid(text: str) -> bool:
    """Tell whether the cell is five digits that begin with the number of a province."""
    return _NIS.fullmatch(text) is not None
