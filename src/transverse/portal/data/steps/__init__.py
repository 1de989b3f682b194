"""What somebody may do next about the data of a service, for the home page.

Each file is discovered::

steps(account, today) -> Iterator[NextStep]      # two queries at most, none for those whom it does not concern
"""

from datetime import date
from typing import TYPE_CHECKING

from transverse.common.registry import modules
from transverse.portal.people.next_steps import NextStep

if TYPE_CHECKING:
    from transverse.portal.accounts.models import Account


def data_steps(account: "Account", today: date) -> list[NextStep]:
    """Return what the person may do next."""
    return [step for each in modules(__name__) for step in each.steps(account, today)]
