"""Two days, from and to."""

import re

from transverse.inventory.model import Personal

ID = "periode"
LABEL = "période"
SOURCE = "SCDL subventions 2.1, champ datesPeriodeVersement: two dates joined by an underscore"
PERSONAL = Personal.NONE
WORDS = "periode, dates periode, date periode versement, dateperiodeversement"
RANK = 48
THRESHOLD = 0.5
ALONE = 0.7
EXAMPLES = ("2022/01/13_2024/01/12", "2024-06-12/2025-04-30", "du 01/09/2019 au 31/08/2020")
COUNTER_EXAMPLES = ("2022/01/13", "2019-2020", "_", "1er versement")

_DAY = r"(?:\d{4}[-/]\d{2}[-/]\d{2}|\d{1,2}/\d{1,2}/\d{2,4})"
_SPAN = re.compile(rf"(?:du )?{_DAY}\s?(?:_|/|-|au|à)\s?{_DAY}")


def is_valid(text: str) -> bool:
    """Tell whether the cell is two days with a sign or a word between them."""
    return _SPAN.fullmatch(text) is not None
