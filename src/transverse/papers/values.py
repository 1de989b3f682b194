"""Values that several papers are filled with."""

import datetime as dt
from decimal import Decimal
from typing import NamedTuple


class Signatory(NamedTuple):
    """A person who signs: as what, under which name, and on which day if it is done."""

    role: str
    name: str = ""
    signed: dt.date | None = None


class Mandate(NamedTuple):
    """A mandate held in a service, from a day to another (none: no end is set)."""

    title: str
    unit: str
    start: dt.date
    end: dt.date | None = None
    time_share: Decimal | None = None


class Task(NamedTuple):
    """Something left to do, by whom, for when."""

    what: str
    who: str = ""
    due: dt.date | None = None
