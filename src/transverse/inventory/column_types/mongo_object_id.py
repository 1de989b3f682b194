"""An identifier of a document in MongoDB, such as those of data.gouv.fr."""

import re

from transverse.inventory.model import Personal

ID = "mongo_object_id"
LABEL = "identifiant technique à 24 caractères"
SOURCE = "MongoDB manual, ObjectId"
PERSONAL = Personal.NONE
WORDS = "object id, datagouv"
RANK = 12
THRESHOLD = 0.8
ALONE = 0.8
EXAMPLES = ("610bd2362a874c7e1e86ad1b", "5d3f06948b4c410863800078")
COUNTER_EXAMPLES = ("610bd2362a874c7e1e86ad1", "610bd2362a874c7e1e86ad1z", "123456789012345678901234")

_ID = re.compile(r"(?=.*[a-f])[0-9a-f]{24}")


def is_valid(text: str) -> bool:
    """Tell whether the cell is 24 hexadecimal digits, not all decimal."""
    return _ID.fullmatch(text) is not None
