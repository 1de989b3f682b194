"""The account, by nature, of a line of a budget."""

import re

from transverse.inventory.model import Personal

ID = "code_nature_comptable"
LABEL = "code de nature comptable"
SOURCE = "Instructions budgétaires et comptables M14, M52, M57: accounts of classes 1 to 7"
PERSONAL = Personal.NONE
WORDS = """
    =nature, code nature, bgt nature, compte nature, compte, nature comptable, code compte, article, imputation,
    chapitre, code chapitre, bgt chapitre, contnat, bgt natdec, numero compte, article nature
"""
NOT_WORDS = "libelle, nom, bancaire, juridique, objet, date"
RANK = 35
THRESHOLD = 0.85
EXAMPLES = ("65111", "6156", "2031", "011")
COUNTER_EXAMPLES = ("85111", "Subvention", "12,5", "65111234", "12/05/2020")

_ACCOUNT = re.compile(r"(?:0?[1-7])\d{1,6}(?:-\d{2})?|0\d{2}")


def is_valid(text: str) -> bool:
    """Tell whether the cell is two to seven digits that begin with a class of accounts."""
    return _ACCOUNT.fullmatch(text) is not None and len(text) < 9
