"""Values that several papers are filled with."""

import datetime
from decimal import Decimal
from typing import NamedTuple


class Signatory(NamedTuple):
    """A person who signs: as what, under which name, and on which day if it is done."""

    role: str
    name: str = ""
    signed: datetime.date | None = None


class Mandate(NamedTuple):
    """A mandate held in a service, from a day to another (none: no end is set)."""

    title: str
    unit: str
    start: datetime.date
    end: datetime.date | None = None
    time_share: Decimal | None = None


class Task(NamedTuple):
    """Something left to do, by whom, for when."""

    what: str
    who: str = ""
    due: datetime.date | None = None
